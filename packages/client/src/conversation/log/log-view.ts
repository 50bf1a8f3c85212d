/**
 * The part of a conversation's log that the page shows. It stands at the log's end, which the connection moves on, or
 * apart from it, around an earlier place, and then grows both ways until it meets the end. What is far from where it grows
 * is let go of.
 */
import type { ConversationWelcome, EventPage, LoggedEvent } from "@carethread/model";
import type { WritableAtom } from "nanostores";
import { type More, put } from "../../base/base.ts";
import { corrected } from "./corrected.ts";
import {
  append,
  type EventWindow,
  firstOf,
  lastOf,
  lengthOf,
  merge,
  prepend,
  type Stretch,
  welcome,
} from "./event-window.ts";

export interface LogView {
  /** What is shown. */
  shown(): readonly LoggedEvent[];
  /** All that the page holds, in stretches without a hole. */
  held(): readonly (readonly LoggedEvent[])[];
  /** The end that the connection moves on; null before the first welcome. */
  end(): EventWindow | null;
  /** Throws where the welcome contradicts itself. */
  welcomed(frame: ConversationWelcome): void;
  /** False where something is missing between. */
  followed(events: readonly LoggedEvent[]): boolean;
  loadOlder(): Promise<void>;
  loadNewer(): Promise<void>;
  holds(pos: number): boolean;
  /** Shows the log around a place. Rejects with a CareError where it cannot be had. */
  goTo(pos: number): Promise<void>;
  /** Shows the log's end. */
  goToEnd(): void;
  /** The reader is at the log's end: what is far before it is let go of. */
  letGoOfOlder(): void;
  clear(): void;
}

export interface LogViewOptions {
  readonly page: (query: { readonly before: number } | { readonly after: number }) => Promise<EventPage>;
  /** What is shown is another. */
  readonly changed: () => void;
  /** Whether there is more before what is shown, and behind it. */
  readonly $older: WritableAtom<More>;
  readonly $newer: WritableAtom<More>;
}

/** How many events before a place that is gone to are loaded along. */
const context = 30;

/**
 * More messages than this are not shown: what is beyond the `near` ones is let go of. Some of the log's end is held
 * anyway.
 */
const most = 600;
const near = 400;
const atEnd = 100;

export function createLogView({ page, changed, $older, $newer }: LogViewOptions): LogView {
  let end: EventWindow | null = null;
  /** What is shown where it is not the end. */
  let apart: Stretch | null = null;

  function show(): void {
    const { hasOlder } = apart ?? end ?? { hasOlder: false };
    put($older, hasOlder ? "some" : "none");
    put($newer, apart === null ? "none" : "some");
    changed();
  }

  /** Shows a stretch; where it meets the end the two are one. */
  function place(stretch: Stretch): void {
    const whole = end === null ? null : merge(stretch, end);
    if (whole === null) apart = stretch;
    else {
      end = whole;
      apart = null;
    }
    show();
  }

  /** The reader is at the beginning of what is shown. */
  function letGoOfNewer(): void {
    const shown = apart ?? end;
    if (shown === null || lengthOf(shown) <= most) return;
    apart = firstOf(shown, near);
    if (end !== null) end = lastOf(end, atEnd);
  }

  function letGoOfOlder(): void {
    const shown = apart ?? end;
    if (shown === null || lengthOf(shown) <= most) return;
    if (apart !== null) apart = lastOf(apart, near);
    else if (end !== null) end = lastOf(end, near);
    show();
  }

  /** Loads a page at an edge of what is shown; a page of what is shown no more is left out. */
  async function grow(
    $more: typeof $older,
    query: () => Parameters<LogViewOptions["page"]>[0] | null,
    take: (page: EventPage) => void,
  ): Promise<void> {
    const asked = query();
    if (asked === null || ($more.get() !== "some" && $more.get() !== "failed")) return;
    put($more, "loading");
    const isAsked = (): boolean => JSON.stringify(query()) === JSON.stringify(asked);
    try {
      const found = await page(asked);
      if (isAsked()) take(found);
    } catch {
      if (isAsked()) put($more, "failed");
    }
  }

  const stretchAt = (pos: number): Stretch | undefined =>
    [apart, end].find(
      part =>
        part !== null && (part.events[0]?.pos ?? pos + 1) <= pos && pos <= (part.events.at(-1)?.pos ?? 0),
    ) ?? undefined;

  return {
    shown: () => (apart ?? end)?.events ?? [],
    held: () => [apart, end].flatMap(part => (part === null ? [] : [part.events])),
    end: () => end,
    welcomed(frame) {
      const next = welcome(end, frame);
      if (next === null) throw new Error("the welcome's events have a hole");
      const isFresh = end === null || next.events[0] !== end.events[0];
      // What was said while the room read its log came behind messages that were read before it.
      end = corrected(next, frame.events);
      apart = isFresh ? null : corrected(apart, frame.events);
      show();
    },
    followed(events) {
      const added = end === null ? null : append(end, events);
      if (added === null) return false;
      const next = corrected(added, events);
      apart = corrected(apart, events);
      end = apart !== null && lengthOf(next) > most ? lastOf(next, atEnd) : next;
      return true;
    },
    loadOlder: () =>
      grow(
        $older,
        () => {
          const first = (apart ?? end)?.events[0];
          return first === undefined ? null : { before: first.pos };
        },
        ({ events, hasOlder }) => {
          if (apart !== null) apart = prepend(apart, events, hasOlder);
          else if (end !== null) end = prepend(end, events, hasOlder);
          letGoOfNewer();
          show();
        },
      ),
    loadNewer: () =>
      grow(
        $newer,
        () => {
          const last = apart?.events.at(-1);
          return last === undefined ? null : { after: last.pos };
        },
        ({ events }) => {
          if (apart === null) return;
          place({ ...apart, events: [...apart.events, ...events] });
          letGoOfOlder();
        },
      ),
    holds: pos => stretchAt(pos) !== undefined,
    async goTo(pos) {
      const held = stretchAt(pos);
      if (held !== undefined) {
        if (held === end && apart !== null) {
          apart = null;
          show();
        }
        return;
      }
      const after = pos - context;
      const { events, hasOlder } = await page(after < 1 ? { before: pos + context } : { after });
      // Meanwhile the person may have signed out.
      if (end !== null && events.length > 0) place({ events, hasOlder });
    },
    goToEnd() {
      if (apart === null) return;
      apart = null;
      show();
    },
    letGoOfOlder,
    clear() {
      end = null;
      apart = null;
      show();
    },
  };
}
