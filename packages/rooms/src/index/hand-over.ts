/**
 * What a slice does when the practice has another number of them: it hands what belongs elsewhere to where it belongs,
 * a piece at a time, while everything goes on. The first slice also remembers how many there ever were, and asks those
 * that are no more until they are empty. Rooms come to know the number one after the other: each slice goes by its own,
 * and for a while others go by another.
 */
import { indexRoom, sliceOf } from "@carethread/model";
import { ask, Emptied, handToSlices, type Ports, type Practice, type TakeOver, tell } from "../base/base.ts";
import { type DueTable, nameOf } from "./due-table.ts";
import type { PatientList } from "./list.ts";
import type { Search } from "./search/search.ts";

export interface HandOverOptions {
  readonly ports: Ports;
  readonly practice: Practice;
  /** The number of this slice, from 0. */
  readonly slice: number;
  readonly due: DueTable;
  readonly patients: PatientList;
  readonly search: Search;
}

export interface Standing {
  readonly isInOrder: boolean;
  readonly isSettled: boolean;
  readonly slices: number;
}

/** For how many slices this one is in order; 0 before it ever was. */
const inOrderFor = "slices";
/** What is in order for so many is in order for none. */
const outOfOrder = -1;
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
  /** How often this life was told of more slices. */
  #grown = 0;
  /** How often this life took in what belongs elsewhere, and how much of that is on its way to the storage. */
  #kept = 0;
  #keeping = 0;
  /** What is being handed over, and whether it came back meanwhile: of two slices each may take it for the other's. */
  readonly #leaving = new Map<string, boolean>();

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
    // It may be one that is no more, for which a room came that does not know that yet.
    const slices = Math.max(practice.slices, slice + 1);
    await tell(ports, "index", indexRoom(practice.id, 0), "internal/grown", { slices });
    const isUnused = await this.#isUnused();
    const number = await this.#number();
    // What it was in order for does not count for what is now put into it.
    this.#inOrderFor = number === practice.slices || isUnused ? practice.slices : Math.min(number, 0);
    await ports.storage.commit({ put: { [toldFor]: practice.slices, [inOrderFor]: this.#inOrderFor } });
    this.#toldFor = practice.slices;
  }

  /**
   * Takes in what belongs elsewhere, from a room that goes by another number of slices. The next hand-over brings it
   * there, also where this one is done with its own.
   */
  async keep({ due = [], patients = [], keys = [] }: TakeOver, put: () => Promise<unknown>): Promise<void> {
    this.#keeping++;
    try {
      // First of all: in order and asked whether it is empty, it would say so. And after it said that it is there.
      await this.#leaveOrder();
      await this.begin();
      await this.#leaveOrder();
      // From here on without an await: what leaves is taken out unless it is known by then that it came back.
      for (const name of [...due.map(nameOf), ...patients.map(({ id }) => id), ...keys])
        if (this.#leaving.has(name)) this.#leaving.set(name, true);
      await put();
    } finally {
      this.#keeping--;
      this.#kept++;
    }
  }

  /** The first slice, which goes by so many, asks whether this one is empty. */
  async empty(slices: number, until: number): Promise<boolean> {
    // By another number it may be in order: it would be forgotten with what it has.
    return slices === this.#options.practice.slices && this.go(until);
  }

  /** To the first slice: there is another one, of so many. */
  async grown(slices: number): Promise<void> {
    this.#grown++;
    if (slices <= (await this.#most())) return;
    this.#mostEver = slices;
    await this.#options.ports.storage.commit({ put: { [mostEver]: slices } });
  }

  async #go(until: number): Promise<boolean> {
    const { practice, slice } = this.#options;
    if ((await this.#number()) !== practice.slices && !(await this.#giveAway(until))) return false;
    return slice > 0 || this.#emptyFormer();
  }

  /** Whether all was given away by then. */
  async #giveAway(until: number): Promise<boolean> {
    const { ports, practice, slice, due, patients, search } = this.#options;
    const isElsewhere = (key: string): boolean => sliceOf(key, practice.slices) !== slice;
    let hasGiven = false;
    const kept = this.#kept;
    for await (const all of due.entries()) {
      if (ports.now() >= until) return false;
      const some = all.filter(({ of }) => isElsewhere(of));
      const cameBack = this.#leave(some.map(nameOf));
      await handToSlices(ports, practice, { due: some });
      await due.remove(some, cameBack);
    }
    for await (const all of patients.pieces()) {
      if (ports.now() >= until) return false;
      const some = all.filter(({ key }) => isElsewhere(key));
      const cards = some.flatMap(({ card }) => card ?? []);
      const keys = some.flatMap(({ key, card }) => (card === null ? [key] : []));
      const cameBack = this.#leave(some.map(({ key }) => key));
      await handToSlices(ports, practice, { patients: cards, keys });
      await patients.remove(some, cameBack);
      hasGiven ||= some.length > 0;
    }
    // What is searched is made anew there, from the conversations themselves.
    await handToSlices(ports, practice, { searched: await search.patientsOf(isElsewhere) });
    // Something else was taken in meanwhile, before which it may have passed.
    if (this.#keeping > 0 || this.#kept !== kept) return false;
    // From here on without an await: what is taken in after this is let go of by the next one.
    await search.leave(isElsewhere);
    if (this.#keeping > 0 || this.#kept !== kept) return false;
    // It may be one that is no more: when it comes back the first one is told anew.
    const since = hasGiven ? ports.now() : 0;
    this.#inOrderSince = since;
    this.#toldFor = 0;
    await this.#setNumber(practice.slices, { [inOrderSince]: since, [toldFor]: 0 });
    return true;
  }

  /** Begins to hand these over; gives what says whether one of them came back since. */
  #leave(names: readonly string[]): (name: string) => boolean {
    this.#leaving.clear();
    for (const name of names) this.#leaving.set(name, false);
    return name => this.#leaving.get(name) === true;
  }

  /** Those that are no more are woken by nobody else. Whether they all are empty. */
  async #emptyFormer(): Promise<boolean> {
    const { ports, practice } = this.#options;
    const grown = this.#grown;
    const most = await this.#most();
    let isEmpty = true;
    for (let slice = practice.slices; slice < most; slice++) {
      const room = indexRoom(practice.id, slice);
      const body = { slices: practice.slices };
      isEmpty = (await ask(ports, "index", room, "internal/empty", body, Emptied)).ok && isEmpty;
    }
    // Who said meanwhile that it is there may have been asked before that.
    if (isEmpty && most !== practice.slices && this.#grown === grown) {
      this.#mostEver = practice.slices;
      await ports.storage.commit({ put: { [mostEver]: practice.slices } });
    }
    return isEmpty;
  }

  /** One that never held anything, or gave all of it away when it was one too many. */
  async #isUnused(): Promise<boolean> {
    const { slice } = this.#options;
    const [told, number] = [await this.#told(), await this.#number()];
    return slice > 0 && told === 0 && number !== outOfOrder && number <= slice;
  }

  /** What was in order is so no more. */
  async #leaveOrder(): Promise<void> {
    if ((await this.#number()) === this.#options.practice.slices) await this.#setNumber(outOfOrder);
  }

  async #setNumber(slices: number, more: Readonly<Record<string, unknown>> = {}): Promise<void> {
    this.#inOrderFor = slices;
    await this.#options.ports.storage.commit({ put: { [inOrderFor]: slices, ...more } });
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
