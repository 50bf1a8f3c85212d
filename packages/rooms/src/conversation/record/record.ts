/**
 * What a conversation owes its patient's record: who of the team and of the patient's side opened it, and whom it was shown
 * to. It is stored with what it tells of, or by itself at once, so that it is certain; nobody waits for it.
 */
import { type OpeningReason, type Person, type PersonId, roomName } from "@carethread/model";
import {
  ask,
  type Outbox,
  type Ports,
  type Practice,
  type PushRecorded,
  RecordedTaken,
  type Target,
  type Told,
} from "../../base/base.ts";

export { logHead, verdictOf } from "./proving.ts";

/** What is owed: all up to a place in what this conversation owes. */
const record = "record";
const prefix = "rec:";
const keyOf = (n: number): string => prefix + n.toString().padStart(12, "0");

type Entry = PushRecorded["entries"][number];

interface Waiting {
  readonly patient: string;
  readonly entry: Entry;
}

/** Entries that go in one call. */
const piece = 100;

export interface RecordDebtOptions {
  readonly ports: Ports;
  readonly practice: Practice;
  readonly conversation: string;
  readonly outbox: () => Outbox;
}

export class RecordDebt {
  readonly #options: RecordDebtOptions;
  /** Those that a patient's room has not taken yet, by their places. */
  readonly #waiting = new Map<number, Waiting>();
  /** When something was last noted, as long as it may be the same. */
  readonly #recent = new Map<string, number>();
  #last = 0;

  constructor(options: RecordDebtOptions) {
    this.#options = options;
  }

  /** After the outbox. */
  async load(): Promise<void> {
    for (const [key, waiting] of await this.#options.ports.storage.list<Waiting>({ prefix }))
      this.#waiting.set(Number(key.slice(prefix.length)), waiting);
    const due = [...this.#options.outbox().debts()].flatMap(({ key, debt }) =>
      key === record ? [debt.due] : [],
    );
    this.#last = Math.max(0, ...due, ...this.#waiting.keys());
  }

  /** Somebody to whom the conversation is their own is about to be shown it; false where that is recorded. */
  opened(patient: string, person: Person, reason: OpeningReason): boolean {
    const { ports, outbox } = this.#options;
    if (!this.#isNew(person.id, reason, ports.deployment.delays.accessEvery)) return false;
    const put = this.#owe(patient, { reason, ...this.#who(person) });
    const { put: owed, remove } = outbox().changes();
    // A commit that fails ends the room's life, and who is shown something asks again.
    ports.storage.commit({ put: { ...put, ...owed }, remove }).catch(() => {});
    outbox().soon();
    return true;
  }

  /** Somebody was shown all up to a place of the log: gives what to store with that. */
  shown(patient: string, person: Person, seq: number): Readonly<Record<string, unknown>> {
    if (!this.#isNew(person.id, "shown", this.#options.ports.deployment.delays.shownEvery)) return {};
    return this.#owe(patient, { seq, ...this.#who(person) });
  }

  #who(person: Person) {
    return { n: ++this.#last, at: this.#options.ports.now(), person };
  }

  #owe(patient: string, entry: Entry): Readonly<Record<string, unknown>> {
    const { n } = entry;
    this.#waiting.set(n, { patient, entry });
    this.#options.outbox().raiseTo({ party: "patient", room: patient }, record, n, "log");
    return { [keyOf(n)]: { patient, entry } satisfies Waiting };
  }

  /** Whether it was not noted lately. What a room has forgotten since it slept, the patient's room knows. */
  #isNew(person: PersonId, what: string, every: number): boolean {
    const now = this.#options.ports.now();
    const key = `${person} ${what}`;
    const at = this.#recent.get(key);
    if (at !== undefined && now - at < every) return false;
    this.#recent.set(key, now);
    return true;
  }

  async deliver(target: Target): Promise<Told> {
    const { ports, practice, conversation, outbox } = this.#options;
    const due = outbox().due(target, record);
    const mine = [...this.#waiting].filter(([, { patient }]) => patient === target.room);
    const entries = mine.slice(0, piece).map(([, { entry }]) => entry);
    // What is behind the last of these is none of this patient's.
    const to = mine.length > piece ? (entries.at(-1)?.n ?? due) : due;
    const body: PushRecorded = { conversation, to, entries };
    const room = roomName(practice.id, target.room);
    const taken = await ask(ports, "patient", room, "internal/recorded", body, RecordedTaken);
    const gone = mine.flatMap(([n]) => (n <= taken.to ? [n] : []));
    for (const n of gone) this.#waiting.delete(n);
    if (gone.length > 0) await ports.storage.commit({ remove: gone.map(keyOf) });
    return { [record]: taken.to };
  }
}
