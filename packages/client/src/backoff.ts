/** Delays between attempts: the first is short, later ones grow, and all have jitter. */
import type { Delays } from "./delays.ts";

export interface Backoff {
  /** The delay before the next attempt, in milliseconds; at least `atLeast` before jitter. */
  next(atLeast?: number): number;
  /** Starts from the beginning. */
  reset(): void;
}

const growth = 1.5;

export function createBackoff(
  delays: Pick<Delays, "retryFirst" | "retryMax">,
  random: () => number,
): Backoff {
  let attempts = 0;
  return {
    next(atLeast = 0) {
      const middle = Math.max(atLeast, delays.retryFirst * growth ** attempts);
      attempts++;
      return Math.min(delays.retryMax, middle * (0.4 + 1.2 * random()));
    },
    reset() {
      attempts = 0;
    },
  };
}
