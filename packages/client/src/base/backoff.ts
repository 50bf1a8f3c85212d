/** Delays between attempts: the first is short, later ones grow, and all have jitter. */
import type { Delays } from "./delays.ts";

export interface Backoff {
  /** The delay before the next attempt, in milliseconds; at least `atLeast` before jitter. */
  next(atLeast?: number): number;
  /** Starts from the beginning. */
  reset(): void;
}

const growth = 1.5;
/** The shortest and the longest delay, as parts of the middle one. */
const least = 0.4;
const most = 1.6;

export function createBackoff(
  delays: Pick<Delays, "retryFirst" | "retryMax">,
  random: () => number,
): Backoff {
  let attempts = 0;
  return {
    next(atLeast = 0) {
      // Bounded before the jitter: pages that have tried for long must not all try at the same beat.
      const grown = Math.min(delays.retryFirst * growth ** attempts, delays.retryMax / most);
      attempts++;
      return Math.min(delays.retryMax, Math.max(atLeast, grown) * (least + (most - least) * random()));
    },
    reset() {
      attempts = 0;
    },
  };
}
