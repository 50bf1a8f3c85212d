/** "Find in conversation": where in all of the log words stand, and going from one place to the next. */
import { type Found, type LoggedEvent, matches } from "@carethread/model";
import type { WritableAtom } from "nanostores";
import { type Delays, type Finding, type Platform, put } from "../base/base.ts";

export interface FindingOptions {
  readonly platform: Platform;
  readonly delays: Pick<Delays, "searchAfter">;
  readonly $finding: WritableAtom<Finding | null>;
  readonly ask: (q: string, signal: AbortSignal) => Promise<Found>;
  /** Shows the log around a place. */
  readonly goTo: (pos: number) => Promise<void>;
}

export interface Finder {
  find(q: string): void;
  /** Goes to the next newer place, or with -1 to the next older one; behind the last comes the first. */
  goOn(step: 1 | -1): Promise<void>;
  arrived(events: readonly LoggedEvent[]): void;
  end(): void;
}

export function createFinding({ platform, delays, $finding, ask, goTo }: FindingOptions): Finder {
  let asking: AbortController | null = null;
  let timer: unknown = null;

  function stop(): void {
    platform.clearTimeout(timer);
    asking?.abort();
    asking = null;
  }

  async function look(q: string): Promise<void> {
    const mine = new AbortController();
    asking = mine;
    try {
      const { places, more } = await ask(q, mine.signal);
      if (asking !== mine) return;
      asking = null;
      put($finding, { q, state: "found", places, current: null, more });
      // Where that page cannot be had, what was found is there all the same.
      if (places.length > 0) await go(places.at(-1) as number).catch(() => {});
    } catch {
      if (asking !== mine) return;
      asking = null;
      put($finding, { q, state: "failed", places: [], current: null, more: false });
    }
  }

  async function go(pos: number): Promise<void> {
    const before = $finding.get();
    if (before === null) return;
    put($finding, { ...before, current: pos });
    await goTo(pos);
  }

  return {
    find(q) {
      stop();
      if (q.trim() === "") return put($finding, null);
      put($finding, { q, state: "searching", places: [], current: null, more: false });
      timer = platform.setTimeout(() => void look(q), delays.searchAfter);
    },
    async goOn(step) {
      const { places = [], current = null } = $finding.get() ?? {};
      const at = current === null ? -1 : places.indexOf(current);
      const next = at < 0 ? places.at(-1) : places.at((at + step) % places.length);
      if (next !== undefined) await go(next);
    },
    arrived(events) {
      const finding = $finding.get();
      if (finding?.state !== "found") return;
      const last = finding.places.at(-1) ?? 0;
      const places = events.flatMap(event =>
        event.type === "message" && event.pos > last && matches(event.body.text, finding.q) !== null
          ? [event.pos]
          : [],
      );
      put($finding, { ...finding, places: [...finding.places, ...places] });
    },
    end() {
      stop();
      put($finding, null);
    },
  };
}
