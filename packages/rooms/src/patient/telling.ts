/** Whom the patient's room tells of the chart: conversations, the slice's look-up, and those whose own patient this is. */
import {
  cardOf,
  type IndexCard,
  indexCardOf,
  indexRoom,
  type PatientFacts,
  type PatientId,
  type Person,
  type PersonId,
  roomName,
  sliceOf,
} from "@carethread/model";
import {
  ask,
  type Chain,
  type Commit,
  type Debt,
  type Duty,
  Followed,
  Outbox,
  type Ports,
  type Practice,
  type PushCard,
  type PushOwnPatient,
  type PushSaw,
  type Target,
  type Told,
  tell,
} from "../base/base.ts";
import { isOwner, linkedTo, ownersOf } from "./chart.ts";
import type { PatientConversations } from "./conversations.ts";
import type { Merging } from "./merging.ts";
import { Moves, moves } from "./moves.ts";
import { texting } from "./texting.ts";

/** What each is owed: the chart as it is now, by its `rev`. */
const chart = "chart";

/** What a person is owed besides: where entries of the record by them stand. */
const record = "record";

/** What a conversation is owed besides: whether it is shown, by the number of the last order. */
const purge = "purge";

/** Pointers that are told in one call. */
const pointers = 100;

/** Who is told at once. */
const width = 16;

/** Which slice it is hangs on their number. */
const lookUp: Target = { party: "index", room: "index" };
const personOf = (id: PersonId): Target => ({ party: "person", room: id });
const patientOf = (id: PatientId): Target => ({ party: "patient", room: id });
const conversationOf = (id: string): Target => ({ party: "main", room: id });

export interface TellingOptions {
  readonly ports: Ports;
  readonly practice: Practice;
  readonly conversations: PatientConversations;
  readonly facts: () => PatientFacts | null;
  readonly merging: Pick<Merging, "from" | "into">;
  readonly record: Chain;
  /** Tells the practice's door for texts how the patient stands; resolves to the revision that it then knows. */
  readonly tellTexting: () => Promise<number>;
  /** Who of the staff invited the patient to be texted last. */
  readonly enroller: () => Person | undefined;
  /** Gives a conversation's room the order that stands; resolves to the number that it then knows; null where none stands. */
  readonly order: (conversation: string) => Promise<number | null>;
  /** What the slice's card says beside the chart. */
  readonly retention: () => Pick<IndexCard, "retention">;
  /** Tells another patient's room that all of this one is theirs. */
  readonly handOver: (into: PatientId) => Promise<void>;
}

