/** What a practice ended - a key, a setting, its being served at all - and how long rooms may still go by it. */
import { roomLimits } from "@carethread/model";
import type { Clock } from "./clock.ts";

const { practiceLease, practiceStale, callWithin } = roomLimits;

/** An answer may be slow, and so may what a room had begun to do by what held before. */
const margin = callWithin + 10_000;

/** Who can ask the practice's room knows after so long, in milliseconds, what ended there. */
export const heardOfWithin = practiceLease + practiceStale + margin;

/** What can end; `key` with the name of one. */
export type Ending = `key ${string}` | "served" | "notes" | "searchable";

export class Endings {
  readonly #clock: Clock;
  readonly #since = new Map<Ending, number>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** It holds again, or may. */
  begins(what: Ending): void {
    this.#since.delete(what);
  }

  /** The practice's room has answered that it is stored. */
  ended(what: Ending): void {
    if (!this.#since.has(what)) this.#since.set(what, this.#clock.now);
  }

  /** Since when no room goes by it that could always ask since `unheard`; infinite where it holds. */
  overAt(what: Ending, unheard: number): number {
    return Math.max(this.#since.get(what) ?? Number.POSITIVE_INFINITY, unheard) + heardOfWithin;
  }
}
