/** What must hold of what the host brings in: a batch is there once, whole and in its order, or not at all. */
import type { PastConversation } from "../past.ts";
import { unmarked } from "../past.ts";
import { violated } from "../violation.ts";
import type { World } from "../world.ts";
import type { Logs } from "./logs.ts";

export class Pasts {
  readonly #world: World;
  readonly #logs: Logs;
  readonly #seen = new Map<PastConversation, number>();

  constructor(world: World, logs: Logs) {
    this.#world = world;
    this.#logs = logs;
  }

  everyStep(): void {
    for (const past of this.#world.past.conversations) {
      const { length } = past.id === null ? [] : this.#logs.named(past.id);
      if (length === this.#seen.get(past)) continue;
      this.#seen.set(past, length);
      this.#check(past);
    }
  }

  atRest(): void {
    for (const past of this.#world.past.conversations) this.#check(past);
  }

  /** Parts of batches would stand between others or be followed by the wrong one: what is there is some of them whole. */
  #check({ id, batches }: PastConversation): void {
    const there = this.#logs
      .named(id ?? "")
      .flatMap(({ event }) =>
        event.type === "message" && event.imported ? [unmarked(event.body.text)] : [],
      );
    let place = 0;
    for (const { texts, state } of batches) {
      const isThere = texts[0] === there[place] && place < there.length;
      if (!isThere && state === "in")
        violated(`what the host was told to be in is there: ${texts[0]} in ${id}`);
      if (isThere && state === "refused") violated(`what was refused is not there: ${texts[0]} in ${id}`);
      if (!isThere) continue;
      const missing = texts.findIndex((text, index) => there[place + index] !== text);
      if (missing >= 0) violated(`a batch is there whole: ${texts[missing]} is not, in ${id}`);
      place += texts.length;
    }
    if (place < there.length) violated(`a batch is there once: ${there[place]} in ${id}`);
  }
}
