/** The room of one patient: the chart's facts, and the patient's conversations, which it creates. */
import {
  type AccessPage,
  canFollow,
  canSeePatient,
  canStart,
  compareRows,
  Follow,
  kinds,
  limits,
  type PatientFacts,
  PatientRoster,
  type Person,
  type PersonFacts,
  parseRoomName,
  patientKey,
  RefusedBody,
  type Row,
  type RowPage,
  roomLimits,
  roomName,
  StartConversation,
} from "@carethread/model";
import {
  AppendAccess,
  ask,
  askFacts,
  Clock,
  Forget,
  fewAtATime,
  type Ports,
  type Practice,
  PushFollower,
  Refuse,
  Requests,
  type Room,
  RowAnswer,
  readBody,
  respond,
  spend,
  utf8Length,
  whole,
} from "../base/base.ts";
import { AccessRecord } from "./access-record.ts";
import { type Chart, chartOf, followersOf, withdrawnFrom } from "./chart.ts";
import { PatientConversations } from "./conversations.ts";
import { Telling } from "./telling.ts";

/** The chart as it is stored. */
interface StoredChart {
  readonly facts: PatientFacts;
  readonly version: number;
  readonly phone?: string;
}

/** Conversations that are asked at once. */
const width = 16;

export class PatientRoom implements Room {
  readonly sockets = null;
  readonly #ports: Ports;
  readonly #practice: Practice;
  readonly #requests: Requests;
  readonly #id: string;
  readonly #clock: Clock;
  readonly #access: AccessRecord;
  readonly #conversations: PatientConversations;
  readonly #telling: Telling;
  #chart: StoredChart | null = null;
  /** The version by which a patient was withdrawn of whom nothing else was ever said. */
  #withdrawn: number | null = null;
  /** The last revision of a chart that was let go: others know it, and are told of no lower one. */
  #lastRev = 0;

