/**
 * What one room owes others, as numbers and not as a queue. Of *state* the receiver needs the latest: the number is a
 * revision that is counted here, or the *version* of a resource, and the receiver keeps the higher one. Of a *log* it
 * needs every entry: the number is a place, and the receiver says how far it is. Owed is what lies between `due` and
 * `told`.
 *
 * A debt is stored in the commit of what it tells of, under `owed:<target>:<key>`, so that it is certain; of state
 * that is stored as owed already, nothing more is. How far the receiver is is stored when deliveries come to rest, or
 * with the next commit. One delivery is in flight for each target, a few in all; one that failed rests before it is
 * tried again, and soon leaves it to the tick.
 */
import type { Party } from "@carethread/model";
import type { Commit, Ports } from "../ports.ts";
import type { Duty } from "./clock.ts";

export type Sort = "state" | "version" | "log";

export interface Debt {
  readonly sort: Sort;
  /** The revision or place that the target should know. */
  readonly due: number;
  /** The one that it is known to know. */
  readonly told: number;
}

/** A room that is owed something. */
export interface Target {
  readonly party: Party;
  /** The room's key, without its practice. */
  readonly room: string;
}

/** By the key of each debt, how far the target now is. */
export type Told = Readonly<Record<string, number>>;

export interface OutboxOptions {
  readonly ports: Ports;
  /** Tells the target all that these debts are about, in one call. Rejects where that fails. */
  readonly deliver: (target: Target, keys: readonly string[]) => Promise<Told>;
  /** The lower goes first: withdrawals, then what somebody looks at. */
  readonly rank?: (target: Target, keys: readonly string[]) => number;
  /** Deliveries in flight at once. */
  readonly width?: number;
  /** Milliseconds that a target rests after a delivery, so that a burst reaches it as a few states and not as each one. */
  readonly rest?: number;
}

/**
 * What a room that starts adds to a revision that is stored as owed: more than it can have risen since, so that
 * what a receiver was told by an earlier life is never the higher one.
 */
const unstored = 1_000_000;

/** After a failure the wait grows from the first to the last of these, in milliseconds; then the tick asks again. */
const longestRest = 4_000;
const retries = [1_000, 2_000, longestRest] as const;

/** How long what a receiver has said waits for a commit to go along with, in milliseconds. */
const storeWithin = 500;

interface Book {
  readonly target: Target;
  readonly debts: Map<string, Debt>;
  isFlying: boolean;
  /** Debts that began anew while a delivery was in flight: what that one says of them was said of what was before. */
  readonly anew: Set<string>;
  /** It rests until then, milliseconds since 1970. */
  restUntil: number;
  /** Deliveries that failed one after the other. */
  failures: number;
}

