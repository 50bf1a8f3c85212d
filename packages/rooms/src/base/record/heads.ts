/**
 * How far a record or a log is, told to the practice's `hooks` room now and then: it makes checkpoints of it for who stands
 * outside. Nothing is told where the practice's back end hears of nothing.
 */
import { type CheckpointHead, hooksRoom } from "@carethread/model";
import { tell } from "../calls.ts";
import type { Duty } from "../owed/owed.ts";
import type { Ports } from "../ports.ts";
import type { Practice } from "../practices/practices.ts";

const toldAt = "head-told";

interface ToldHead {
  readonly n: number;
  /** When, milliseconds since 1970. */
  readonly at: number;
}

export interface HeadsOptions {
  readonly ports: Ports;
  readonly practice: Practice;
  /** As it is stored; null where there is nothing yet. */
  readonly head: () => CheckpointHead | null;
  /** Where that is read only when it is needed. */
  readonly load?: () => Promise<void>;
}

export class Heads {
  readonly #options: HeadsOptions;
  /** Read when it is first needed: most rooms that wake tell nothing. */
  #told: ToldHead | null = null;

  constructor(options: HeadsOptions) {
    this.#options = options;
  }

  /** What the room is woken for: at most once in a while, however much is written. */
  readonly duty: Duty = {
    next: async () => {
      const { ports, practice, head, load } = this.#options;
      if (practice.hooks === undefined) return null;
      await load?.();
      this.#told ??= (await ports.storage.get<ToldHead>(toldAt)) ?? { n: 0, at: 0 };
      if ((head()?.n ?? 0) <= this.#told.n) return null;
      return this.#told.at + ports.deployment.delays.checkpointEvery;
    },
    act: async () => {
      const { ports, practice } = this.#options;
      // What is on its way to the storage may still come to nothing.
      await ports.storage.settled();
      const head = this.#options.head();
      if (head === null) return;
      await tell(ports, "hooks", hooksRoom(practice.id), "internal/head", head);
      this.#told = { n: head.n, at: ports.now() };
      await ports.storage.commit({ put: { [toldAt]: this.#told } });
    },
  };
}
