/** Chance that a seed repeats. */
import { randomFrom } from "../rooms/support.ts";

export class Chance {
  readonly #random: () => number;

  constructor(seed: number) {
    this.#random = randomFrom(seed);
  }

  /** A whole number from 0 to below `n`. */
  below(n: number): number {
    return Math.floor(this.#random() * n);
  }

  /** True in one of `n` cases. */
  oneIn(n: number): boolean {
    return this.below(n) === 0;
  }

  pick<T>(all: readonly T[]): T {
    return all[this.below(all.length)] as T;
  }

  /** A word of `length` characters. */
  word(length: number, alphabet = "abcdefghijklmnopqrstuvwxyz234567"): string {
    let out = "";
    while (out.length < length) out += alphabet[this.below(alphabet.length)];
    return out;
  }
}
