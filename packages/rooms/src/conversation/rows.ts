/**
 * The inbox rows that a conversation owes its members: which of them a change makes others, and how they are told. In the
 * same outbox stands what it owes the search, the patient's record, and the host's back end.
 */
import {
  type ConversationState,
  limits,
  type PatientFacts,
  type PersonId,
  type Row,
  roomName,
  rowFor,
  type Standings,
  type Stored,
  stateFor,
  viewOf,
} from "@carethread/model";
import {
  ask,
  Outbox,
  type Ports,
  type Practice,
  type PushRow,
  RowTaken,
  type Target,
  type Told,
} from "../base/base.ts";
import { HooksDebt } from "./hooks/hooks.ts";
import type { ReadPresent } from "./present.ts";
import { RecordDebt } from "./record/record.ts";
import { SearchDebt } from "./search/search.ts";
import { TextDebt } from "./texting/texting.ts";

/** What is owed a person: their row as it is. */
const row = "row";

const targetOf = (person: PersonId): Target => ({ party: "person", room: person });

/** What rows are made of. */
export interface Present {
  readonly state: ConversationState | null;
  readonly patient: PatientFacts | null;
}

export interface RowsOptions {
  readonly ports: Ports;
  readonly practice: Practice;
  readonly conversation: string;
  readonly present: ReadPresent<Present>;
  /** Entries of the log, from one place to another. */
  readonly entries: (first: number, last: number) => Promise<readonly Stored[]>;
  /** How often it was hidden or shown again: what was said before that is no news to anybody any more. */
  readonly era: () => number;
  /** Takes what the person's room answered: so a new member is known as they stand, and no push is ever lost for good. */
  readonly stands: (people: Standings) => Promise<unknown>;
}

export class Rows {
  readonly #options: RowsOptions;
  readonly #outbox: Outbox;
  readonly search: SearchDebt;
  readonly record: RecordDebt;
  readonly #hooks: HooksDebt;
  readonly #texts: TextDebt;
  /** Who is no member any more: they are told first. */
  readonly #gone = new Set<PersonId>();

  constructor(options: RowsOptions) {
    this.#options = options;
    this.#outbox = new Outbox({
      ports: options.ports,
      deliver: (target, keys) => {
        if (target.party === "index") return this.search.deliver(target);
        if (target.party === "patient") return this.record.deliver(target);
        if (target.party === "texting") return this.#texts.deliver();
        return target.party === "hooks" ? this.#hooks.deliver(keys) : this.#deliver(target);
      },
      rank: target => this.#rank(target),
      rest: limits.rowRest,
    });
    const shared = {
      ...options,
      outbox: () => this.#outbox,
      present: <T>(read: (state: ConversationState | null) => T) =>
        options.present(({ state }) => read(state)),
    };
    this.search = new SearchDebt(shared);
    this.record = new RecordDebt(shared);
    this.#hooks = new HooksDebt(shared);
    this.#texts = new TextDebt(shared);
  }

  get outbox(): Outbox {
    return this.#outbox;
  }

  async load(): Promise<void> {
    await this.#outbox.load();
    await this.record.load();
  }

  /** The revision of a person's row. */
  rev(person: PersonId): number {
    return this.#outbox.due(targetOf(person), row);
  }

  /** Owes a row to everybody for whom it is another one; with other `programs` also to all of the staff. */
  raise(
    before: ConversationState | null,
    next: ConversationState,
    programs: boolean,
    entries: readonly Stored[],
  ): void {
    this.#texts.raise(entries);
    this.search.raise(before, next);
    this.#hooks.raise(before, next);
    const people = new Set([...Object.keys(before?.staff.members ?? {}), ...Object.keys(next.staff.members)]);
    for (const id of people) {
      const member = next.staff.members[id];
      if (member === undefined) this.#gone.add(id);
      else this.#gone.delete(id);
      // A patient's programs decide which staff may see a row; portal users hear nothing of them.
      const asked = programs && member?.person.side === "staff";
      if (asked || hasOtherRow(before, next, id)) this.#outbox.raise(targetOf(id), row);
    }
  }

  /** Who loses something first; what is searched can wait. */
  #rank(target: Target): number {
    if (target.party === "index") return this.search.isUrgent(target) ? 0 : 2;
    if (target.party === "hooks" || target.party === "texting" || target.party === "patient") return 2;
    return this.#gone.has(target.room) ? 0 : 1;
  }

  /** Owes everybody who has a row that it is gone. */
  raiseGone(state: ConversationState): void {
    this.search.raiseGone(state);
    for (const id of Object.keys(state.staff.members)) {
      this.#gone.add(id);
      this.#outbox.raise(targetOf(id), row);
    }
  }

  /** Owes everybody the row that they had before it was hidden. */
  raiseAgain(state: ConversationState): void {
    this.search.raiseAgain(state);
    for (const id of Object.keys(state.staff.members)) {
      this.#gone.delete(id);
      this.#outbox.raise(targetOf(id), row);
    }
  }

  /** Tells all that is owed, at once: whether everybody knows. */
  async told(): Promise<boolean> {
    await this.#outbox.flush(true);
    return !this.#outbox.owes();
  }

  /** Tells a person's room the person's row as it is now. */
  async #deliver(target: Target): Promise<Told> {
    const { ports, practice, present } = this.#options;
    const person = target.room;
    const body = await present(now => this.#rowOf(person, now));
    const room = roomName(practice.id, person);
    const { standing } = await ask(ports, "person", room, "internal/row", body, RowTaken);
    if (standing !== undefined) await this.#options.stands({ [person]: standing });
    return { [row]: body.row.rev };
  }

  #rowOf(person: PersonId, { state, patient }: Present): PushRow {
    const rev = this.rev(person);
    const shown = state === null ? null : rowFor(state, person);
    const reading = state?.reading[person];
    const member = shown === null ? undefined : state?.staff.members[person];
    return {
      row: shown === null ? { id: this.#options.conversation, rev, gone: true } : { ...shown, rev },
      programs: patient?.programs ?? [],
      side: member?.person.side ?? null,
      source: member?.source,
      news: reading?.news ?? { patient: 0, team: 0 },
      since: shown === null ? null : (reading?.since ?? null),
      ...taskOf(state, person),
      ...(shown === null || reading?.answered === undefined ? {} : { answered: reading.answered }),
    };
  }
}

/** When the newest task was raised that nobody has, for who is told of it: staff of the care team. */
function taskOf(state: ConversationState | null, id: PersonId): { task?: number } {
  const member = state?.staff.members[id];
  if (member?.person.side !== "staff" || member.source !== "roster") return {};
  const free = (state?.staff.head.tasks ?? []).filter(({ status }) => status === "requested");
  const task = Math.max(...free.map(({ raisedAt }) => raisedAt));
  return free.length === 0 ? {} : { task };
}

/** Whether a person's row is another one. After a message in their view it is, and need not be made to know it. */
function hasOtherRow(before: ConversationState | null, next: ConversationState, id: PersonId): boolean {
  if (before === null) return rowFor(next, id) !== null;
  const member = next.staff.members[id];
  // The person's room asks the rule with it.
  if (member?.source !== before.staff.members[id]?.source) return true;
  // It tells of what is new also where the row is the same.
  if (next.reading[id]?.news !== before.reading[id]?.news) return true;
  if (next.reading[id]?.answered !== before.reading[id]?.answered) return true;
  const { task } = taskOf(next, id);
  if (task !== undefined && task !== taskOf(before, id).task) return true;
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
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]) as Set<keyof typeof b>;
  return [...keys].every(key => a[key] === b[key]);
}
