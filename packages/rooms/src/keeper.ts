/** What a conversation's room keeps: state, chart facts, log, and what it owes its members' inboxes. */
import {
  apply,
  type ConversationState,
  canSee,
  type Facts,
  limits,
  type PatientFacts,
  type Person,
  type PersonFacts,
  type Position,
  parseRoomName,
  type Row,
  readTo,
  roomName,
  rowFor,
  targetOf,
} from "@carethread/model";
import type { Practice } from "./deployment.ts";
import type { PushRow } from "./internal.ts";
import { type Entry, Log, logEntries } from "./log.ts";
import { type Debt, Owed } from "./owed.ts";
import { type Ports, putAll } from "./ports.ts";

/** What stands under `head`: everything that changes with an event, in one value and so in one commit. */
interface Kept {
  readonly state: ConversationState;
  readonly owed: Readonly<Record<string, Debt>>;
}

export interface Change {
  readonly before: ConversationState | null;
  readonly next: ConversationState;
  readonly entries: readonly Entry[];
}

export class Keeper {
  readonly log: Log;
  readonly id: string;
  readonly #ports: Ports;
  readonly #practice: Practice;
  readonly #changed: (change: Change) => void;
  #state: ConversationState | null = null;
  #patient: PatientFacts | null = null;
  #owed: Owed;

  constructor(ports: Ports, practice: Practice, changed: (change: Change) => void) {
    this.#ports = ports;
    this.#practice = practice;
    this.#changed = changed;
    this.log = new Log(ports.storage);
    this.id = parseRoomName("main", ports.name)?.key ?? "";
    this.#owed = this.#newOwed({});
  }

  get state(): ConversationState | null {
    return this.#state;
  }

  get patient(): PatientFacts | null {
    return this.#patient;
  }

  async load(): Promise<void> {
    const kept = await this.#ports.storage.getMany<unknown>(["head", "patient"]);
    const head = kept.get("head") as Kept | undefined;
    this.#state = head?.state ?? null;
    this.#patient = (kept.get("patient") as PatientFacts | undefined) ?? null;
    this.#owed = this.#newOwed(head?.owed ?? {});
  }

  /** Everything the rules ask about a person who may see this conversation, else null. */
  access(person: PersonFacts | null): Facts | null {
    if (person === null || this.#patient === null || this.#state === null) return null;
    const facts = { person, patient: this.#patient, settings: this.#practice.settings };
    return canSee(facts, targetOf(this.#state)) === null ? facts : null;
  }

  /** Stores entries in one commit with what follows from them, and tells the room. Nothing here is awaited. */
  store(
    entries: readonly Entry[],
    extra: Readonly<Record<string, unknown>> = {},
    patient: PatientFacts | null = null,
  ): void {
    const next = entries.reduce<ConversationState | null>(apply, this.#state);
    if (next === null) throw new Error("a conversation begins with an event");
    const programs = patient !== null && !sameList(patient.programs, this.#patient?.programs);
    if (patient !== null) this.#patient = patient;
    this.#commit(next, entries, patient === null ? extra : { ...extra, patient }, programs);
  }

  /**
   * A member has read up to a place of their view; `no-such-place` where the log does not reach so far.
   * The log behind the place is read again where others wrote meanwhile.
   */
  async read(person: Person, pos: number): Promise<"no-such-place" | "done"> {
    for (;;) {
      const state = this.#state;
      if (state === null) return "no-such-place";
      const view = person.side === "portal" ? state.portal : state.staff;
      if (view === null || pos < 1 || pos > view.head.pos) return "no-such-place";
      const entry = await this.log.at(person.side === "portal" ? "portal" : "staff", pos);
      if (entry === undefined) return "no-such-place";
      const to: Position = { seq: entry.seq, portal: entry.portal };
      const after = await this.log.range(to.seq + 1, state.staff.head.pos);
      if (this.#state !== state) continue;
      const next = readTo(state, person.id, to, after);
      if (next !== null) this.#commit(next, [], {}, false);
      return "done";
    }
  }

  /** Tells every inbox that does not know yet. Resolves when nothing is under way. */
  flush(): Promise<void> {
    return this.#owed.flush(true);
  }

  /** Whether an inbox waits. */
  owes(): boolean {
    return this.#owed.owes();
  }

  #commit(
    next: ConversationState,
    entries: readonly Entry[],
    extra: Readonly<Record<string, unknown>>,
    programs: boolean,
  ): void {
    const before = this.#state;
    this.#state = next;
    const people = new Set([...Object.keys(before?.staff.members ?? {}), ...Object.keys(next.staff.members)]);
    for (const id of people) {
      // A patient's programs decide which staff may see a row; portal users hear nothing of them.
      const asked = programs && next.staff.members[id]?.person.side === "staff";
      if (asked || !sameRow(before === null ? null : rowFor(before, id), rowFor(next, id)))
        this.#owed.raise(id);
    }
    this.log.append(entries);
    const kept: Kept = { state: next, owed: this.#owed.entries() };
    // Not awaited: the platform lets nothing that follows out before the commit is on disk.
    putAll(this.#ports.storage, { head: kept, ...logEntries(entries), ...extra }).catch(error =>
      this.#ports.log("main: a commit failed", error),
    );
    this.#changed({ before, next, entries });
    void this.#owed.flush();
  }

  #newOwed(debts: Readonly<Record<string, Debt>>): Owed {
    const deliver = (person: string): Promise<number> => this.#deliverRow(person);
    return new Owed({ ports: this.#ports, deliver, rest: limits.rowRest }, debts);
  }

  /** Tells a person's room the person's row as it is now. */
  async #deliverRow(person: string): Promise<number> {
    const rev = this.#owed.rev(person);
    const row = this.#state === null ? null : rowFor(this.#state, person);
    const body: PushRow = {
      row: row === null ? { id: this.id, rev, gone: true } : { ...row, rev },
      programs: this.#patient?.programs ?? [],
    };
    const room = roomName(this.#practice.id, person);
    const { status } = await this.#ports.call("person", room, "internal/row", body);
    if (status !== 200) throw new Error(`a person's room answered ${status}`);
    return rev;
  }
}

function sameList(a: readonly string[], b: readonly string[] | undefined): boolean {
  return b !== undefined && a.length === b.length && a.every((entry, index) => entry === b[index]);
}

type RowBody = Omit<Row, "rev"> | null;

/** Whether two rows of one person are the same; parts that did not change keep their identity in a state. */
function sameRow(a: RowBody, b: RowBody): boolean {
  if (a === null || b === null) return a === b;
  return (Object.keys(b) as (keyof typeof b)[]).every(key => a[key] === b[key]);
}
