/** Parts of a conversation's log that the page holds: events in order without a hole. */
import type { ConversationWelcome, LoggedEvent } from "@carethread/model";

export interface Stretch {
  readonly events: readonly LoggedEvent[];
  /** Whether there is something before the first of them. */
  readonly hasOlder: boolean;
}

/** The stretch at the log's end. */
export interface EventWindow extends Stretch {
  /** The place of the last event and its id: what the next hello names. */
  readonly end: number;
  readonly endId: string;
}

/** Adds what follows. Events that are there already are left out; null where one is missing between. */
export function append(window: EventWindow, events: readonly LoggedEvent[]): EventWindow | null {
  let { end, endId } = window;
  const added: LoggedEvent[] = [];
  for (const event of events) {
    if (event.pos <= end) continue;
    if (event.pos !== end + 1) return null;
    added.push(event);
    end = event.pos;
    endId = event.id;
  }
  return added.length === 0 ? window : { ...window, events: [...window.events, ...added], end, endId };
}

/**
 * The window after a welcome: the old one goes on where the room resumed behind it, else a new one begins.
 * Null where the welcome contradicts itself.
 */
export function welcome(window: EventWindow | null, frame: ConversationWelcome): EventWindow | null {
  if (window !== null && frame.from === window.end + 1) return append(window, frame.events);
  const fresh: EventWindow = {
    events: [],
    end: frame.from - 1,
    endId: frame.events.length === 0 ? frame.head.lastId : "",
    hasOlder: frame.hasOlder,
  };
  return append(fresh, frame.events);
}

/** Adds a page of the past in front; events that do not meet the window's beginning are left out. */
export function prepend<S extends Stretch>(stretch: S, page: readonly LoggedEvent[], hasOlder: boolean): S {
  const begin = stretch.events[0]?.pos ?? Number.POSITIVE_INFINITY;
  const older = page.filter(event => event.pos < begin);
  const meets = older.length === 0 || older.at(-1)?.pos === begin - 1;
  return meets ? { ...stretch, events: [...older, ...stretch.events], hasOlder } : stretch;
}

/** Where the messages of a stretch stand among its events. */
function messagesOf({ events }: Stretch): number[] {
  return events.flatMap(({ type }, index) => (type === "message" ? [index] : []));
}

/** How much of a stretch a reader sees: other events may show nothing at all. */
export function lengthOf(stretch: Stretch): number {
  return messagesOf(stretch).length;
}

/** A stretch up to so many of its first messages. */
export function firstOf(stretch: Stretch, count: number): Stretch {
  const { events, hasOlder } = stretch;
  return { events: events.slice(0, messagesOf(stretch)[count]), hasOlder };
}

/** A stretch from so many of its last messages on. */
export function lastOf<S extends Stretch>(stretch: S, count: number): S {
  const messages = messagesOf(stretch);
  const first = messages[messages.length - count] ?? 0;
  return first === 0 ? stretch : { ...stretch, events: stretch.events.slice(first), hasOlder: true };
}

/** The log's end with an earlier stretch in front of it; null where they do not meet. */
export function merge({ events, hasOlder }: Stretch, window: EventWindow): EventWindow | null {
  const begin = window.events[0]?.pos ?? window.end + 1;
  const last = events.at(-1)?.pos ?? 0;
  if (last < begin - 1) return null;
  const older = events.filter(event => event.pos < begin);
  return older.length === 0 ? window : { ...window, events: [...older, ...window.events], hasOlder };
}
