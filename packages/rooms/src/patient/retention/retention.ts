/**
 * What a patient's room keeps of holds, and of conversations that are to go. What is decided is stored in one commit with the
 * record's entries and with the orders that are owed because of it. One of a patient who was merged decides nothing: all of it
 * is handed over.
 */
import {
  adopted,
  approve,
  canHold,
  type Due,
  erased,
  type Hold,
  HostDeed,
  handedOver,
  hidden,
  hold,
  type Kept,
  lift,
  nothingRetained,
  type PatientFacts,
  PatientRetention,
  type Person,
  type Purge,
  propose,
  type Refusal,
  type Retained,
  type Retention,
  RetentionDeed,
  roomName,
  shown,
  stop,
} from "@carethread/model";
import {
  type Adopt,
  ask,
  askFacts,
  type Commit,
  type Identity,
  KeptAnswer,
  type Ports,
  type Practice,
  PurgeTaken,
  Refuse,
  readBody,
  systemFacts,
} from "../../base/base.ts";
import type { PatientConversations } from "../conversations.ts";
import type { Merging } from "../merging.ts";
import type { PatientRecord } from "../record.ts";

const holdPrefix = "hold:";
const purgePrefix = "purge:";
const liftedPrefix = "lifted:";

export interface PatientRetentionOptions {
  readonly ports: Ports;
  readonly practice: Practice;
  readonly merging: Merging;
  readonly conversations: PatientConversations;
  readonly record: PatientRecord;
  readonly facts: () => PatientFacts | null;
  /** A conversation's room is owed an order of this number. */
  readonly owe: (conversation: string, rev: number) => void;
  /** The same once more, although it may have been given already. */
  readonly oweAgain: (conversation: string, rev: number) => void;
  /** Nothing is owed to it any more, of orders or of the chart. */
  readonly forget: (conversation: string) => void;
  /** It may have missed what the chart became. */
  readonly tellChart: (conversation: string) => void;
  /** Stores it in one commit with what is owed because of it, and has what others show of the patient told anew. */
  readonly store: (commit: Commit) => Promise<void>;
  /** Before anything is owed: the room is woken for it, although it dies. */
  readonly enter: () => Promise<void>;
}

type Put = Record<string, unknown>;

export class PatientRetaining {
  readonly #options: PatientRetentionOptions;
  #state: Retention = nothingRetained;
  readonly #lifted = new Set<string>();

  constructor(options: PatientRetentionOptions) {
    this.#options = options;
  }

  async load(): Promise<void> {
    const { storage } = this.#options.ports;
    const holds = [...(await storage.list<Hold>({ prefix: holdPrefix })).values()];
    const purges: Record<string, Purge> = {};
    for (const [key, purge] of await storage.list<Purge>({ prefix: purgePrefix }))
      purges[key.slice(purgePrefix.length)] = purge;
    this.#state = { holds: holds.sort((a, b) => a.held.at - b.held.at), purges };
    for (const key of (await storage.list({ prefix: liftedPrefix })).keys())
      this.#lifted.add(key.slice(liftedPrefix.length));
  }

  /** What a slice knows of it, so that what is held or under way is found there. */
  get card(): {
    retention?: { held: boolean; purges: { conversation: string; kind: string; last: number }[] };
  } {
    const { holds } = this.#state;
    const running = this.#running();
    if (holds.length === 0 && running.length === 0) return {};
    const purges = running.map(({ conversation, kept: { kind, last } }) => ({ conversation, kind, last }));
    return { retention: { held: holds.length > 0, purges } };
  }

