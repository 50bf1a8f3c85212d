/**
 * A patient's record: who opened which conversation, to whom it was shown, and how team and rights changed. It only grows.
 * Openings from outside the team are numbered by themselves, `access:<n>` → their place in the record; those of before
 * there was a chain stand there whole, and come first in the record.
 */
import {
  type AccessPage,
  type AccessReason,
  type AccessRow,
  limits,
  type OpeningReason,
  type Person,
  type PersonId,
  type RawEntry,
  type Recorded,
  type RecordRoom,
  readEntry,
  type Unsealing,
  type UnsealingRecorded,
} from "@carethread/model";
import { type AppendAccess, Chain, type Ports, type PushRecorded } from "../base/base.ts";

const accessPrefix = "access:";
const accessKey = (n: number): string => accessPrefix + n.toString().padStart(12, "0");

/** How far what a conversation owes was taken: what comes twice is not recorded twice. */
const takenPrefix = "recorded:";

export interface PatientRecordOptions {
  readonly ports: Ports;
  readonly room: RecordRoom;
  /** Owes the person a pointer to this entry; what is owed is stored by `store`. */
  readonly owe: (person: Person, n: number) => void;
  /** Stores it in one commit with what is owed because of it. */
  readonly store: (put: Readonly<Record<string, unknown>>) => Promise<void>;
}

type Put = Readonly<Record<string, unknown>>;

export class PatientRecord {
  readonly chain: Chain;
  readonly #options: PatientRecordOptions;
  /** When somebody opened or was shown something last, as long as it may be the same. */
  readonly #recent = new Map<string, number>();
  /** The number of the last opening from outside the team. */
  #accesses = 0;

  constructor(options: PatientRecordOptions) {
    this.#options = options;
    this.chain = new Chain(options.ports.storage, options.room);
  }

  async load(): Promise<void> {
    const { storage } = this.#options.ports;
    const [last] = (await storage.list({ prefix: accessPrefix, reverse: true, limit: 1 })).keys();
    this.#accesses = last === undefined ? 0 : Number(last.slice(accessPrefix.length));
    // Before there was a chain these were all that there was.
    await this.chain.load(async () => this.#accesses);
    const over = this.#options.ports.now() - this.#longest();
    for (let before = this.chain.end.n + 1; ; ) {
      const entries = await this.page(before, limits.pageEvents);
      for (const entry of entries) this.#remember(entry);
      const oldest = entries.at(-1);
      if (oldest === undefined || entries.length < limits.pageEvents || oldest.at <= over) return;
      before = oldest.n;
    }
  }

  #longest(): number {
    const { accessEvery, shownEvery } = this.#options.ports.deployment.delays;
    return Math.max(accessEvery, shownEvery);
  }

