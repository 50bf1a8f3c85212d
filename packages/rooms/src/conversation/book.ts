/** What a conversation's room holds: the state as it was decided and as it is stored, the chart's facts, the log. */
import {
  type ConversationState,
  canSee,
  type Facts,
  firstPlaceOf,
  type PatientFacts,
  type PersonFacts,
  type PersonId,
  type Position,
  parseRoomName,
  type Standings,
  targetOf,
} from "@carethread/model";
import type { Ports, Practice } from "../base/base.ts";
import { type Entry, Log, logEntries } from "./log/log.ts";
import { Rows } from "./rows.ts";
import { StoredState } from "./stored-state.ts";

/** A commit that has arrived in the storage. */
export interface Change {
  readonly before: ConversationState | null;
  readonly next: ConversationState;
  readonly entries: readonly Entry[];
}

/** What one commit writes beside the state. */
export interface Writing {
  readonly next: ConversationState;
  readonly entries: readonly Entry[];
  readonly patient?: PatientFacts | undefined;
  readonly extra?: Readonly<Record<string, unknown>> | undefined;
}

export class Book {
  readonly log: Log;
  readonly rows: Rows;
  /** The conversation's key. */
  readonly id: string;
  readonly #ports: Ports;
  readonly #practice: Practice;
  readonly #changed: (change: Change) => void;
  /** What is decided upon: every commit, also one that is still on its way to the storage. */
  #state: ConversationState | null = null;
  /** What is shown: every commit that has arrived there. Nobody is told what a failed commit takes back. */
  #shown: ConversationState | null = null;
  #patient: PatientFacts | null = null;
  /** Entries that are decided and on their way to the storage. */
  #underWay: readonly Entry[] = [];
  /** Charts that are on their way to the storage. */
  #charts = 0;
  #arrived: Promise<void> = Promise.resolve();
  readonly #stored = new StoredState();

  /** `changed` is called after each commit, and `stands` with how members are said to stand. */
  constructor(
    ports: Ports,
    practice: Practice,
    changed: (change: Change) => void,
    stands: (people: Standings) => Promise<unknown>,
  ) {
    this.#ports = ports;
    this.#practice = practice;
    this.#changed = changed;
    this.log = new Log(ports.storage, () => this.#state?.staff.head.corrected === true);
    this.id = parseRoomName("main", ports.name)?.key ?? "";
    this.rows = new Rows({
      ports,
      practice,
      conversation: this.id,
      present: read => this.#whenSettled(() => read({ state: this.#state, patient: this.#patient })),
      entries: (first, last) => this.log.range(first, last),
      stands,
    });
  }

  get state(): ConversationState | null {
    return this.#state;
  }

  get shown(): ConversationState | null {
    return this.#shown;
  }

  get patient(): PatientFacts | null {
    return this.#patient;
  }

  get underWay(): readonly Entry[] {
    return this.#underWay;
  }

  async load(): Promise<void> {
    const { storage } = this.#ports;
    this.#state = await this.#stored.load(storage);
    this.#shown = this.#state;
    this.#patient = (await storage.get<PatientFacts>("patient")) ?? null;
    await this.rows.load();
  }

  /** Everything the rules ask about a person who may see this conversation, else null. */
  access(person: PersonFacts | null): Facts | null {
    if (person === null || this.#patient === null || this.#state === null) return null;
    const facts = { person, patient: this.#patient, settings: this.#practice.settings };
    return canSee(facts, targetOf(this.#state, this.#ports.now())) === null ? facts : null;
  }

  /**
   * The first place that a viewer sees; null while it is about to be another one, because what is shown is then
   * not yet what their right is about, and while a chart is on its way, because the right may stand in it: see
   * `settled`.
   */
  firstPlace(person: PersonId): number | null {
    if (this.#charts > 0) return null;
    if (this.#state === null || this.#shown === null) return 1;
    const first = firstPlaceOf(this.#shown, person);
    return first === firstPlaceOf(this.#state, person) ? first : null;
  }

  /** The last place of what has been decided. */
  head(): Position {
    return { seq: this.#state?.staff.head.pos ?? 0, portal: this.#state?.portal?.head.pos ?? 0 };
  }

  /** Resolves when all that has been decided is stored and told. */
  settled(): Promise<void> {
    return this.#whenSettled(() => {});
  }

  /** Reads something at a moment at which all that has been decided is stored and told. */
  async #whenSettled<T>(read: () => T): Promise<T> {
    let arrived: Promise<void>;
    do {
      arrived = this.#arrived;
      await arrived;
    } while (arrived !== this.#arrived);
    return read();
  }

  /**
   * Lets go of state and chart, at once, and stores in one commit that they are gone, with `mark`; whoever has a row is
   * told. The log is left to be purged. Resolves when that is stored.
   */
  async letGo(mark: Readonly<Record<string, unknown>>, also: readonly string[]): Promise<void> {
    const state = this.#state;
    if (state !== null) this.rows.raiseGone(state);
    this.#state = null;
    this.#shown = null;
    this.#patient = null;
    this.#underWay = [];
    this.log.letGo();
    const { put, remove } = this.rows.outbox.changes();
    const keys = [...this.#stored.keys(), "patient", ...also];
    await this.#ports.storage.commit({ put: { ...put, ...mark }, remove: [...remove, ...keys] });
    this.rows.outbox.soon();
  }

  /** Takes over what was decided, at once, and stores it in one commit; resolves when that has arrived and was told. */
  commit({ next, entries, patient, extra }: Writing): Promise<void> {
    const before = this.#state;
    const programs = patient !== undefined && !sameList(patient.programs, this.#patient?.programs);
    this.#state = next;
    if (patient !== undefined) {
      this.#patient = patient;
      this.#charts++;
    }
    this.rows.raise(before, next, programs, entries);
    const owed = this.rows.outbox.changes();
    this.#underWay = [...this.#underWay, ...entries];
    const put = {
      ...this.#stored.entries(next, entries.length),
      ...logEntries(entries),
      ...owed.put,
      ...extra,
      ...(patient === undefined ? {} : { patient }),
    };
    this.#arrived = this.#ports.storage.commit({ put, remove: owed.remove }).then(() => {
      if (patient !== undefined) this.#charts--;
      this.log.append(entries);
      this.#underWay = this.#underWay.slice(entries.length);
      this.#shown = next;
      try {
        this.#changed({ before, next, entries });
      } catch (error) {
        // What is stored is stored: whoever asked for it must not be told otherwise.
        this.#ports.log("main: a change was not told to everybody", error);
      }
      // Not before the author has their ack.
      this.rows.outbox.soon();
    });
    return this.#arrived;
  }
}

function sameList(a: readonly string[], b: readonly string[] | undefined): boolean {
  return b !== undefined && a.length === b.length && a.every((entry, index) => entry === b[index]);
}
