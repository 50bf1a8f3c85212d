/** Ends what takes too long, with one short timer for all of it: a room that waits for nothing can sleep soon. */
import type { Ports } from "../base/base.ts";

/** No timer of this room is longer: milliseconds. */
export const longestTimer = 5_000;

export class Patience {
  readonly #ports: Ports;
  readonly #ms: number;
  /** Milliseconds since 1970; in that order, since all wait equally long. */
  readonly #waiting = new Map<AbortController, number>();
  #isArmed = false;

  constructor(ports: Ports, ms: number) {
    this.#ports = ports;
    this.#ms = ms;
  }

  /** Does it, and aborts its signal where that takes too long. */
  async during<T>(act: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const controller = new AbortController();
    this.#waiting.set(controller, this.#ports.now() + this.#ms);
    this.#arm();
    try {
      return await act(controller.signal);
    } finally {
      this.#waiting.delete(controller);
    }
  }

  #arm(): void {
    const [first] = this.#waiting.values();
    if (this.#isArmed || first === undefined) return;
    this.#isArmed = true;
    const rest = Math.max(0, first - this.#ports.now());
    this.#ports.later(() => this.#look(), Math.min(rest, longestTimer));
  }

  #look(): void {
    this.#isArmed = false;
    const now = this.#ports.now();
    for (const [controller, until] of this.#waiting) {
      if (until > now) break;
      this.#waiting.delete(controller);
      controller.abort();
    }
    this.#arm();
  }
}
