/**
 * What a slice does when the practice has another number of them: it hands what belongs elsewhere to where it belongs,
 * a piece at a time, while everything goes on. The first slice also remembers how many there ever were, and asks those
 * that are no more until they are empty.
 */
import { indexRoom, practiceRoom, sliceOf } from "@carethread/model";
import { handToSlices, type Ports, type Practice, tell } from "../base/base.ts";
import type { DueTable } from "./due-table.ts";
import type { Patients } from "./patients.ts";

export interface HandOverOptions {
  readonly ports: Ports;
  readonly practice: Practice;
  /** The number of this slice, from 0. */
  readonly slice: number;
  readonly due: DueTable;
  readonly patients: Patients;
}

/** For how many slices this one is in order. */
const inOrderFor = "slices";
/** In the others: of how many slices the first one was told. */
const toldFor = "told";
/** In the first slice: the most that there may be things in. */
const mostEver = "most";

export class HandOver {
  readonly #options: HandOverOptions;
  #inOrderFor: number | null = null;
  #toldFor: number | null = null;
  #going: Promise<void> | null = null;

  constructor(options: HandOverOptions) {
    this.#options = options;
  }

  /** Hands over what is to be handed over; resolves when all of it is. One at a time. */
  go(): Promise<void> {
    this.#going ??= this.#go().finally(() => {
      this.#going = null;
    });
    return this.#going;
  }

  /**
   * Called before something is put into a slice: the first one must know that there are so many, so that this one is
   * emptied when there are fewer.
   */
  async begin(): Promise<void> {
    const { ports, practice, slice } = this.#options;
    if (slice === 0) return;
    this.#toldFor ??= (await ports.storage.get<number>(toldFor)) ?? 0;
    if (this.#toldFor === practice.slices) return;
    await tell(ports, "index", indexRoom(practice.id, 0), "internal/grown", { slices: practice.slices });
    // What it was in order for does not count for what is now put into it.
    const number = (await this.#number()) === practice.slices ? practice.slices : 0;
    await ports.storage.commit({ put: { [toldFor]: practice.slices, [inOrderFor]: number } });
    this.#toldFor = practice.slices;
    this.#inOrderFor = number;
  }

  /** To the first slice: there is another one, of so many. */
  async grown(slices: number): Promise<void> {
    const { storage } = this.#options.ports;
    const most = (await storage.get<number>(mostEver)) ?? 0;
    if (slices > most) await storage.commit({ put: { [mostEver]: slices } });
  }

  async #go(): Promise<void> {
    const { ports, practice, slice } = this.#options;
    // Once, for what stood in the practice's room before there were slices.
    if (slice === 0 && (await this.#number()) === 0)
      await tell(ports, "practice", practiceRoom(practice.id), "internal/hand-over", {});
    if ((await this.#number()) !== practice.slices) await this.#giveAway();
    if (slice === 0) await this.#emptyFormer();
  }

  async #giveAway(): Promise<void> {
    const { ports, practice, slice, due, patients } = this.#options;
    const isElsewhere = (key: string): boolean => sliceOf(key, practice.slices) !== slice;
    for await (const all of due.entries()) {
      const some = all.filter(({ of }) => isElsewhere(of));
      await handToSlices(ports, practice, { due: some });
      await due.remove(some);
    }
    for await (const all of patients.all()) {
      const some = all.filter(({ id }) => isElsewhere(id));
      await handToSlices(ports, practice, { patients: some });
      await patients.remove(some);
    }
    // It may be one that is no more: when it comes back the first one is told anew.
    await ports.storage.commit({ put: { [inOrderFor]: practice.slices, [toldFor]: 0 } });
    this.#inOrderFor = practice.slices;
    this.#toldFor = 0;
  }

  /** Those that are no more are woken by nobody else. */
  async #emptyFormer(): Promise<void> {
    const { ports, practice } = this.#options;
    const most = (await ports.storage.get<number>(mostEver)) ?? 0;
    for (let slice = practice.slices; slice < most; slice++)
      await tell(ports, "index", indexRoom(practice.id, slice), "internal/empty", {});
    if (most !== practice.slices) await ports.storage.commit({ put: { [mostEver]: practice.slices } });
  }

  async #number(): Promise<number> {
    this.#inOrderFor ??= (await this.#options.ports.storage.get<number>(inOrderFor)) ?? 0;
    return this.#inOrderFor;
  }
}
