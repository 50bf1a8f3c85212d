/**
 * The record of one room in its storage: entries under `record:<n>`, each linked to the one before, and beside them by
 * whom they are. It only grows.
 */
import {
  entryAfter,
  type Person,
  type PersonId,
  type RawEntry,
  type RecordEnd,
  type Recorded,
  type RecordRoom,
  type RecordVerified,
  recordedPerson,
  recordStart,
  verifyRecord,
} from "@carethread/model";
import type { Storage } from "../ports.ts";

const prefix = "record:";
const digits = (n: number): string => n.toString().padStart(12, "0");
const keyOf = (n: number): string => prefix + digits(n);
const prefixBy = (person: PersonId): string => `record-by:${person}:`;

/** How many entries stand before the chain, where there are any; stored with the first that is linked. */
const unlinkedAt = "record-unlinked";

/** Entries that are read at once. */
const piece = 200;

/** Whether a chain holds, and what a checkpoint is compared with. */
export interface ChainVerdict {
  readonly verified: RecordVerified;
  /** How many entries were stored before there was a chain. */
  readonly unlinked: number;
  /** The link of the entry that was asked for, where it is there. */
  readonly linkAt: string | undefined;
}

export interface Appended {
  readonly n: number;
  readonly put: Readonly<Record<string, unknown>>;
}

export class Chain {
  readonly #storage: Storage;
  readonly room: RecordRoom;
  #unlinked = 0;
  #end: RecordEnd;
  #loading: Promise<void> | null = null;

  constructor(storage: Storage, room: RecordRoom) {
    this.#storage = storage;
    this.room = room;
    this.#end = recordStart(room);
  }

  /** `unlinked` are entries that were stored before there was a chain, where it has not begun. */
  load(unlinked: () => Promise<number> = async () => 0): Promise<void> {
    this.#loading ??= this.#load(unlinked).catch(error => {
      // Whoever asks next tries again: a room lives on where one read failed.
      this.#loading = null;
      throw error;
    });
    return this.#loading;
  }

  async #load(unlinked: () => Promise<number>): Promise<void> {
    const [last] = (await this.#storage.list<RawEntry>({ prefix, reverse: true, limit: 1 })).values();
    this.#unlinked =
      last === undefined ? await unlinked() : ((await this.#storage.get<number>(unlinkedAt)) ?? 0);
    this.#end =
      last === undefined ? recordStart(this.room, this.#unlinked) : { n: last.n, link: last.link ?? "" };
  }

  /** How many entries stand before the chain. */
  get unlinked(): number {
    return this.#unlinked;
  }

  /** The last entry, also one that is on its way to the storage. */
  get end(): RecordEnd {
    return this.#end;
  }

  /** Whether there is an entry that is linked. */
  get hasBegun(): boolean {
    return this.#end.n > this.#unlinked;
  }

  /** Appends at once, and gives what to store: before anything else is appended. */
  append(by: Person, at: number, said: Recorded): Appended {
    const isFirst = !this.hasBegun && this.#unlinked > 0;
    const entry = entryAfter(this.#end, { at, by: recordedPerson(by), ...said });
    this.#end = { n: entry.n, link: entry.link };
    return {
      n: entry.n,
      put: {
        [keyOf(entry.n)]: entry,
        [prefixBy(by.id) + digits(entry.n)]: 1,
        ...(isFirst ? { [unlinkedAt]: this.#unlinked } : {}),
      },
    };
  }

  /** Linked entries below a number, newest first; with `by` those by this person alone. */
  async before(n: number, limit: number, by?: PersonId): Promise<RawEntry[]> {
    if (by !== undefined) return this.#by(by, { end: prefixBy(by) + digits(n), reverse: true, limit });
    const found = await this.#storage.list<RawEntry>({ prefix, end: keyOf(n), reverse: true, limit });
    return [...found.values()];
  }

  /** Those by a person from a number on up to another, oldest first. */
  byFrom(by: PersonId, first: number, last: number, limit: number): Promise<RawEntry[]> {
    const start = prefixBy(by);
    return this.#by(by, { start: start + digits(first), end: start + digits(last + 1), limit });
  }

  async #by(
    by: PersonId,
    where: { start?: string; end: string; reverse?: boolean; limit: number },
  ): Promise<RawEntry[]> {
    const index = await this.#storage.list<number>({ prefix: prefixBy(by), ...where });
    return this.these([...index.keys()].map(key => Number(key.slice(prefixBy(by).length))));
  }

  /** The entries of these numbers that are there, in this order. */
  async these(numbers: readonly number[]): Promise<RawEntry[]> {
    const keys = numbers.map(keyOf);
    const found = await this.#storage.getMany<RawEntry>(keys);
    return keys.flatMap(key => found.get(key) ?? []);
  }

  /** Reads all of it as it stands in the storage. */
  async verify(at?: number): Promise<ChainVerdict> {
    await this.#storage.settled();
    const unlinked = this.#unlinked;
    let linkAt: string | undefined;
    let end = recordStart(this.room, unlinked);
    for (let start = prefix; ; ) {
      const found = await this.#storage.list<RawEntry>({ prefix, start, limit: piece });
      const entries = [...found.values()];
      const verified = verifyRecord(entries, end);
      linkAt ??= entries.find(({ n }) => n === at)?.link;
      if (!verified.ok || entries.length < piece) return { verified, unlinked, linkAt };
      end = { n: verified.n, link: verified.link };
      start = keyOf(end.n + 1);
    }
  }
}