export class Telling {
  /** What the room is woken for: tells who does not know yet, and forgets who needs to know nothing further. */
  readonly duty: Duty = {
    next: () => (this.#over().length > 0 ? this.#options.ports.now() : this.outbox.duty.next()),
    act: async () => {
      await this.outbox.flush(true);
      for (const target of this.#over()) this.outbox.drop(target, chart);
      await this.outbox.store();
    },
  };
  readonly #options: TellingOptions;
  readonly outbox: Outbox;
  readonly #moves: Moves;

  constructor(options: TellingOptions) {
    this.#options = options;
    this.outbox = new Outbox({
      ports: options.ports,
      deliver: (target, keys) => this.#deliver(target, keys),
      rank: (target, keys) => (keys.every(key => key === record) ? 3 : this.#rank(target)),
      width,
    });
    const { ports, practice, facts, enroller } = options;
    this.#moves = new Moves({ ports, practice, facts, enroller, outbox: () => this.outbox });
  }

  async load(): Promise<void> {
    await this.outbox.load();
    await this.#moves.load();
  }

  /** What is to be stored with what the debts are about; it counts as stored from here on. */
  changes(): Required<Commit> {
    const [debts, moves] = [this.outbox.changes(), this.#moves.changes()];
    return { put: { ...debts.put, ...moves.put }, remove: [...debts.remove, ...moves.remove] };
  }

  /** Owes the new facts to whom they concern. */
  raise(old: PatientFacts | null, facts: PatientFacts): void {
    const owners = ownersOf(facts);
    const before = old === null ? new Set<PersonId>() : ownersOf(old);
    const shown = (facts: PatientFacts): string =>
      JSON.stringify([
        cardOf(facts),
        facts.programs,
        facts.followers.map(({ id }) => id),
        facts.withdrawn === true,
      ]);
    const isOther = old === null || shown(old) !== shown(facts);
    const persons = [...new Set([...before, ...owners])].filter(
      id => isOther || before.has(id) !== owners.has(id),
    );
    const linked = different(linkedTo(facts), old === null ? new Set() : linkedTo(old));
    const { conversations, merging } = this.#options;
    const targets = [
      ...[...persons, ...linked].map(personOf),
      // Those of a patient who was merged hear of it from whom they are handed over to.
      ...(merging.into === null ? conversations.ids().map(conversationOf) : []),
      ...(old === null || !isSameCard(old, facts) ? [lookUp] : []),
    ];
    for (const target of targets) this.outbox.raiseTo(target, chart, facts.rev, "version");
    this.#moves.raise(old, facts);
  }

  /** Owes a person that an entry of the record is theirs. The practice's own back end has no room to be told. */
  owesPointer({ id, side }: Person, n: number): void {
    if (side !== "system") this.outbox.raiseTo(personOf(id), record, n, "log");
  }

  /** A conversation is about to begin with these facts. */
  begins(conversation: string, { rev }: PatientFacts): void {
    this.outbox.raiseTo(conversationOf(conversation), chart, rev, "version");
  }

  /** What is held, or on its way to go, is other than before: by this number of the chart. */
  raiseCard(rev: number): void {
    this.outbox.raiseTo(lookUp, chart, rev, "version");
  }

  /** A conversation's room is owed an order of this number. */
  orders(conversation: string, rev: number): void {
    this.outbox.raiseTo(conversationOf(conversation), purge, rev, "version");
  }

  /** The order that stands is given anew: it may have been another patient's room's for a while. */
  ordersAgain(conversation: string, rev: number): void {
    this.orders(conversation, rev);
    this.outbox.again(conversationOf(conversation), purge);
  }

  /** The look-up may have lost the patient: the host pushes them again for that, too. */
  listAgain(): void {
    this.outbox.again(lookUp, chart);
  }

  /** All of the patient is another's, who is to know, and be told once more where they were. */
  goesInto(into: PatientId, rev: number): void {
    this.outbox.raiseTo(patientOf(into), chart, rev, "version");
    this.outbox.again(patientOf(into), chart);
  }

  /** It is not, or no longer. */
  staysHere(into: PatientId): void {
    this.outbox.drop(patientOf(into), chart);
  }

  /** What it began with may be old by now. */
  again(conversation: string): void {
    this.outbox.again(conversationOf(conversation), chart);
  }

  /** It was refused, and never begins. */
  forget(conversation: string): void {
    this.outbox.drop(conversationOf(conversation), chart);
    this.outbox.drop(conversationOf(conversation), purge);
  }

  /** There is no chart any more, and nobody is told of it; what the record owes stays, and orders do. */
  forgetAll(): void {
    for (const { target, key } of [...this.outbox.debts()])
      if (key !== record && key !== purge) this.outbox.drop(target, key);
    this.#moves.forget();
  }

  /** Persons who were told that the patient is no longer theirs. */
  #over(): Target[] {
    const facts = this.#options.facts();
    if (facts === null) return [];
    const concerned = new Set([...ownersOf(facts), ...linkedTo(facts)]);
    const isOver = (target: Target, { told, due }: Debt): boolean =>
      target.party === "person" && !concerned.has(target.room) && told >= due;
    return [...this.outbox.debts()].flatMap(({ target, key, debt }) =>
      key === chart && isOver(target, debt) ? [target] : [],
    );
  }

  /** Who may see less by it is told first, then what somebody has open. */
  #rank({ party, room }: Target): number {
    const facts = this.#options.facts();
    if (party === "person" && facts !== null && !isOwner(facts, room)) return 0;
    if (party === "index" && facts?.withdrawn) return 0;
    return party === "main" && this.#options.conversations.isOpen(room) ? 1 : 2;
  }

  async #deliver(target: Target, keys: readonly string[]): Promise<Told> {
    if (target.party === "texting") return { [texting]: await this.#options.tellTexting() };
    return {
      // A conversation that is shown again hears of the chart after that.
      ...(keys.includes(purge) ? { [purge]: await this.#order(target) } : {}),
      ...(keys.includes(record) ? await this.#tellPointers(target) : {}),
      ...(keys.includes(chart) ? await this.#tellChart(target) : {}),
      ...(keys.includes(moves) ? { [moves]: await this.#moves.tell(target) } : {}),
    };
  }

  async #order(target: Target): Promise<number> {
    const due = this.outbox.due(target, purge);
    // Where nothing is ordered any more nothing is owed.
    return (await this.#options.order(target.room)) ?? due;
  }

  async #tellPointers(target: Target): Promise<Told> {
    const { ports, practice, record: chain } = this.#options;
    const due = this.outbox.due(target, record);
    const entries = await chain.byFrom(target.room, this.outbox.told(target, record) + 1, due, pointers);
    const body: PushSaw = {
      room: chain.room,
      entries: entries.map(({ n, at }) => ({ n, at })),
    };
    await tell(ports, "person", roomName(practice.id, target.room), "internal/saw", body);
    return { [record]: entries.length < pointers ? due : (entries.at(-1)?.n ?? due) };
  }

  async #tellChart({ party, room }: Target): Promise<Told> {
    const facts = this.#options.facts();
    if (facts === null) throw new Error("a patient who is not there is told to nobody");
    if (party === "person") await this.#tellOwner(room, facts);
    else if (party !== "main") await this.#tellSlice(facts);
    // Of one who was merged it hears from whom it is handed over to, and not that it ends.
    else if (this.#options.merging.into === null) await this.#tellConversation(room, facts);
    // What the slice knew is withdrawn before anybody else takes over.
    if (party === "patient") await this.#options.handOver(room);
    return { [chart]: facts.rev };
  }

  async #tellSlice(facts: PatientFacts): Promise<void> {
    const { ports, practice, conversations } = this.#options;
    const slice = indexRoom(practice.id, sliceOf(facts.id, practice.slices));
    const talks = conversations.ids().length > 0 ? ({ talks: true } as const) : {};
    const body: PushCard = { facts: { ...indexCardOf(facts), ...this.#options.retention() }, ...talks };
    await tell(ports, "index", slice, "internal/patient", body);
  }

  async #tellConversation(id: string, facts: PatientFacts): Promise<void> {
    const { ports, practice, conversations } = this.#options;
    const room = roomName(practice.id, id);
    // It may begin late, when nobody waits for it any more, or while this is on its way, with facts that are older.
    const mayBegin = conversations.mayBegin(id);
    const merged = this.#options.merging.from;
    const standing = conversations.standsFor(id);
    // What is to stand for it may be refused still.
    const isOpen = standing !== undefined && conversations.mayBegin(standing);
    const body = {
      facts,
      ...(merged.length > 0 ? { merged } : {}),
      ...(standing === undefined || isOpen ? {} : { into: standing }),
    };
    const followed = await ask(ports, "main", room, "internal/patient", body, Followed);
    if ((!followed.there && mayBegin) || isOpen) throw new Error("a conversation has not yet begun");
    conversations.begun(id);
    conversations.heardOf(id, followed.open);
  }

  async #tellOwner(person: PersonId, facts: PatientFacts): Promise<void> {
    const { ports, practice } = this.#options;
    const { id, rev, programs, followers, withdrawn } = facts;
    const room = roomName(practice.id, person);
    const follows = followers.some(follower => follower.id === person);
    const body: PushOwnPatient = isOwner(facts, person)
      ? { patient: cardOf(facts), rev, programs, follows, ...(withdrawn ? { withdrawn } : {}) }
      : linkedTo(facts).has(person)
        ? { id, rev, linked: true }
        : { id, rev, gone: true };
    await tell(ports, "person", room, "internal/patient", body);
  }
}

/** Whether the look-up knows the patient by the same card. */
function isSameCard(a: PatientFacts, b: PatientFacts): boolean {
  const said = (facts: PatientFacts): string =>
    JSON.stringify({ ...indexCardOf(facts), rev: 0 } satisfies IndexCard);
  return said(a) === said(b);
}

/** Those who are in one of two sets alone. */
function different(a: ReadonlySet<PersonId>, b: ReadonlySet<PersonId>): PersonId[] {
  return [...a, ...b].filter(id => !(a.has(id) && b.has(id)));
}
