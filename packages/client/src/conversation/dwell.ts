/** What stays on the screen for long enough that it can have been seen: what only flies past while one scrolls is not. */
import type { Platform } from "../base/base.ts";

export interface Dwell {
  /** What is on the screen now; called whenever that changes. */
  shows(places: Iterable<number>): void;
  /** What is on the screen counts as if it had only just come there. */
  again(): void;
}

/** `seen` is told of what was on the screen for so many milliseconds without a break. */
export function createDwell(
  platform: Platform,
  ms: number,
  seen: (places: readonly number[]) => void,
): Dwell {
  /** By place, since when it has been on the screen. */
  let since = new Map<number, number>();
  const told = new Set<number>();
  let timer: unknown = null;

  function look(): void {
    platform.clearTimeout(timer);
    const now = platform.now();
    const waiting = [...since].filter(([place]) => !told.has(place));
    const long = waiting.filter(([, from]) => now - from >= ms).map(([place]) => place);
    for (const place of long) told.add(place);
    const next = Math.min(...waiting.filter(([place]) => !told.has(place)).map(([, from]) => from + ms));
    if (Number.isFinite(next)) timer = platform.setTimeout(look, Math.max(1, next - now));
    if (long.length > 0) seen(long);
  }

  return {
    shows(places) {
      const now = platform.now();
      since = new Map([...places].map(place => [place, since.get(place) ?? now]));
      look();
    },
    again() {
      told.clear();
      since = new Map([...since.keys()].map(place => [place, platform.now()]));
      look();
    },
  };
}
