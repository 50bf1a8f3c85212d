/**
 * What a slice does when the practice has another number of them: it hands what belongs elsewhere to where it belongs,
 * a piece at a time, while everything goes on. The first slice also remembers how many there ever were, and asks those
 * that are no more until they are empty.
 */
import { indexRoom, practiceRoom, sliceOf } from "@carethread/model";
import { ask, Emptied, handToSlices, type Ports, type Practice, tell } from "../base/base.ts";
import type { DueTable } from "./due-table.ts";
import type { PatientList } from "./list.ts";

export interface HandOverOptions {
  readonly ports: Ports;
  readonly practice: Practice;
  /** The number of this slice, from 0. */
  readonly slice: number;
  readonly due: DueTable;
  readonly patients: PatientList;
}

export interface Standing {
  readonly isInOrder: boolean;
  readonly isSettled: boolean;
  readonly slices: number;
}

/** For how many slices this one is in order. */
const inOrderFor = "slices";
/** When it was brought in order, milliseconds since 1970, where something was handed over for it. */
const inOrderSince = "since";
/** In the others: of how many slices the first one was told. */
const toldFor = "told";
/** In the first slice: the most that there may be things in. */
const mostEver = "most";

/**
 * For so long after something was handed over a look-up may have asked the one before it gave, and the other before it
 * took: milliseconds.
 */
const unsettled = 60_000;

export class HandOver {
  readonly #options: HandOverOptions;
  #inOrderFor: number | null = null;
  #inOrderSince: number | null = null;
  #toldFor: number | null = null;
  #mostEver: number | null = null;
  #going: Promise<boolean> | null = null;

  constructor(options: HandOverOptions) {
    this.#options = options;
  }

  /**
   * Hands over what is to be handed over, until a time, milliseconds since 1970. Resolves to whether that is all. One
   * at a time.
   */
  go(until: number): Promise<boolean> {
    this.#going ??= this.#go(until).finally(() => {
      this.#going = null;
    });
    return this.#going;
  }

  /**
   * Whether all that belongs elsewhere was handed over, and so long ago that no look-up that is under way can have
   * missed it; and in the first slice, in how many slices there may be patients.
   */
  async standing(): Promise<Standing> {
    const { ports, practice } = this.#options;
    this.#inOrderSince ??= (await ports.storage.get<number>(inOrderSince)) ?? 0;
    const isInOrder = (await this.#number()) === practice.slices || (await this.#isUnused());
    const isSettled = ports.now() - this.#inOrderSince >= unsettled;
    return { isInOrder, isSettled, slices: Math.max(await this.#most(), practice.slices) };
  }

  /**
   * Called before something is put into a slice: the first one must know that there are so many, so that this one is
   * emptied when there are fewer.
   */
  async begin(): Promise<void> {
    const { ports, practice, slice } = this.#options;
    if (slice === 0 || (await this.#told()) === practice.slices) return;
    await tell(ports, "index", indexRoom(practice.id, 0), "internal/grown", { slices: practice.slices });
    const isInOrder = (await this.#isUnused()) || (await this.#number()) === practice.slices;
    // What it was in order for does not count for what is now put into it.
    const number = isInOrder ? practice.slices : 0;
    await ports.storage.commit({ put: { [toldFor]: practice.slices, [inOrderFor]: number } });
    this.#toldFor = practice.slices;
    this.#inOrderFor = number;
  }

  /** To the first slice: there is another one, of so many. */
  async grown(slices: number): Promise<void> {
    if (slices <= (await this.#most())) return;
    this.#mostEver = slices;
    await this.#options.ports.storage.commit({ put: { [mostEver]: slices } });
  }

  async #go(until: number): Promise<boolean> {
    const { ports, practice, slice } = this.#options;
    // Once, for what stood in the practice's room before there were slices.
    if (slice === 0 && (await this.#number()) === 0)
      await tell(ports, "practice", practiceRoom(practice.id), "internal/hand-over", {});
    if ((await this.#number()) !== practice.slices && !(await this.#giveAway(until))) return false;
    return slice > 0 || this.#emptyFormer();
  }

  /** Whether all was given away by then. */
  async #giveAway(until: number): Promise<boolean> {
    const { ports, practice, slice, due, patients } = this.#options;
    const isElsewhere = (key: string): boolean => sliceOf(key, practice.slices) !== slice;
    let hasGiven = false;
    for await (const all of due.entries()) {
      if (ports.now() >= until) return false;
      const some = all.filter(({ of }) => isElsewhere(of));
      await handToSlices(ports, practice, { due: some });
      await due.remove(some);
    }
    for await (const all of patients.pieces()) {
      if (ports.now() >= until) return false;
      const some = all.filter(({ key }) => isElsewhere(key));
      const cards = some.flatMap(({ card }) => card ?? []);
      const keys = some.flatMap(({ key, card }) => (card === null ? [key] : []));
      await handToSlices(ports, practice, { patients: cards, keys });
      await patients.remove(some);
      hasGiven ||= some.length > 0;
    }
    // It may be one that is no more: when it comes back the first one is told anew.
    const since = hasGiven ? ports.now() : 0;
    const put = { [inOrderFor]: practice.slices, [inOrderSince]: since, [toldFor]: 0 };
    await ports.storage.commit({ put });
    this.#inOrderFor = practice.slices;
    this.#inOrderSince = since;
    this.#toldFor = 0;
    return true;
  }

  /** Those that are no more are woken by nobody else. Whether they all are empty. */
  async #emptyFormer(): Promise<boolean> {
    const { ports, practice } = this.#options;
    const most = await this.#most();
    let isEmpty = true;
    for (let slice = practice.slices; slice < most; slice++) {
      const room = indexRoom(practice.id, slice);
      isEmpty = (await ask(ports, "index", room, "internal/empty", {}, Emptied)).ok && isEmpty;
    }
    if (isEmpty && most !== practice.slices) {
      this.#mostEver = practice.slices;
      await ports.storage.commit({ put: { [mostEver]: practice.slices } });
    }
    return isEmpty;
  }

  /** One that never held anything, or gave all of it away when it was one too many. */
  async #isUnused(): Promise<boolean> {
    const { slice } = this.#options;
    return slice > 0 && (await this.#told()) === 0 && (await this.#number()) <= slice;
  }

  async #told(): Promise<number> {
    this.#toldFor ??= (await this.#options.ports.storage.get<number>(toldFor)) ?? 0;
    return this.#toldFor;
  }

  async #most(): Promise<number> {
    this.#mostEver ??= (await this.#options.ports.storage.get<number>(mostEver)) ?? 0;
    return this.#mostEver;
  }

  async #number(): Promise<number> {
    this.#inOrderFor ??= (await this.#options.ports.storage.get<number>(inOrderFor)) ?? 0;
    return this.#inOrderFor;
  }
}
