/** The room of one patient: the chart's facts, and the patient's conversations, which it creates. */
import {
  type AccessPage,
  canFollow,
  canSeePatient,
  canStart,
  cardOf,
  compareRows,
  Follow,
  limits,
  type PatientFacts,
  type Person,
  PersonFacts,
  type PersonId,
  parseRoomName,
  patientKey,
  practiceRoom,
  RefusedBody,
  RosterPatient,
  type Row,
  type RowPage,
  roomLimits,
  roomName,
  StartConversation,
} from "@carethread/model";
import {
  AppendAccess,
  type Debt,
  Due,
  Followed,
  Owed,
  type Ports,
  type Practice,
  type PushOwnPatient,
  Refuse,
  Requests,
  type Room,
  RowAnswer,
  readBody,
  respond,
  utf8Length,
  whole,
} from "../base/base.ts";
import { AccessRecord } from "./access-record.ts";
import { type Chart, chartOf, followersOf, ownersOf } from "./chart.ts";
import { PatientConversations } from "./conversations.ts";

interface Kept {
  readonly facts: PatientFacts;
  readonly version: number;
  readonly phone?: string;
}

/** Targets of `Owed`: the practice's look-up, persons whose own patient this is or was; all others are conversations. */
const index = "practice";
const own = "own:";

/** Conversations that are told, or asked, at once. */
const width = 16;

export class PatientRoom implements Room {
  readonly #ports: Ports;
  readonly #practice: Practice;
  readonly #requests: Requests;
  readonly #id: string;
  readonly #due: Due;
  #kept: Kept | null = null;
  #owed: Owed;
  readonly #access: AccessRecord;
  readonly #conversations: PatientConversations;

  constructor(ports: Ports, practice: Practice) {
    this.#ports = ports;
    this.#practice = practice;
    this.#requests = new Requests(ports, practice);
    this.#id = parseRoomName("patient", ports.name)?.key ?? "";
    this.#due = new Due(ports);
    this.#access = new AccessRecord(ports);
    this.#conversations = new PatientConversations(ports);
    this.#owed = this.#newOwed({});
  }

