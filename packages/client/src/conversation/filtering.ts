/** A part of the conversation by itself: calendar events, changes of plans, links, over all of the log. */
import {
  type EventPage,
  isKnown,
  type LoggedEvent,
  type SeenEvent,
  type StreamFilter,
} from "@carethread/model";
import type { WritableAtom } from "nanostores";
import { type Delays, type Filtered, type Platform, put } from "../base/base.ts";

export interface FilteringOptions {
  readonly platform: Platform;
  readonly delays: Pick<Delays, "searchAfter">;
  readonly $filtered: WritableAtom<Filtered | null>;
  readonly page: (filter: StreamFilter, before: number) => Promise<EventPage>;
  /** Everybody by their name of now. */
  readonly present: (events: readonly LoggedEvent[]) => readonly SeenEvent[];
}

export interface Filtering {
  /** Null for the entire stream. */
  filter(filter: StreamFilter | null): void;
  loadOlder(): Promise<void>;
  arrived(events: readonly LoggedEvent[]): void;
  end(): void;
}

/** Before the end of every log. */
const end = Number.MAX_SAFE_INTEGER;

/** Of an item that was changed, how it stands by now. */
function standing(events: readonly LoggedEvent[]): readonly SeenEvent[] {
  const known = events.filter(isKnown);
  const last = new Map(
    known.flatMap(event => (event.type === "stream-item" ? [[event.item.id, event] as const] : [])),
  );
  return known.filter(
    event => event.type !== "stream-item" || (event.changed !== true && last.get(event.item.id) === event),
  );
}

export function createFiltering({ platform, delays, $filtered, page, present }: FilteringOptions): Filtering {
  let held: readonly LoggedEvent[] = [];
  let timer: unknown = null;
  /** Of what is under way the last that was asked says something. */
  let asked = 0;

  function show(filter: StreamFilter, older: Filtered["older"]): void {
    put($filtered, { filter, state: "shown", events: present(standing(held)), older });
  }

  /** The newest page; what was loaded before it stays. */
  async function load(filter: StreamFilter): Promise<void> {
    const mine = ++asked;
    try {
      const { events, hasOlder } = await page(filter, end);
      if (mine !== asked) return;
      const first = events[0]?.pos ?? end;
      const kept = held.filter(({ pos }) => pos < first);
      const older = kept.length > 0 ? ($filtered.get()?.older ?? "none") : hasOlder ? "some" : "none";
      held = [...kept, ...events];
      show(filter, older);
    } catch {
      if (mine !== asked) return;
      const before = $filtered.get();
      // What is shown stays, until the next event asks again.
      if (before?.state !== "shown") put($filtered, { filter, state: "failed", events: [], older: "none" });
    }
  }

  function stop(): void {
    platform.clearTimeout(timer);
    asked++;
    held = [];
  }

  return {
    filter(filter) {
      stop();
      if (filter === null) return put($filtered, null);
      put($filtered, { filter, state: "loading", events: [], older: "none" });
      void load(filter);
    },
    async loadOlder() {
      const before = $filtered.get();
      const first = held[0]?.pos;
      if (before === null || first === undefined || (before.older !== "some" && before.older !== "failed"))
        return;
      const mine = ++asked;
      put($filtered, { ...before, older: "loading" });
      try {
        const { events, hasOlder } = await page(before.filter, first);
        if (mine !== asked) return;
        held = [...events, ...held];
        show(before.filter, hasOlder ? "some" : "none");
      } catch {
        if (mine === asked) put($filtered, { ...before, older: "failed" });
      }
    },
    arrived(events) {
      const filtered = $filtered.get();
      const shown =
        filtered?.filter === "links" || filtered?.filter === "attachments" ? "message" : "stream-item";
      // A message is shown with its corrections.
      const isNews = ({ type }: LoggedEvent): boolean =>
        type === shown || (shown === "message" && type.startsWith("correction-"));
      if (filtered === null || !events.some(isNews)) return;
      platform.clearTimeout(timer);
      timer = platform.setTimeout(() => void load(filtered.filter), delays.searchAfter);
    },
    end() {
      stop();
      put($filtered, null);
    },
  };
}
