/** What the operator should hear of, but not with every webhook. */
import type { Ports } from "../base/base.ts";

/** Milliseconds between two lines that say the same. */
const every = 24 * 3_600_000;

export class Rarely {
  readonly #ports: Ports;
  #said = Number.NEGATIVE_INFINITY;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  say(message: string): void {
    const now = this.#ports.now();
    if (now - this.#said < every) return;
    this.#said = now;
    this.#ports.log(message);
  }
}
