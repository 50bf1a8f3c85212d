/** A stream of numbers that is the same for the same seed, and what is drawn from it. */
import { keyOf } from "@carethread/model";

export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed | 0;
  }

  /** From 0 to 1 (mulberry32). */
  readonly next = (): number => {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let bits = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
    return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32;
  };

  /** A whole number from 0 to below `n`. */
  below(n: number): number {
    return Math.floor(this.next() * n);
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** A key such as rooms and clients make. */
  readonly newId = (): string => keyOf(Uint8Array.from({ length: 16 }, () => this.below(256)));
}

/** The entry of a list that a number from 0 to 1 points at. */
export function at<T>(list: readonly T[], where: number): T | undefined {
  return list[Math.floor(where * list.length)];
}
