/** What a viewer who says hello is shown of the log: where the client can go on, or from where it begins anew. */
import {
  type ConversationState,
  type Head,
  type LoggedEvent,
  limits,
  roomLimits,
  stateFor,
} from "@carethread/model";
import { utf8Length } from "../base/base.ts";
import { type Log, show } from "./log/log.ts";
import type { Viewing } from "./rights/rights.ts";

export interface CatchUp {
  readonly events: LoggedEvent[];
  readonly from: number;
  readonly hasOlder: boolean;
  /** The client goes on from what it has. */
  readonly resumed: boolean;
  /** The place up to which it goes. */
  readonly to: number;
}

/** Events that are read at once. */
const piece = 128;

/**
 * The events to welcome a viewer with: those after `after` where the event at its place has its id and the gap
 * is small, else the last ones. Others may write until the caller hears of it: see `readOn`.
 */
export async function catchUp(
  log: Log,
  present: () => ConversationState | null,
  viewer: Viewing,
  after: { readonly pos: number; readonly id: string } | null,
): Promise<CatchUp | null> {
  const headNow = (): Head | null => {
    const state = present();
    return state === null ? null : (stateFor(state, viewer.view)?.head ?? null);
  };
  let next = 1;
  /** Everything from a place on, piece by piece; null where it is more than `most` bytes. */
  const readFrom = async (from: number, most: number): Promise<LoggedEvent[] | null> => {
    const events: LoggedEvent[] = [];
    let bytes = 0;
    next = from;
    for (let head = headNow(); head !== null && next <= head.pos; head = headNow()) {
      const last = Math.min(head.pos, next + piece - 1);
      for (const entry of await log.places(viewer.view, next, last)) {
        const event = show(entry, viewer.view, viewer.id, viewer.first);
        if (event === null) continue;
        events.push(event);
        bytes += bytesOf(event);
      }
      if (bytes > most) return null;
      next = last + 1;
    }
    return events;
  };
  const head = headNow();
  if (head === null) return null;
  if (after !== null && (await canResume(log, viewer, head, after))) {
    const events = await readFrom(after.pos + 1, roomLimits.resumeBytes);
    if (events !== null) return { events, from: after.pos + 1, hasOlder: true, resumed: true, to: next - 1 };
  }
  const start = Math.max(viewer.first, (headNow() ?? head).pos - limits.welcomeEvents + 1);
  const last = await readFrom(start, Number.POSITIVE_INFINITY);
  if (last === null) return null;
  const events = lastOf(last, roomLimits.pageBytes);
  const from = start + last.length - events.length;
  return { events, from, hasOlder: from > viewer.first, resumed: false, to: next - 1 };
}

/** What was written since. Asked until nothing was: between that answer and a welcome there must be no await. */
export async function readOn(log: Log, caught: CatchUp, viewer: Viewing, to: number): Promise<CatchUp> {
  const entries = await log.places(viewer.view, caught.to + 1, to);
  const more = entries
    .map(entry => show(entry, viewer.view, viewer.id, viewer.first))
    .filter(event => event !== null);
  return { ...caught, events: [...caught.events, ...more], to };
}

async function canResume(
  log: Log,
  { view, first }: Viewing,
  head: Head,
  after: { readonly pos: number; readonly id: string },
): Promise<boolean> {
  if (after.pos < first || after.pos > head.pos || head.pos - after.pos > limits.resumeGap) return false;
  return (await log.at(view, after.pos))?.event.id === after.id;
}

function bytesOf(event: LoggedEvent): number {
  return utf8Length(JSON.stringify(event));
}

/** The last of them that fit so many bytes, and at least one. */
export function lastOf(events: readonly LoggedEvent[], most: number): LoggedEvent[] {
  let bytes = 0;
  let from = events.length;
  while (from > 0) {
    bytes += bytesOf(events[from - 1] as LoggedEvent);
    if (bytes > most && from < events.length) break;
    from--;
  }
  return events.slice(from);
}

/** The first of them that fit so many bytes, and at least one. */
export function firstOf(events: readonly LoggedEvent[], most: number): LoggedEvent[] {
  let bytes = 0;
  const to = events.findIndex((event, index) => {
    bytes += bytesOf(event);
    return bytes > most && index > 0;
  });
  return to < 0 ? [...events] : events.slice(0, to);
}

/** Cuts events into batches that fit a frame. There is always a first one. */
export function batches(events: readonly LoggedEvent[]): LoggedEvent[][] {
  const out: LoggedEvent[][] = [[]];
  let size = 0;
  for (const event of events) {
    const bytes = bytesOf(event);
    if (size > 0 && size + bytes > limits.roomFrame) {
      out.push([]);
      size = 0;
    }
    out.at(-1)?.push(event);
    size += bytes;
  }
  return out;
}