export class Outbox {
  /** What a room is woken for: it leaves the due table when all is told, and it is stored that it is. */
  readonly duty: Duty = {
    next: () => (this.owes() || this.#changed.size > 0 ? this.#options.ports.now() : null),
    act: async () => {
      await this.flush(true);
      await this.store();
    },
  };
  readonly #options: OutboxOptions;
  readonly #books = new Map<string, Book>();
  /** Debts that changed since they were stored, as keys of the storage. */
  readonly #changed = new Set<string>();
  /** Debts of state that are stored as owed. */
  readonly #certain = new Set<string>();
  #flying = 0;
  #idle: (() => void)[] = [];
  #isSoon = false;
  #isStoring = false;
  /** Until all is told, nobody rests. */
  #hurry = false;

  constructor(options: OutboxOptions) {
    this.#options = options;
  }

  async load(): Promise<void> {
    for (const [key, debt] of await this.#options.ports.storage.list<Debt>({ prefix })) {
      const { target, of } = parse(key);
      const isOwed = debt.sort === "state" && debt.due > debt.told;
      this.#book(target).debts.set(of, isOwed ? { ...debt, due: debt.due + unstored } : debt);
      if (isOwed) this.#changed.add(key);
    }
  }

  /** Notes that the state which this target should know is another. Store `changes()` with the change itself. */
  raise(target: Target, key: string): void {
    const { debts } = this.#book(target);
    debts.set(key, { sort: "state", due: this.due(target, key) + 1, told: this.told(target, key) });
    const stored = storageKey(target, key);
    if (!this.#certain.has(stored)) this.#changed.add(stored);
  }

  /** The same for what has a number of its own: a version, or the last place of a log. */
  raiseTo(target: Target, key: string, due: number, sort: Exclude<Sort, "state">): void {
    this.#set(target, key, { sort, due, told: this.told(target, key) });
  }

  /** Notes that what the target was told may not have reached it. */
  again(target: Target, key: string): void {
    const debt = this.#find(target, key);
    if (debt === undefined) return;
    this.#book(target).anew.add(key);
    this.#set(target, key, { ...debt, told: 0 });
  }

  /** Nothing is owed to it any more, and nothing is remembered of it. */
  drop(target: Target, key: string): void {
    const book = this.#books.get(nameOf(target));
    if (!book?.debts.delete(key)) return;
    book.anew.add(key);
    this.#changed.add(storageKey(target, key));
  }

  due(target: Target, key: string): number {
    return this.#find(target, key)?.due ?? 0;
  }

  told(target: Target, key: string): number {
    return this.#find(target, key)?.told ?? 0;
  }

  *debts(): Iterable<{ readonly target: Target; readonly key: string; readonly debt: Debt }> {
    for (const { target, debts } of this.#books.values())
      for (const [key, debt] of debts) yield { target, key, debt };
  }

  owes(): boolean {
    for (const book of this.#books.values()) if (waiting(book).length > 0) return true;
    return false;
  }

  /** What is to be stored of the debts that changed; they count as stored from here on. */
  changes(): Required<Commit> {
    const put: Record<string, Debt> = {};
    const remove: string[] = [];
    for (const key of this.#changed) {
      const { target, of } = parse(key);
      const debt = this.#find(target, of);
      if (debt?.sort === "state" && debt.due > debt.told) this.#certain.add(key);
      else this.#certain.delete(key);
      if (debt === undefined) remove.push(key);
      else put[key] = debt;
    }
    this.#changed.clear();
    return { put, remove };
  }

  /** Does what `flush` does as soon as what is under way has been answered. */
  soon(): void {
    if (this.#isSoon) return;
    this.#isSoon = true;
    this.#options.ports.later(() => {
      this.#isSoon = false;
      void this.flush();
    }, 0);
  }

  /**
   * Tells every target that does not yet know; those that rest are told after it, unless `atOnce`. Resolves when none
   * is in flight.
   */
  flush(atOnce = false): Promise<void> {
    if (atOnce) {
      this.#hurry = true;
      for (const book of this.#books.values()) book.restUntil = 0;
    }
    this.#fill();
    if (this.#flying === 0) {
      this.#hurry = false;
      return Promise.resolve();
    }
    return new Promise(resolve => this.#idle.push(resolve));
  }

  /** Stores how far receivers are, where that is not stored yet: before a room leaves the due table. */
  async store(): Promise<void> {
    if (this.#changed.size > 0) await this.#options.ports.storage.commit(this.changes());
  }

  #fill(): void {
    const { ports, width = 4, rank } = this.#options;
    if (this.#flying >= width) return;
    const now = ports.now();
    const asking: { readonly book: Book; readonly keys: readonly string[] }[] = [];
    for (const book of this.#books.values()) {
      const keys = book.isFlying || book.restUntil > now ? [] : waiting(book);
      if (keys.length > 0) asking.push({ book, keys });
    }
    if (rank !== undefined && asking.length > width - this.#flying)
      asking.sort((a, b) => rank(a.book.target, a.keys) - rank(b.book.target, b.keys));
    for (const { book, keys } of asking.slice(0, width - this.#flying)) {
      book.isFlying = true;
      this.#flying++;
      void this.#fly(book, keys);
    }
  }

  async #fly(book: Book, keys: readonly string[]): Promise<void> {
    const { ports, deliver, rest } = this.#options;
    book.anew.clear();
    try {
      const told = await deliver(book.target, keys);
      book.failures = 0;
      for (const [key, place] of Object.entries(told)) this.#heard(book, key, place);
      if (rest !== undefined && !this.#hurry) this.#rest(book, rest);
    } catch (error) {
      ports.log(`${ports.party}: a delivery failed and is still owed`, error);
      this.#restAfterFailure(book);
    }
    this.#flying--;
    book.isFlying = false;
    this.#fill();
    if (this.#flying > 0) return;
    this.#storeSoon();
    const idle = this.#idle;
    this.#idle = [];
    this.#hurry = false;
    for (const resolve of idle) resolve();
  }

  #rest(book: Book, ms: number): void {
    const { ports } = this.#options;
    const until = ports.now() + ms;
    book.restUntil = until;
    ports.later(() => {
      // A timer may be early by the clock that the rest is measured with.
      if (book.restUntil === until) book.restUntil = 0;
      this.#fill();
    }, ms);
  }

  #restAfterFailure(book: Book): void {
    const wait = retries[book.failures++];
    if (wait !== undefined) this.#rest(book, wait);
    // Whatever is owed next, or the tick, tries again: a room that only waits can sleep.
    else book.restUntil = this.#options.ports.now() + longestRest;
  }

  #heard({ target, debts, anew }: Book, key: string, place: number): void {
    const debt = debts.get(key);
    if (debt === undefined || anew.has(key)) return;
    // Of a log the receiver's word counts also where it goes back: it may have lost what it had.
    const told = debt.sort === "log" ? place : Math.max(debt.told, place);
    if (told !== debt.told) this.#set(target, key, { ...debt, told });
  }

  #storeSoon(): void {
    if (this.#isStoring || this.#changed.size === 0) return;
    this.#isStoring = true;
    this.#options.ports.later(() => {
      this.#isStoring = false;
      // Where it fails, the room starts anew, and tells once more what was told.
      this.store().catch(() => {});
    }, storeWithin);
  }

  #set(target: Target, key: string, debt: Debt): void {
    this.#book(target).debts.set(key, debt);
    this.#changed.add(storageKey(target, key));
  }

  #find(target: Target, key: string): Debt | undefined {
    return this.#books.get(nameOf(target))?.debts.get(key);
  }

  #book(target: Target): Book {
    const name = nameOf(target);
    const known = this.#books.get(name);
    if (known !== undefined) return known;
    const book: Book = {
      target,
      debts: new Map(),
      isFlying: false,
      anew: new Set(),
      restUntil: 0,
      failures: 0,
    };
    this.#books.set(name, book);
    return book;
  }
}

const prefix = "owed:";

const nameOf = ({ party, room }: Target): string => `${party}/${room}`;

/** The key under which a debt is stored. */
export function storageKey(target: Target, key: string): string {
  return `${prefix}${nameOf(target)}:${key}`;
}

function parse(stored: string): { readonly target: Target; readonly of: string } {
  const [, party = "", room = "", of = ""] = /^owed:(\w+)\/(\w+):(.*)$/.exec(stored) ?? [];
  return { target: { party: party as Party, room }, of };
}

/** The debts of a target of which it does not know the latest. */
function waiting({ debts }: Book): string[] {
  return [...debts].filter(([, { due, told }]) => due > told).map(([key]) => key);
}