  /** Of an entry that keeps others from being recorded: when it was. */
  #remember(raw: RawEntry): void {
    const entry = readEntry(raw);
    if (entry?.type !== "opened" && entry?.type !== "shown") return;
    const key = sameOf(entry.by.id, entry.conversation, entry.type === "opened" ? entry.reason : "shown");
    this.#recent.set(key, Math.max(entry.at, this.#recent.get(key) ?? 0));
  }

  /** When the same was recorded, as long as it is the same still. */
  #known(person: PersonId, conversation: string, what: OpeningReason | "shown"): number | undefined {
    const { ports } = this.#options;
    const { accessEvery, shownEvery } = ports.deployment.delays;
    const over = ports.now() - (what === "shown" ? shownEvery : accessEvery);
    const oldest = ports.now() - this.#longest();
    for (const [key, at] of this.#recent) if (at <= oldest) this.#recent.delete(key);
    const at = this.#recent.get(sameOf(person, conversation, what));
    return at !== undefined && at > over ? at : undefined;
  }

  #append(by: Person, at: number, said: Recorded): Put {
    const { n, put } = this.chain.append(by, at, said);
    this.#options.owe(by, n);
    if (said.type === "opened" || said.type === "shown") {
      const key = sameOf(by.id, said.conversation, said.type === "opened" ? said.reason : "shown");
      this.#recent.set(key, Math.max(at, this.#recent.get(key) ?? 0));
    }
    return put;
  }

  /** Resolves, when it stands in the record, to when it was recorded: lately, where it is the same opening still. */
  async append({ person, reason, conversation }: AppendAccess): Promise<number> {
    const { ports, store } = this.#options;
    const known = this.#known(person.id, conversation, reason);
    if (known !== undefined) {
      // It may be on its way to the storage still.
      await ports.storage.settled();
      return known;
    }
    const at = ports.now();
    const access = ++this.#accesses;
    const put = this.#append(person, at, { type: "opened", conversation, reason, access });
    await store({ ...put, [accessKey(access)]: this.chain.end.n });
    return at;
  }

  /** Takes what a conversation owes; resolves to the place up to which it is stored. */
  async take({ conversation, to, entries }: PushRecorded): Promise<number> {
    const { ports, store } = this.#options;
    const key = takenPrefix + conversation;
    const before = (await ports.storage.get<number>(key)) ?? 0;
    if (to <= before) return before;
    // From here on without an await.
    let put: Put = { [key]: to };
    for (const entry of entries) {
      const { n, at, person } = entry;
      const what = "seq" in entry ? "shown" : entry.reason;
      if (n <= before || this.#known(person.id, conversation, what) !== undefined) continue;
      const said: Recorded =
        "seq" in entry
          ? { type: "shown", conversation, seq: entry.seq }
          : { type: "opened", conversation, reason: entry.reason };
      put = { ...put, ...this.#append(person, at, said) };
    }
    await store(put);
    return to;
  }

  /** Somebody takes the record out; with `of` what this person did. Resolves when that stands in it. */
  exported(by: Person, of: PersonId | undefined): Promise<void> {
    const said: Recorded = { type: "exported", what: "record", ...(of === undefined ? {} : { of }) };
    return this.#options.store(this.note(by, [said]));
  }

  /** Somebody takes messages out; resolves when that stands here, to where and since when. */
  exportedMessages(
    by: Person,
    conversation: string | undefined,
  ): Promise<{ readonly entry: number; readonly at: number }> {
    const about = conversation === undefined ? {} : { conversation };
    return this.#entered(by, { type: "exported", what: "messages", ...about });
  }

  /** An encrypted conversation is about to be opened; resolves when that stands here. */
  unsealed(by: Person, said: Unsealing): Promise<UnsealingRecorded> {
    return this.#entered(by, { type: "unsealed", ...said });
  }

  async #entered(by: Person, said: Recorded): Promise<{ readonly entry: number; readonly at: number }> {
    const at = this.#options.ports.now();
    const put = this.#append(by, at, said);
    const entry = this.chain.end.n;
    await this.#options.store(put);
    return { entry, at };
  }

  /** Those of these numbers that are there. */
  these(numbers: readonly number[]): Promise<RawEntry[]> {
    return this.chain.these(numbers);
  }

  /** Gives what to store with the change that it is about. */
  note(by: Person, all: readonly Recorded[]): Put {
    const put: Record<string, unknown> = {};
    for (const said of all) Object.assign(put, this.#append(by, this.#options.ports.now(), said));
    return put;
  }

  /** Entries below a number, newest first. Those of before there was a chain bear no link. */
  async page(before: number, limit: number, by?: PersonId): Promise<RawEntry[]> {
    const linked = await this.chain.before(before, limit, by);
    const { unlinked } = this.chain;
    const rest = limit - linked.length;
    if (rest === 0 || unlinked === 0) return linked;
    const old = await this.#accessesBefore(
      Math.min(before, unlinked + 1),
      by === undefined ? rest : unlinked,
    );
    const mine = old.filter(({ person }) => by === undefined || person.id === by).slice(0, rest);
    return [
      ...linked,
      ...mine.map(({ n, at, person, reason, conversation }) => ({
        ...{ n, at, by: person, type: "opened", conversation, reason, access: n },
      })),
    ];
  }

  /** Openings from outside the team, newest first, from below a number on. */
  async accessPage(before: number, limit: number): Promise<AccessPage> {
    const rows = await this.#accessesBefore(before, limit);
    return { rows, hasOlder: (rows.at(-1)?.n ?? 1) > 1 };
  }

  async #accessesBefore(before: number, limit: number): Promise<AccessRow[]> {
    const { storage } = this.#options.ports;
    const end = before > this.#accesses ? {} : { end: accessKey(before) };
    const found = await storage.list<AccessRow | number>({
      prefix: accessPrefix,
      ...end,
      reverse: true,
      limit,
    });
    const places = [...found.values()].filter(value => typeof value === "number");
    const entries = new Map((await this.chain.these(places)).map(entry => [entry.n, entry]));
    return [...found].flatMap(([key, value]) => {
      if (typeof value !== "number") return [value];
      const entry = readEntry(entries.get(value));
      if (entry?.type !== "opened") return [];
      const { at, by: person, conversation } = entry;
      const n = Number(key.slice(accessPrefix.length));
      return [{ n, at, person, reason: entry.reason as AccessReason, conversation }];
    });
  }
}

/** What is recorded once for a while: one conversation opened by one person for one reason, or shown to them. */
function sameOf(person: PersonId, conversation: string, what: OpeningReason | "shown"): string {
  return `${person}:${conversation}:${what}`;
}
