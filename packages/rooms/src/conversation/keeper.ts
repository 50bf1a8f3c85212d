/** What a conversation's room keeps: state, chart facts, log, and what it owes its members' inboxes. */
import {
  apply,
  type ConversationState,
  canSee,
  type Facts,
  firstPlaceOf,
  limits,
  type PatientFacts,
  type Person,
  type PersonFacts,
  type PersonId,
  type Position,
  parseRoomName,
  type Row,
  readPast,
  recount,
  roomName,
  rowFor,
  stateFor,
  targetOf,
  viewOf,
} from "@carethread/model";
import { type Debt, Owed, type Ports, type Practice, type PushRow } from "../base/base.ts";
import { KeptState } from "./kept.ts";
import { type Entry, Log, logEntries } from "./log.ts";

/** Events that are counted at once. */
const piece = 256;

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
  /** What is decided upon: every commit, also one that is still on its way to the storage. */
  #state: ConversationState | null = null;
  /** What is shown: every commit that has arrived there. Nobody is told what a failed put takes back. */
  #shown: ConversationState | null = null;
  #stored: Promise<void> = Promise.resolve();
  /** Entries that are decided and on their way to the storage. */
  #underWay: readonly Entry[] = [];
  #patient: PatientFacts | null = null;
  readonly #kept = new KeptState();
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

  get shown(): ConversationState | null {
    return this.#shown;
  }

  get patient(): PatientFacts | null {
    return this.#patient;
  }

  async load(): Promise<void> {
    const { storage } = this.#ports;
    const kept = await this.#kept.load(storage);
    this.#state = kept?.state ?? null;
    this.#shown = this.#state;
    this.#patient = (await storage.get<PatientFacts>("patient")) ?? null;
    this.#owed = this.#newOwed(kept?.owed ?? {});
  }

  /** Everything the rules ask about a person who may see this conversation, else null. */
  access(person: PersonFacts | null): Facts | null {
    if (person === null || this.#patient === null || this.#state === null) return null;
    const facts = { person, patient: this.#patient, settings: this.#practice.settings };
    return canSee(facts, targetOf(this.#state, this.#ports.now())) === null ? facts : null;
  }

  /**
   * The first place that a viewer sees; null while it is about to be another one, because what is shown is then
   * not yet what their right is about: see `settled`.
   */
  firstPlace(person: PersonId): number | null {
    if (this.#state === null || this.#shown === null) return 1;
    const first = firstPlaceOf(this.#shown, person);
    return first === firstPlaceOf(this.#state, person) ? first : null;
  }

  /** The last place of what has been decided. */
  head(): Position {
    return { seq: this.#state?.staff.head.pos ?? 0, portal: this.#state?.portal?.head.pos ?? 0 };
  }

  /** Resolves when all that has been decided is stored; rejects where it cannot be. */
  async settled(): Promise<void> {
    let stored: Promise<void>;
    do {
      stored = this.#stored;
      await stored;
    } while (stored !== this.#stored);
  }

  /**
   * Decides at once, stores the entries in one commit with what follows from them, and tells the room when that
   * is done.
   */
  store(
    entries: readonly Entry[],
    extra: Readonly<Record<string, unknown>> = {},
    patient: PatientFacts | null = null,
  ): Promise<void> {
    const next = entries.reduce<ConversationState | null>(apply, this.#state);
    if (next === null) throw new Error("a conversation begins with an event");
    const programs = patient !== null && !sameList(patient.programs, this.#patient?.programs);
    if (patient !== null) this.#patient = patient;
    return this.#commit(next, entries, patient === null ? extra : { ...extra, patient }, programs);
  }

  /**
   * A member has read up to a place of their view; `no-such-place` where the log does not reach so far. What they
   * passed is counted piece by piece: a log may be longer than the memory.
   */
  async read(person: Person, pos: number): Promise<"no-such-place" | "done"> {
    const view = viewOf(person.side);
    const end = this.#shown === null ? null : stateFor(this.#shown, view);
    if (end === null || pos < 1 || pos > end.head.pos) return "no-such-place";
    const entry = await this.log.at(view, pos);
    if (entry === undefined) return "no-such-place";
    const to: Position = { seq: entry.seq, portal: entry.portal };
    for (;;) {
      const state = this.#state;
      const member = state?.staff.members[person.id];
      const reading = state?.reading[person.id];
      if (state === null || member === undefined || reading === undefined) return "done";
      const { mark } = reading;
      const passed = { unread: 0, badge: 0 };
      for (let first = mark.seq + 1; first <= to.seq; first += piece) {
        const counted = recount(member, await this.log.range(first, Math.min(to.seq, first + piece - 1)));
        passed.unread += counted.unread;
        passed.badge += counted.badge;
      }
      // What is left is read no further than to its first message of the patient's side, and on while others write.
      let since: number | null = null;
      let last = Math.max(mark.seq, to.seq);
      while (since === null && last < this.#end() && this.#awaits(person.id, passed.badge)) {
        const first = last + 1;
        last = Math.min(this.#end(), last + piece);
        since = recount(member, await this.log.range(first, last)).since;
      }
      // What stands up to a place never changes; only the mark may have moved. From here on without an await.
      if (this.#state?.reading[person.id]?.mark !== mark) continue;
      since ??= recount(
        member,
        this.#underWay.filter(({ seq }) => seq > last),
      ).since;
      const next = readPast(this.#state, person.id, to, passed, since);
      if (next !== null) await this.#commit(next, [], {}, false);
      return "done";
    }
  }

  /** Whether a message of the patient's side is left in a person's badge, of which `passed` are read. */
  #awaits(person: PersonId, passed: number): boolean {
    const reading = this.#state?.reading[person];
    return reading !== undefined && reading.since !== null && reading.badge > passed;
  }

  /** The last place that has arrived in the storage. */
  #end(): number {
    return this.#shown?.staff.head.pos ?? 0;
  }

  /** The revision of a person's row. */
  rowRev(person: PersonId): number {
    return this.#owed.rev(person);
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
  ): Promise<void> {
    const before = this.#state;
    this.#state = next;
    const people = new Set([...Object.keys(before?.staff.members ?? {}), ...Object.keys(next.staff.members)]);
    for (const id of people) {
      // A patient's programs decide which staff may see a row; portal users hear nothing of them.
      const asked = programs && next.staff.members[id]?.person.side === "staff";
      if (asked || hasOtherRow(before, next, id)) this.#owed.raise(id);
    }
    const kept = this.#kept.entries({ state: next, owed: this.#owed.entries() });
    this.#underWay = [...this.#underWay, ...entries];
    this.#stored = this.#ports.storage
      .commit({ put: { ...kept, ...logEntries(entries), ...extra } })
      .then(() => {
        this.log.append(entries);
        this.#underWay = this.#underWay.slice(entries.length);
        this.#shown = next;
        this.#changed({ before, next, entries });
        // Not before the author has their ack.
        this.#owed.soon();
      });
    return this.#stored;
  }

  #newOwed(debts: Readonly<Record<string, Debt>>): Owed {
    const deliver = (person: string): Promise<number> => this.#deliverRow(person);
    return new Owed({ ports: this.#ports, deliver, rest: limits.rowRest }, debts);
  }

  /** Tells a person's room the person's row as it is now. */
  async #deliverRow(person: string): Promise<number> {
    await this.settled();
    const rev = this.#owed.rev(person);
    const row = this.#state === null ? null : rowFor(this.#state, person);
    const reading = this.#state?.reading[person];
    const member = row === null ? undefined : this.#state?.staff.members[person];
    const body: PushRow = {
      row: row === null ? { id: this.id, rev, gone: true } : { ...row, rev },
      programs: this.#patient?.programs ?? [],
      side: member?.person.side ?? null,
      source: member?.source,
      news: reading?.news ?? { patient: 0, team: 0 },
      since: row === null ? null : (reading?.since ?? null),
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

/** Whether a person's row is another one. After a message in their view it is, and need not be made to know it. */
function hasOtherRow(before: ConversationState | null, next: ConversationState, id: PersonId): boolean {
  if (before === null) return rowFor(next, id) !== null;
  const member = next.staff.members[id];
  // The person's room asks the rule with it.
  if (member?.source !== before.staff.members[id]?.source) return true;
  if (member !== undefined && member === before.staff.members[id]) {
    const view = viewOf(member.person.side);
    if (stateFor(before, view)?.head.messages !== stateFor(next, view)?.head.messages) return true;
  }
  return !sameRow(rowFor(before, id), rowFor(next, id));
}

type RowBody = Omit<Row, "rev"> | null;

/** Whether two rows of one person are the same; parts that did not change keep their identity in a state. */
function sameRow(a: RowBody, b: RowBody): boolean {
  if (a === null || b === null) return a === b;
  return (Object.keys(b) as (keyof typeof b)[]).every(key => a[key] === b[key]);
}