  /** Those whose last word is gone, with the links of what is left. */
  get gone(): Purge[] {
    return Object.values(this.#state.purges).filter(({ phase }) => phase === "gone");
  }

  /** Whether a conversation is shown to nobody, for now or for good. */
  isAway(conversation: string): boolean {
    const phase = this.#state.purges[conversation]?.phase;
    return phase !== undefined && phase !== "proposed";
  }

  isGone(conversation: string): boolean {
    return this.#state.purges[conversation]?.phase === "gone";
  }

  #running(): Purge[] {
    return Object.values(this.#state.purges).filter(({ phase }) => phase !== "gone");
  }

  // What people ask

  async shown(identify: () => Promise<Identity>): Promise<PatientRetention> {
    const person = await this.#allowed(identify);
    const { merging } = this.#options;
    if (merging.into !== null) return merging.ask("internal/retention-for", { person }, PatientRetention);
    return this.answer();
  }

  async does(request: Request, identify: () => Promise<Identity>): Promise<PatientRetention> {
    const person = await this.#allowed(identify);
    const deed = await readBody(request, person.side === "system" ? HostDeed : RetentionDeed);
    const { merging } = this.#options;
    if (merging.into !== null)
      return merging.ask("internal/retention-for", { person, deed }, PatientRetention);
    return this.carryOut(person, deed);
  }

  /** Of who asked a room that knows that they may. */
  async carryOut(by: Person, deed: RetentionDeed | undefined): Promise<PatientRetention> {
    const { merging, enter, facts } = this.#options;
    if (deed !== undefined) {
      await enter();
      const decide = await this.#prepare(by, deed);
      // From here on without an await.
      if (merging.into !== null) throw new Refuse("server-error");
      if (facts() === null) throw new Refuse("not-found");
      const decided = decide();
      if ("refused" in decided) throw new Refuse(decided.refused, decided.params);
      await this.#become(decided, by);
    }
    return this.answer();
  }

  answer(): PatientRetention {
    const { holds, purges } = this.#state;
    return { holds: [...holds], purges: Object.values(purges) };
  }

  /** What the room of a conversation is asked for is known before it is decided, at once, with what `prepare` gives. */
  async #prepare(by: Person, deed: RetentionDeed): Promise<() => Retained | Refusal> {
    const done = { by, at: this.#options.ports.now() };
    switch (deed.deed) {
      case "hold": {
        const { hold: id, conversation, reason } = deed;
        if (conversation !== undefined) this.#mustBeOurs(conversation);
        const on = conversation === undefined ? {} : { conversation };
        return () =>
          this.#lifted.has(id)
            ? { state: this.#state, said: [] }
            : hold(this.#state, { id, ...on, reason, held: done });
      }
      case "lift":
        return () => lift(this.#state, deed.hold, deed.reason);
      case "stop":
        return () => stop(this.#state, deed.conversation);
      case "propose":
      case "approve": {
        const { conversation } = deed;
        this.#mustBeOurs(conversation);
        // Of what is gone its certificate is the answer.
        const { kept, rev } = this.isGone(conversation)
          ? { kept: this.#state.purges[conversation]?.kept ?? null, rev: 0 }
          : await this.#askKept(conversation);
        if (kept === null) throw new Refuse("not-found");
        return () =>
          deed.deed === "propose"
            ? propose(this.#state, { conversation, kept, rev, proposed: done }, this.#due())
            : approve(this.#state, { conversation, kept, approved: done }, this.#due());
      }
    }
  }

  #mustBeOurs(conversation: string): void {
    const isOurs = this.#options.conversations.ids().includes(conversation);
    if (!isOurs && !this.isGone(conversation)) throw new Refuse("not-found");
  }

  #askKept(conversation: string) {
    const { ports, practice } = this.#options;
    return ask(ports, "main", roomName(practice.id, conversation), "internal/kept", {}, KeptAnswer);
  }

  #due(): Due {
    const { ports, practice, facts } = this.#options;
    return {
      rule: practice.settings.retention ?? null,
      birthDate: facts()?.birthDate,
      now: ports.now(),
    };
  }

  async #allowed(identify: () => Promise<Identity>): Promise<Person> {
    const { ports, practice, facts, merging } = this.#options;
    const { person } = await identify();
    if (person.side === "portal") throw new Refuse("not-found");
    const known = person.side === "system" ? null : await askFacts(ports, practice.id, person);
    const denied = known === null ? null : canHold(known);
    if (denied !== null) throw new Refuse(denied);
    if (facts() === null && merging.into === null) throw new Refuse("not-found");
    return known?.person ?? person;
  }

  // Orders

  /** Gives a conversation's room the order that stands, and takes what it says; resolves to the number that it knows, null where none stands. */
  async order(conversation: string): Promise<number | null> {
    const { ports, practice, merging } = this.#options;
    // What was decided may be on its way to the storage still: nothing is erased by what a dead room forgets.
    await ports.storage.settled();
    const purge = this.#state.purges[conversation];
    // Of a patient who was merged it is given by whom it is handed over to.
    if (merging.into !== null || purge === undefined || purge.phase === "gone") return null;
    const { rev, phase } = purge;
    const order = phase === "hiding" ? "hide" : phase === "erasing" ? "erase" : "show";
    const room = roomName(practice.id, conversation);
    const taken = await ask(ports, "main", room, "internal/purge", { rev, order }, PurgeTaken);
    // From here on without an await.
    const now = this.#state.purges[conversation];
    if (merging.into !== null || now === undefined || now.rev !== rev || now.phase !== phase) return rev;
    const expected = { hide: "hidden", show: "shown", erase: "erased" }[order];
    const isGone = taken.stands === "erased";
    if (!taken.isTold || !(isGone || taken.stands === expected))
      throw new Error(`a conversation is not ${expected} yet`);
    if (isGone) await this.#gone(now);
    else if (order === "show") await this.#shownAgain(conversation, rev);
    else if (taken.kept !== null) await this.#hidden(conversation, rev, taken.kept);
    return rev;
  }

  #hidden(conversation: string, rev: number, kept: Kept): Promise<void> {
    return this.#become(hidden(this.#state, { conversation, rev, kept }, this.#due()), this.#system);
  }

  #shownAgain(conversation: string, rev: number): Promise<void> {
    this.#options.tellChart(conversation);
    return this.#become(shown(this.#state, conversation, rev), this.#system);
  }

  async #gone({ conversation }: Purge): Promise<void> {
    const { conversations, record, ports, forget } = this.#options;
    const starts = await conversations.startsOf(conversation);
    // From here on without an await.
    if (this.#options.merging.into !== null || this.isGone(conversation)) return;
    const gone = { at: ports.now(), entry: record.chain.end.n + 1 };
    const rule = this.#options.practice.settings.retention ?? null;
    const decided = erased(this.#state, conversation, gone, rule);
    forget(conversation);
    const left = conversations.gone(conversation);
    await this.#become(decided, this.#system, {
      put: { ...starts, ...left.put },
      remove: left.remove ?? [],
    });
  }

  get #system(): Person {
    return systemFacts(this.#options.practice).person;
  }

  /** Takes over what was decided, at once, and stores it. */
  async #become({ state, said }: Retained, by: Person, also: Commit = {}): Promise<void> {
    const { put, remove } = this.#changes(state);
    const noted = this.#options.record.note(by, said);
    if (said.length === 0 && Object.keys(put).length === 0 && remove.length === 0)
      return this.#options.ports.storage.settled();
    await this.#options.store({
      put: { ...put, ...noted, ...also.put },
      remove: [...remove, ...(also.remove ?? [])],
    });
  }

  /** What is to be stored of another state; it is the state from here on, and its orders are owed. */
  #changes(next: Retention): { put: Put; remove: string[] } {
    const before = this.#state;
    this.#state = next;
    const put: Put = {};
    const remove: string[] = [];
    for (const each of next.holds) if (!before.holds.includes(each)) put[holdPrefix + each.id] = each;
    for (const each of before.holds) {
      if (next.holds.some(({ id }) => id === each.id)) continue;
      this.#lifted.add(each.id);
      put[liftedPrefix + each.id] = true;
      remove.push(holdPrefix + each.id);
    }
    for (const [id, purge] of Object.entries(next.purges)) {
      if (before.purges[id] === purge) continue;
      put[purgePrefix + id] = purge;
      if (purge.phase !== "proposed" && purge.phase !== "gone") this.#options.owe(id, purge.rev);
    }
    for (const id of Object.keys(before.purges))
      if (next.purges[id] === undefined) remove.push(purgePrefix + id);
    return { put, remove };
  }

  // Merging

  /** What goes over with these conversations to whom the patient is the same as. */
  handedOver(conversations: readonly string[]): NonNullable<Adopt["retention"]> {
    const { holds, purges } = handedOver(this.#state, conversations);
    return { holds: [...holds], purges: { ...purges } };
  }

  /** It is another's by now; gives the keys to take out of the storage. What is gone stays with its certificate. */
  leave({ holds, purges }: Retention): string[] {
    const left = Object.keys(purges).filter(id => !this.isGone(id));
    this.#state = {
      holds: this.#state.holds.filter(each => !holds.some(({ id }) => id === each.id)),
      purges: Object.fromEntries(Object.entries(this.#state.purges).filter(([id]) => !left.includes(id))),
    };
    return [...holds.map(({ id }) => holdPrefix + id), ...left.map(id => purgePrefix + id)];
  }

  /**
   * Takes over what another patient brings, with these of their conversations that are new here; gives what to store. What was
   * brought before, and lifted or gone since, stays so.
   */
  adopt(brought: Retention, isNew: (conversation: string) => boolean): Put {
    const holds = brought.holds.filter(({ id }) => !this.#lifted.has(id));
    const purges = Object.fromEntries(Object.entries(brought.purges).filter(([id]) => isNew(id)));
    const { state, said } = adopted(this.#state, { holds, purges });
    const { put } = this.#changes(state);
    return { ...put, ...this.#options.record.note(this.#system, said) };
  }

  /** The patient is there by themselves again: what was not handed over goes on here. */
  again(): void {
    for (const { conversation, phase, rev } of this.#running())
      if (phase !== "proposed") this.#options.oweAgain(conversation, rev);
  }
}