  constructor(ports: Ports, practice: Practice) {
    this.#ports = ports;
    this.#practice = practice;
    this.#requests = new Requests(ports);
    this.#id = parseRoomName("patient", ports.name)?.key ?? "";
    this.#access = new AccessRecord(ports);
    this.#conversations = new PatientConversations(ports);
    this.#telling = new Telling({
      ports,
      practice,
      conversations: this.#conversations,
      facts: () => this.#chart?.facts ?? null,
    });
    this.#clock = new Clock(ports, practice, { of: () => this.#id, duties: { owed: this.#telling.duty } });
  }

  async start(): Promise<void> {
    const { storage } = this.#ports;
    this.#chart = (await storage.get<StoredChart>("facts")) ?? null;
    this.#withdrawn = (await storage.get<number>("withdrawn")) ?? null;
    this.#lastRev = (await storage.get<number>("forgotten")) ?? 0;
    await this.#telling.outbox.load();
    await this.#conversations.load();
    await this.#access.load();
  }

  requested(request: Request): Promise<Response> {
    return respond(this.#ports, request, {
      "GET conversations": request => this.#listConversations(request),
      "POST conversations": request => this.#startConversation(request),
      "POST roster": request => this.#roster(request),
      "POST follow": request => this.#follow(request),
      "GET access": request => this.#accessPage(request),
      "POST internal/facts": async () => ({ facts: this.#chart?.facts ?? null }),
      "POST internal/access": request => this.#appendAccess(request),
      "POST internal/forget": request => this.#forget(request),
      "POST internal/follower": request => this.#followerChanged(request),
      "POST internal/wake": () => this.#clock.wake(),
    });
  }

  // The chart

  async #roster(request: Request): Promise<unknown> {
    const { person: caller } = await this.#requests.identify(request);
    if (caller.side !== "system") throw new Refuse("not-found");
    const pushed = await readBody(request, PatientRoster);
    const id = patientKey(this.#practice.idSecret, pushed.id);
    if (id !== this.#id) throw new Refuse("bad-request", { at: "id" });
    const { version } = pushed;
    const chart = pushed.type === "withdrawal" ? null : chartOf(this.#practice.idSecret, pushed);
    if (chart !== null) measure({ ...chart, followers: [] }, "team");
    await this.#clock.wakeAt("owed", this.#clock.now());
    // From here on without an await: of two pushes at once the later version stays.
    const known = this.#chart?.version ?? this.#withdrawn ?? -1;
    if (known >= version) {
      if (this.#chart?.version === version) this.#telling.listAgain();
      // It may be on its way to the storage still.
      await this.#store({});
      this.#telling.outbox.soon();
      return { id, applied: false };
    }
    if (pushed.type === "withdrawal" || chart === null) return { id, applied: await this.#withdraw(version) };
    const { phone } = pushed;
    const applied = this.#chart?.phone !== phone;
    const next = { ...chart, followers: followersOf(chart, this.#chart?.facts.followers ?? []) };
    // The host's word comes first: where there is no room for both, those who came last follow no more.
    while (!fits(next) && next.followers.pop());
    const changed = await this.#change(next, { version, ...(phone === undefined ? {} : { phone }) });
    return { id, applied: changed || applied };
  }

  /** The patient should no longer be there. Of one who is not known a push that is older comes too late by it. */
  async #withdraw(version: number): Promise<boolean> {
    if (this.#chart !== null) {
      const { facts, ...rest } = this.#chart;
      return this.#change(withdrawnFrom(facts), { ...rest, version });
    }
    this.#withdrawn = version;
    await this.#store({ withdrawn: version });
    return false;
  }

  /** The caller asks to be notified of this patient, or no more. */
  async #follow(request: Request): Promise<Follow> {
    const { person } = await this.#requests.identify(request);
    const { on } = await readBody(request, Follow);
    const facts = await this.#personFacts(person);
    const allowed = (): StoredChart => {
      const chart = this.#chart;
      const { settings } = this.#practice;
      const denied =
        chart === null ? "not-found" : canFollow({ person: facts, patient: chart.facts, settings });
      if (chart === null || denied !== null) throw new Refuse(denied ?? "not-found");
      return chart;
    };
    // Asked twice: who has no right leaves no entry in the due table, and meanwhile the chart may have changed.
    allowed();
    await this.#clock.wakeAt("owed", this.#clock.now());
    // From here on without an await.
    const { id } = facts.person;
    const { followers } = allowed().facts;
    if (followers.some(follower => follower.id === id) === on) await this.#ports.storage.settled();
    else {
      const others = followers.filter(follower => follower.id !== id);
      await this.#changeFollowers(on ? [...others, facts.person] : others);
    }
    return { on };
  }

  /** A follower's own facts changed: who may not find the patient any more follows no more. */
  async #followerChanged(request: Request): Promise<unknown> {
    const { facts: person } = await readBody(request, PushFollower);
    await this.#clock.wakeAt("owed", this.#clock.now());
    // From here on without an await.
    const patient = this.#chart?.facts;
    const { settings } = this.#practice;
    const { id } = person.person;
    const isLost =
      patient?.followers.some(follower => follower.id === id) === true &&
      canFollow({ person, patient, settings }) !== null;
    if (isLost) await this.#changeFollowers(patient.followers.filter(follower => follower.id !== id));
    else await this.#ports.storage.settled();
    return { ok: true };
  }

  async #changeFollowers(followers: PatientFacts["followers"]): Promise<void> {
    if (this.#chart === null) throw new Refuse("not-found");
    const { facts, ...rest } = this.#chart;
    const { rev: _, ...chart } = facts;
    const next = { ...chart, followers };
    if (followers.length > facts.followers.length) measure(next, "followers");
    await this.#change(next, rest);
  }

  /** Stores the facts, and what is owed where they are other ones: true then. Changes them before the first await. */
  async #change(next: Omit<PatientFacts, "rev">, rest: Omit<StoredChart, "facts">): Promise<boolean> {
    const before = this.#chart?.facts ?? null;
    const { rev: known = this.#lastRev, ...old } = before ?? {};
    const changed = JSON.stringify(old) !== JSON.stringify(next);
    const facts: PatientFacts = { rev: changed ? known + 1 : known, ...next };
    if (changed) this.#telling.raise(before, facts);
    else this.#telling.listAgain();
    this.#chart = { facts, ...rest };
    await this.#store({ facts: this.#chart });
    this.#telling.outbox.soon();
    return changed;
  }

  /** Stores entries in one commit with what is owed because of them. */
  #store(entries: Readonly<Record<string, unknown>>): Promise<void> {
    const { put, remove } = this.#telling.outbox.changes();
    return this.#ports.storage.commit({ put: { ...entries, ...put }, remove });
  }

  /** Lets go of the chart: the record of accesses stays, and which conversations there are. Of these it keeps no words. */
  async #forget(request: Request): Promise<unknown> {
    const asked = await readBody(request, Forget);
    if ("conversation" in asked || this.#chart === null) return { ok: true };
    if (asked.patient !== this.#id) throw new Refuse("not-found");
    this.#lastRev = this.#chart.facts.rev;
    this.#chart = null;
    this.#telling.forgetAll();
    const { put, remove } = this.#telling.outbox.changes();
    const forgotten = { forgotten: this.#lastRev };
    await this.#ports.storage.commit({ put: { ...put, ...forgotten }, remove: [...remove, "facts"] });
    return { ok: true };
  }

  // The record of accesses

  async #appendAccess(request: Request): Promise<{ at: number }> {
    const access = await readBody(request, AppendAccess);
    if (this.#chart === null) throw new Refuse("not-found");
    this.#conversations.heardOf(access.conversation, true);
    return { at: await this.#access.append(access) };
  }

  async #accessPage(request: Request): Promise<AccessPage> {
    const { person } = await this.#requests.identify(request);
    if (person.side !== "system" || this.#chart === null) throw new Refuse("not-found");
    const most = Number.MAX_SAFE_INTEGER;
    const before = whole(request, "before", most, most);
    return this.#access.page(before, whole(request, "limit", limits.pageEvents, limits.pageEvents));
  }

  // Conversations

  /** The patient's newest conversations that the caller may see, as rows of the caller's own. */
  async #listConversations(request: Request): Promise<RowPage> {
    const { person } = await this.#requests.identify(request);
    // A list wakes many rooms.
    if (person.side !== "system") await spend(this.#ports, this.#practice.id, person.id, { lists: 1 });
    const facts = await this.#personFacts(person);
    const patient = this.#chart?.facts;
    const { settings } = this.#practice;
    if (patient === undefined || canSeePatient({ person: facts, patient, settings }) !== null)
      throw new Refuse("not-found");
    const newest = this.#conversations.newest();
    const rows: Row[] = [];
    let missing = false;
    await fewAtATime(width, newest.slice(0, limits.pageRows), async id => {
      try {
        const row = await this.#askRow(id, facts);
        if (row !== null) rows.push(row);
      } catch (error) {
        // One that fails takes nothing from the others.
        this.#ports.log("patient: a conversation was left out of a list", error);
        missing = true;
      }
    });
    const more = newest.length > limits.pageRows;
    return { rows: rows.sort(compareRows), more, ...(missing ? { missing: true } : {}) };
  }

  async #askRow(id: string, person: PersonFacts): Promise<Row | null> {
    const room = roomName(this.#practice.id, id);
    return (await ask(this.#ports, "main", room, "internal/row-for", { person }, RowAnswer)).row;
  }

  async #startConversation(request: Request): Promise<{ id: string }> {
    const { person } = await this.#requests.identify(request);
    const facts = await this.#personFacts(person);
    const patient = this.#chart?.facts;
    const { settings } = this.#practice;
    if (patient === undefined || canSeePatient({ person: facts, patient, settings }) !== null) {
      throw new Refuse("not-found");
    }
    const start = await readBody(request, StartConversation);
    const denied = canStart({ person: facts, patient, settings }, start.kind);
    if (denied !== null) throw new Refuse(denied);
    await this.#clock.wakeAt("owed", this.#clock.now());

    const begun = await this.#conversations.begin({
      person: person.id,
      start,
      isUnique: kinds[start.kind].unique,
      owe: id => {
        this.#telling.begins(id, patient);
        return this.#telling.outbox.changes().put;
      },
    });
    const { id, isNew } = begun;
    const answer = await this.#ports.call("main", roomName(this.#practice.id, id), "internal/init", {
      conversation: id,
      start,
      person: facts,
      patient,
    });
    if (answer.status === 200) {
      this.#conversations.begun(id);
      // The chart changed while the conversation began with the old facts, now or when it was half done.
      if (!isNew || this.#chart?.facts.rev !== patient.rev) {
        this.#telling.again(id);
        await this.#store({});
        this.#telling.outbox.soon();
      }
      return { id };
    }
    const refused = RefusedBody.safeParse(answer.body);
    // A failure says nothing of whether an earlier attempt was carried out: only a refusal is forgotten.
    if (!refused.success || refused.data.retryable) throw new Error(`init: ${answer.status}`);
    if (begun.forget !== undefined) {
      this.#telling.forget(id);
      await begun.forget(this.#telling.outbox.changes());
    }
    throw new Refuse(refused.data.code, refused.data.params);
  }

  #personFacts(person: Person): Promise<PersonFacts> {
    return askFacts(this.#ports, this.#practice.id, person);
  }
}

type Measured = Chart & Pick<PatientFacts, "followers">;

/** Whether a chart can be stored as one value. */
function fits(facts: Measured): boolean {
  return utf8Length(JSON.stringify(facts)) <= roomLimits.chart;
}

function measure(facts: Measured, at: string): void {
  if (!fits(facts)) throw new Refuse("too-large", { at });
}
