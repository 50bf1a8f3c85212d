/** The answer to a hello: where the client can go on, or from where it begins anew. */
import {
  type ConversationState,
  type Head,
  limits,
  type SeenEvent,
  stateFor,
  type View,
} from "@carethread/model";
import { type Entry, type Log, show } from "./log.ts";

export interface Opening {
  readonly events: SeenEvent[];
  readonly from: number;
  readonly hasOlder: boolean;
}

/**
 * The events to welcome a viewer with: those after `after` where the event at its place has its id and the gap
 * is small, else the last ones. Reads on while others write, so that what it gives ends at the present head.
 */
export async function opening(
  log: Log,
  present: () => ConversationState | null,
  viewer: { readonly id: string; readonly view: View },
  after: { readonly pos: number; readonly id: string } | null,
): Promise<Opening | null> {
  const headNow = (): Head | null => {
    const state = present();
    return state === null ? null : (stateFor(state, viewer.view)?.head ?? null);
  };
  let head = headNow();
  if (head === null) return null;
  const resumed = after !== null && (await canResume(log, viewer.view, head, after));
  const from = resumed ? after.pos + 1 : Math.max(1, head.pos - limits.welcomeEvents + 1);
  const entries: Entry[] = [];
  for (let next = from; head !== null && next <= head.pos; head = headNow()) {
    const { pos } = head;
    entries.push(...(await log.places(viewer.view, next, pos)));
    next = pos + 1;
  }
  const events = entries.map(entry => show(entry, viewer.view, viewer.id)).filter(event => event !== null);
  return { events, from, hasOlder: from > 1 };
}

async function canResume(
  log: Log,
  view: View,
  head: Head,
  after: { readonly pos: number; readonly id: string },
): Promise<boolean> {
  if (after.pos < 1 || after.pos > head.pos || head.pos - after.pos > limits.resumeGap) return false;
  return (await log.at(view, after.pos))?.event.id === after.id;
}

/** Cuts events into batches that fit a frame. There is always a first one. */
export function batches(events: readonly SeenEvent[]): SeenEvent[][] {
  const out: SeenEvent[][] = [[]];
  let size = 0;
  for (const event of events) {
    const bytes = JSON.stringify(event).length;
    if (size > 0 && size + bytes > limits.roomFrame) {
      out.push([]);
      size = 0;
    }
    out.at(-1)?.push(event);
    size += bytes;
  }
  return out;
}