  async start(): Promise<void> {
    this.#kept = (await this.#ports.storage.get<Kept>("facts")) ?? null;
    const debts = await this.#ports.storage.list<Debt>({ prefix: "owed:" });
    this.#owed = this.#newOwed(
      Object.fromEntries([...debts].map(([key, debt]) => [key.slice("owed:".length), debt])),
    );
    await this.#conversations.load();
    await this.#access.load();
  }

  connected(connection: { close(code: number, reason: string): void }): void {
    connection.close(4404, "not found");
  }

  async received(): Promise<void> {}

  closed(): void {}

  requested(request: Request): Promise<Response> {
    return respond(this.#ports, request, {
      "GET conversations": request => this.#listConversations(request),
      "POST conversations": request => this.#startConversation(request),
      "POST roster": request => this.#roster(request),
      "POST follow": request => this.#follow(request),
      "GET access": request => this.#accessPage(request),
      "POST internal/access": request => this.#appendAccess(request),
      "POST internal/wake": () => this.#wake(),
    });
  }

  async #roster(request: Request): Promise<unknown> {
    const { person: caller } = await this.#requests.identify(request);
    if (caller.side !== "system") throw new Refuse("not-found");
    const pushed = await readBody(request, RosterPatient);
    const id = await patientKey(this.#practice.id, pushed.id);
    if (id !== this.#id) throw new Refuse("bad-request", { at: "id" });
    const chart = await chartOf(this.#practice.id, pushed);
    this.#measure({ ...chart, followers: [] }, "team");
    await this.#due.enter();
    // From here on without an await: of two pushes at once the later version stays.
    if (this.#kept !== null && this.#kept.version >= pushed.version) {
      // It may be on its way to the storage still.
      await this.#ports.storage.settled();
      return { id, applied: false };
    }
    const { version, phone } = pushed;
    const applied = this.#kept?.phone !== phone;
    const next = { ...chart, followers: followersOf(chart, this.#kept?.facts.followers ?? []) };
    // The host's word comes first: where there is no room for both, those who came last follow no more.
    while (!fits(next) && next.followers.pop());
    const changed = await this.#change(next, { version, ...(phone === undefined ? {} : { phone }) });
    return { id, applied: changed || applied };
  }

  /** The caller asks to be notified of this patient, or no more. */
  async #follow(request: Request): Promise<Follow> {
    const { person } = await this.#requests.identify(request);
    const { on } = await readBody(request, Follow);
    const facts = await this.#personFacts(person);
    const kept = (): Kept => {
      const now = this.#kept;
      const { settings } = this.#practice;
      const denied = now === null ? "not-found" : canFollow({ person: facts, patient: now.facts, settings });
      if (now === null || denied !== null) throw new Refuse(denied ?? "not-found");
      return now;
    };
    // Asked twice: who has no right leaves no entry in the due table, and meanwhile the chart may have changed.
    kept();
    await this.#due.enter();
    // From here on without an await.
    const { facts: known, version, phone } = kept();
    const { rev: _, ...patient } = known;
    const { id } = facts.person;
    if (patient.followers.some(follower => follower.id === id) === on) {
      await this.#ports.storage.settled();
      return { on };
    }
    const others = patient.followers.filter(follower => follower.id !== id);
    const next = { ...patient, followers: on ? [...others, facts.person] : others };
    this.#measure(next, "followers");
    await this.#change(next, { version, ...(phone === undefined ? {} : { phone }) });
    return { on };
  }

  #measure(facts: Measured, at: string): void {
    if (!fits(facts)) throw new Refuse("too-large", { at });
  }

  /** Stores the facts, and what is owed where they are other ones: true then. Changes them before the first await. */
  async #change(next: Omit<PatientFacts, "rev">, kept: Omit<Kept, "facts">): Promise<boolean> {
    const { rev: known = 0, ...old } = this.#kept?.facts ?? {};
    const changed = JSON.stringify(old) !== JSON.stringify(next);
    const facts: PatientFacts = { rev: changed ? known + 1 : known, ...next };
    const raised = changed ? this.#raise(this.#kept?.facts ?? null, facts) : [];
    this.#kept = { facts, ...kept };
    await this.#store({ facts: this.#kept }, raised);
    this.#flushSoon();
    return changed;
  }

  /** Owes the new facts to whom they concern, and gives these. */
  #raise(old: PatientFacts | null, facts: PatientFacts): string[] {
    const owners = ownersOf(facts);
    const before = old === null ? new Set<PersonId>() : ownersOf(old);
    const shown = ({ programs, ...rest }: PatientFacts): string =>
      JSON.stringify([cardOf({ programs, ...rest }), programs]);
    const isOther = old === null || shown(old) !== shown(facts);
    const persons = [...new Set([...before, ...owners])].filter(
      id => isOther || before.has(id) !== owners.has(id),
    );
    const targets = [...this.#conversations.ids(), index, ...persons.map(id => `${own}${id}`)];
    for (const target of targets) this.#owed.raise(target, facts.rev);
    return targets;
  }

  async #appendAccess(request: Request): Promise<{ at: number }> {
    const access = await readBody(request, AppendAccess);
    if (this.#kept === null) throw new Refuse("not-found");
    this.#conversations.heardOf(access.conversation, true);
    return { at: await this.#access.append(access) };
  }

  async #accessPage(request: Request): Promise<AccessPage> {
    const { person } = await this.#requests.identify(request);
    if (person.side !== "system" || this.#kept === null) throw new Refuse("not-found");
    const most = Number.MAX_SAFE_INTEGER;
    const before = whole(request, "before", most, most);
    return this.#access.page(before, whole(request, "limit", limits.pageEvents, limits.pageEvents));
  }

  /** The patient's newest conversations that the caller may see, as rows of the caller's own. */
  async #listConversations(request: Request): Promise<RowPage> {
    const { person } = await this.#requests.identify(request);
    const facts = await this.#personFacts(person);
    const patient = this.#kept?.facts;
    const { settings } = this.#practice;
    if (patient === undefined || canSeePatient({ person: facts, patient, settings }) !== null)
      throw new Refuse("not-found");
    const newest = this.#conversations.newest();
    const queue = newest.slice(0, limits.pageRows)[Symbol.iterator]();
    const rows: Row[] = [];
    const work = async (): Promise<void> => {
      for (const id of queue) {
        const row = await this.#askRow(id, facts);
        if (row !== null) rows.push(row);
      }
    };
    await Promise.all(Array.from({ length: width }, work));
    return { rows: rows.sort(compareRows), more: newest.length > limits.pageRows };
  }

  async #askRow(id: string, person: PersonFacts): Promise<Row | null> {
    const room = roomName(this.#practice.id, id);
    const { status, body } = await this.#ports.call("main", room, "internal/row-for", { person });
    const answer = RowAnswer.safeParse(body);
    if (status !== 200 || !answer.success) throw new Error(`a conversation answered ${status}`);
    return answer.data.row;
  }

  async #startConversation(request: Request): Promise<{ id: string }> {
    const { person } = await this.#requests.identify(request);
    const facts = await this.#personFacts(person);
    const patient = this.#kept?.facts;
    const { settings } = this.#practice;
    if (patient === undefined || canSeePatient({ person: facts, patient, settings }) !== null) {
      throw new Refuse("not-found");
    }
    const start = await readBody(request, StartConversation);
    const denied = canStart({ person: facts, patient, settings }, start.kind);
    if (denied !== null) throw new Refuse(denied);
    await this.#due.enter();

    const { id, isNew, forget } = await this.#conversations.begin(person.id, start, made => {
      this.#owed.raise(made, patient.rev);
      return this.#debts([made]);
    });
    const answer = await this.#ports.call("main", roomName(this.#practice.id, id), "internal/init", {
      conversation: id,
      start,
      person: facts,
      patient,
    });
    if (answer.status === 200) {
      this.#conversations.begun(id);
      // The chart changed while the conversation began with the old facts, now or when it was half done.
      if (!isNew || this.#kept?.facts.rev !== patient.rev) {
        this.#owed.again(id);
        await this.#store({}, [id]);
        this.#flushSoon();
      }
      return { id };
    }
    const refused = RefusedBody.safeParse(answer.body);
    // A failure says nothing of whether an earlier attempt was carried out: only a refusal is forgotten.
    if (!refused.success || refused.data.retryable) throw new Error(`init: ${answer.status}`);
    this.#owed.drop(id);
    await forget([`owed:${id}`]);
    throw new Refuse(refused.data.code, refused.data.params);
  }

  async #personFacts(person: Person): Promise<PersonFacts> {
    const room = roomName(this.#practice.id, person.id);
    const { status, body } = await this.#ports.call("person", room, "internal/facts", { person });
    const parsed = PersonFacts.safeParse(body);
    if (status !== 200 || !parsed.success) throw new Error(`a person's room answered ${status}`);
    return parsed.data;
  }

  #newOwed(debts: Readonly<Record<string, Debt>>): Owed {
    return new Owed(
      {
        ports: this.#ports,
        deliver: target => this.#tell(target),
        width,
        isUrgent: target => this.#conversations.isOpen(target),
      },
      debts,
    );
  }

  /** Tells a target what it should know of the facts as they are now. */
  async #tell(target: string): Promise<number> {
    const facts = this.#kept?.facts;
    if (facts === undefined) return this.#owed.rev(target);
    if (target.startsWith(own)) return this.#tellOwner(target.slice(own.length), facts);
    const practice = this.#practice.id;
    const { status, body } =
      target === index
        ? await this.#ports.call("practice", practiceRoom(practice), "internal/patient", { facts })
        : await this.#ports.call("main", roomName(practice, target), "internal/patient", { facts });
    if (status !== 200) throw new Error(`a room answered ${status}`);
    if (target === index) return facts.rev;
    const followed = Followed.safeParse(body).data;
    // It may begin late, when nobody waits for it any more, with facts that are old by then.
    if (followed?.there !== true && this.#conversations.mayBegin(target))
      throw new Error("a conversation has not yet begun");
    this.#conversations.begun(target);
    this.#conversations.heardOf(target, followed?.open === true);
    return facts.rev;
  }

  async #tellOwner(person: PersonId, facts: PatientFacts): Promise<number> {
    const { id, rev, programs } = facts;
    const body: PushOwnPatient = ownersOf(facts).has(person)
      ? { patient: cardOf(facts), rev, programs }
      : { id, rev, gone: true };
    const room = roomName(this.#practice.id, person);
    const { status } = await this.#ports.call("person", room, "internal/patient", body);
    if (status !== 200) throw new Error(`a person's room answered ${status}`);
    return rev;
  }

  #flushSoon(): void {
    // What fails here is owed still, and asked for by the next tick.
    this.#flush().catch(error => this.#ports.log("patient: a delivery failed", error));
  }

  async #flush(): Promise<void> {
    await this.#owed.flush();
    await this.#store({}, this.#owed.targets());
    await this.#forgetOwners();
  }

  /** Who was told that the patient is theirs no more is owed nothing further. */
  async #forgetOwners(): Promise<void> {
    if (this.#kept === null) return;
    const owners = ownersOf(this.#kept.facts);
    const over = this.#owed
      .targets()
      .filter(target => target.startsWith(own) && !owners.has(target.slice(own.length)))
      .filter(target => this.#owed.isTold(target));
    for (const target of over) this.#owed.drop(target);
    if (over.length > 0) await this.#ports.storage.commit({ remove: over.map(target => `owed:${target}`) });
  }

  async #wake(): Promise<{ owes: boolean }> {
    await this.#flush();
    return { owes: this.#owed.owes() || !this.#due.leave() };
  }

  /** Stores entries and what is owed to these targets in one commit. */
  #store(entries: Readonly<Record<string, unknown>>, targets: readonly string[]): Promise<void> {
    return this.#ports.storage.commit({ put: { ...entries, ...this.#debts(targets) } });
  }

  #debts(targets: readonly string[]): Record<string, Debt | undefined> {
    const debts = this.#owed.entries();
    return Object.fromEntries(
      targets.flatMap(target => (debts[target] ? [[`owed:${target}`, debts[target]] as const] : [])),
    );
  }
}

type Measured = Chart & Pick<PatientFacts, "followers">;

/** Whether a chart can be stored as one value. */
function fits(facts: Measured): boolean {
  return utf8Length(JSON.stringify(facts)) <= roomLimits.chart;
}
