/** The room of one patient: the chart's facts, and the patient's conversations, which it creates. */
import {
  ExportQuery,
  Follow,
  limits,
  nothingRetained,
  type PatientId,
  PatientRoster,
  type Person,
  parseRoomName,
  patientKey,
  peopleOfBoth,
  ReadersQuery,
  type RowPage,
  roomName,
  type StartChoices,
  StartConversation,
} from "@carethread/model";
import {
  Adopt,
  AskSurvivor,
  askSessions,
  Clock,
  type Commit,
  ExportFor,
  FollowFor,
  Forget,
  Heads,
  Heard,
  ListFor,
  type Ports,
  type Practice,
  PushFollower,
  ReadersFor,
  Refuse,
  Requests,
  RetainFor,
  type Room,
  readBody,
  respond,
  StartFor,
  spend,
  systemFacts,
  Texted,
  tell,
  Unsent,
} from "../base/base.ts";
import { chartOf, fits, followersOf, measure, thereAgain, withdrawnFrom, withTexting } from "./chart.ts";
import { PatientConversations } from "./conversations.ts";
import { Exports } from "./exports.ts";
import { Following } from "./following.ts";
import { Merging } from "./merging.ts";
import { PatientRecord } from "./record.ts";
import { RecordDoor, recordHead } from "./record-door.ts";
import { PatientRetaining } from "./retention/retention.ts";
import { StoredChart } from "./stored-chart.ts";
import { Talks } from "./talks.ts";
import { Telling } from "./telling.ts";
import { PatientTexting, texting, textingDoor } from "./texting.ts";
import { PatientTexts } from "./texts.ts";

export class PatientRoom implements Room {
  readonly sockets = null;
  readonly #ports: Ports;
  readonly #practice: Practice;
  readonly #requests: Requests;
  readonly #id: string;
  readonly #clock: Clock;
  readonly #record: PatientRecord;
  readonly #recordDoor: RecordDoor;
  readonly #heads: Heads;
  readonly #conversations: PatientConversations;
  readonly #telling: Telling;
  readonly #merging: Merging;
  readonly #talks: Talks;
  readonly #following: Following;
  readonly #exports: Exports;
  readonly #texting: PatientTexting;
  readonly #texts: PatientTexts;
  readonly #retaining: PatientRetaining;
  readonly #chart: StoredChart;

  constructor(ports: Ports, practice: Practice) {
    this.#ports = ports;
    this.#practice = practice;
    this.#requests = new Requests(ports, askSessions(ports, practice.id));
    this.#id = parseRoomName("patient", ports.name)?.key ?? "";
    this.#record = new PatientRecord({
      ports,
      room: { party: "patient", key: this.#id },
      owe: (person, n) => this.#telling.owesPointer(person, n),
      store: put => this.#storeRecorded(put),
    });
    this.#conversations = new PatientConversations(ports);
    this.#merging = new Merging(ports, practice);
    this.#chart = new StoredChart({
      ...{ ports, practice, merging: this.#merging, record: this.#record },
      telling: () => this.#telling,
    });
    this.#telling = new Telling({
      ports,
      practice,
      conversations: this.#conversations,
      facts: () => this.#chart.facts,
      merging: this.#merging,
      handOver: into => this.#handOver(into),
      order: conversation => this.#retaining.order(conversation),
      retention: () => this.#retaining.card,
      tellTexting: () => this.#texting.tell(),
      record: this.#record.chain,
      enroller: () => this.#texting.enroller,
    });
    this.#retaining = new PatientRetaining({
      ...{ ports, practice, merging: this.#merging, conversations: this.#conversations },
      ...{ record: this.#record, facts: () => this.#chart.facts },
      owe: (conversation, rev) => this.#telling.orders(conversation, rev),
      oweAgain: (conversation, rev) => this.#telling.ordersAgain(conversation, rev),
      forget: conversation => this.#telling.forget(conversation),
      tellChart: conversation => this.#telling.again(conversation),
      store: commit => this.#chart.storeRetained(commit),
      enter: () => this.#clock.wakeAt("owed", this.#clock.now()),
    });
    this.#heads = new Heads({ ports, practice, head: () => recordHead(this.#record, this.#id) });
    this.#texting = new PatientTexting({
      ...{ ports, practice, id: this.#id },
      facts: () => this.#chart.facts,
      isMerged: () => this.#merging.into !== null,
      change: (status, put) => this.#chart.changeTexting(status, put),
      owe: rev => this.#telling.outbox.raiseTo(textingDoor, texting, rev, "version"),
      awake: at => this.#clock.wakeAt("enrolment", at),
    });
    this.#clock = new Clock(ports, practice, {
      of: () => this.#id,
      duties: { enrolment: this.#texting.duty, checkpoint: this.#heads.duty, owed: this.#telling.duty },
    });
    this.#talks = new Talks({
      ...{ ports, practice, patient: this.#id, clock: this.#clock, conversations: this.#conversations },
      ...{ telling: this.#telling, merging: this.#merging },
      facts: () => this.#chart.facts,
      isAway: conversation => this.#retaining.isAway(conversation),
      store: () => this.#chart.store({}),
    });
    this.#following = new Following({
      ...{ ports, practice, clock: this.#clock, merging: this.#merging },
      facts: () => this.#chart.facts,
      change: (followers, by) => this.#chart.changeFollowers(followers, by),
    });
    this.#exports = new Exports({
      ...{ ports, practice, conversations: this.#conversations, merging: this.#merging },
      ...{ record: this.#record, facts: () => this.#chart.facts },
    });
    this.#recordDoor = new RecordDoor({
      ...{ ports, merging: this.#merging, conversations: this.#conversations, record: this.#record },
      ...{ requests: this.#requests, facts: () => this.#chart.facts },
      gone: () => this.#retaining.gone,
    });
    this.#texts = new PatientTexts({
      ...{ ports, practice, merging: this.#merging, talks: this.#talks, texting: this.#texting },
      ...{ facts: () => this.#chart.facts, id: this.#id },
    });
  }

  async start(): Promise<void> {
    await this.#chart.load();
    await this.#telling.load();
    await this.#conversations.load();
    await this.#merging.load();
    await this.#record.load();
    await this.#texting.load();
    await this.#retaining.load();
  }

  requested(request: Request): Promise<Response> {
    return respond(this.#ports, request, {
      "GET conversations": request => this.#listConversations(request),
      "POST conversations": request => this.#startConversation(request),
      "POST export": async request => {
        const { person } = await this.#requests.identify(request);
        return this.#exports.page(person, await readBody(request, ExportQuery));
      },
      "POST choices": request => this.#choices(request),
      "POST readers": async request => {
        const { person } = await this.#requests.identify(request);
        if (person.side !== "system") await spend(this.#ports, this.#practice.id, person.id, { lists: 1 });
        return this.#talks.readers(person, await readBody(request, ReadersQuery));
      },
      "POST internal/readers-for": async request => {
        const { person, asked } = await readBody(request, ReadersFor);
        return this.#talks.readers(person, asked);
      },
      "POST roster": request => this.#roster(request),
      "GET texting": request => this.#texts.shown(() => this.#requests.identify(request)),
      "POST texting": request => this.#texts.does(request, () => this.#requests.identify(request)),
      "POST follow": async request => {
        const { person } = await this.#requests.identify(request);
        return this.#following.follow({ person, ...(await readBody(request, Follow)) });
      },
      "GET retention": request => this.#retaining.shown(() => this.#requests.identify(request)),
      "POST retention": request => this.#retaining.does(request, () => this.#requests.identify(request)),
      "POST internal/retention-for": async request => {
        const { person, deed } = await readBody(request, RetainFor);
        return this.#retaining.carryOut(person, deed);
      },
      "POST internal/facts": async () => ({
        facts: this.#chart.facts && { ...this.#chart.facts, ...this.#retaining.card },
      }),
      "POST internal/talks": async () => ({ conversations: this.#conversations.ids() }),
      ...this.#recordDoor.routes,
      "POST internal/forget": request => this.#forget(request),
      "POST internal/follower": async request =>
        this.#following.changed(await readBody(request, PushFollower)),
      "POST internal/survivor": request => this.#survivor(request),
      "POST internal/adopt": request => this.#adopt(request),
      "POST internal/list-for": async request => this.#talks.list((await readBody(request, ListFor)).person),
      "POST internal/export-for": async request => {
        const { person, query } = await readBody(request, ExportFor);
        return this.#exports.page(person, query);
      },
      "POST internal/choices-for": async request =>
        this.#talks.choices((await readBody(request, ListFor)).person),
      "POST internal/start-for": async request => {
        const { person, start } = await readBody(request, StartFor);
        return this.#talks.start(person, async () => start);
      },
      "POST internal/follow-for": async request => this.#following.follow(await readBody(request, FollowFor)),
      "POST internal/heard": async request => this.#texting.heard(await readBody(request, Heard)),
      "POST internal/texted": async request => this.#texts.texted(await readBody(request, Texted)),
      "POST internal/unsent": async request => {
        await this.#texting.unsent(await readBody(request, Unsent));
        return { ok: true };
      },
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
    const chart = pushed.type === "patient" ? chartOf(this.#practice.idSecret, pushed) : null;
    const into = pushed.type === "merge" ? await this.#merging.survivorFor(id, pushed) : null;
    if (chart !== null) measure({ ...chart, followers: [] }, "team");
    await this.#clock.wakeAt("owed", this.#clock.now());
    // From here on without an await: of two pushes at once the later version stays.
    const known = this.#chart.now;
    if (this.#chart.version >= version) {
      if (known?.version === version) this.#telling.listAgain();
      // It may be on its way to the storage still.
      await this.#chart.store({});
      this.#telling.outbox.soon();
      return { id, applied: false };
    }
    if (pushed.type !== "patient" || chart === null)
      return { id, applied: await this.#withdraw(caller, version, into) };
    const { phone } = pushed;
    const applied = known?.phone !== phone;
    const moved = this.#texting.moves(phone);
    const next = {
      ...withTexting(chart, moved.status),
      followers: followersOf(chart, known?.facts.followers ?? []),
    };
    // The host's word comes first: where there is no room for both, those who came last follow no more.
    while (!fits(next) && next.followers.pop());
    // Who is pushed whole is there by themselves again; what was another's by then stays theirs.
    const rest = { version, ...(phone === undefined ? {} : { phone }) };
    // Who comes back, or goes, is reached by the number again, or no more.
    const isBack = this.#merging.into !== null || (known?.facts.withdrawn ?? false) !== !pushed.active;
    const remove = this.#comeBack(caller);
    const put = { ...moved.put, ...remove.put, ...(isBack ? this.#texting.retell() : {}) };
    const changed = await this.#chart.change(next, rest, { by: caller, put, remove: remove.remove });
    return { id, applied: changed || applied };
  }

  #comeBack(by: Person): Required<Commit> {
    const { into } = this.#merging;
    if (into !== null) this.#telling.staysHere(into);
    if (into !== null) this.#retaining.again();
    return { put: into === null ? {} : this.#noteMerged(by, false), remove: this.#merging.comeBack() };
  }

  /** Gives what to store: the patient is another's, or is there by themselves again. */
  #noteMerged(by: Person, on: boolean): Readonly<Record<string, unknown>> {
    return this.#record.note(by, [{ type: "rights", changes: [{ right: "merged", on }] }]);
  }

  /**
   * The patient should no longer be there, or is the same as another. Of one who is not known a push that is older comes
   * too late by it.
   */
  async #withdraw(by: Person, version: number, into: PatientId | null): Promise<boolean> {
    const isOther = into !== null && into !== this.#merging.into;
    if (isOther && this.#merging.into !== null) this.#telling.staysHere(this.#merging.into);
    const put = isOther ? { ...this.#merging.goInto(into), ...this.#noteMerged(by, true) } : {};
    if (this.#chart.now !== null) {
      const { facts, ...rest } = this.#chart.now;
      const also = { by, put: { ...put, ...this.#texting.retell() } };
      return (await this.#chart.change(withdrawnFrom(facts), { ...rest, version }, also)) || isOther;
    }
    await this.#chart.withdrawUnknown(version, put);
    return isOther;
  }

  // Merging

  async #survivor(request: Request): Promise<{ survivor: PatientId | null }> {
    const { steps } = await readBody(request, AskSurvivor);
    const { into } = this.#merging;
    if (into !== null) return { survivor: await this.#merging.survivorOf(into, steps + 1) };
    return { survivor: this.#chart.facts === null ? null : this.#id };
  }

  async #handOver(into: PatientId): Promise<void> {
    const { facts } = this.#chart;
    if (facts === null || this.#merging.into !== into) return;
    const conversations = this.#conversations.own();
    const { team, linked, followers } = facts;
    const body: Adopt = {
      ...{ from: this.#id, merged: [...this.#merging.from], conversations },
      people: { team, linked, followers },
      ...this.#texting.handedOver(),
      retention: this.#retaining.handedOver(conversations.map(({ id }) => id)),
    };
    await tell(this.#ports, "patient", roomName(this.#practice.id, into), "internal/adopt", body);
    // Also where the patient came back meanwhile.
    for (const { id } of conversations) this.#telling.forget(id);
    const left = this.#retaining.leave(body.retention ?? nothingRetained);
    await this.#chart.store({ remove: [...this.#conversations.handedOver(conversations), ...left] });
  }

  /** Another patient is the same as this one: what was theirs is this one's. */
  async #adopt(request: Request): Promise<unknown> {
    const asked = await readBody(request, Adopt);
    await this.#clock.wakeAt("owed", this.#clock.now());
    // From here on without an await.
    if (this.#chart.now === null) throw new Refuse("not-found");
    const { facts: before, ...rest } = this.#chart.now;
    const { rev: _, ...known } = before;
    // Of two who were merged into each other at once the one with the lower key is left.
    const isLeft = this.#merging.into === asked.from && this.#id < asked.from;
    const facts = isLeft ? thereAgain(known) : known;
    const isNew = !this.#merging.from.includes(asked.from);
    const texting = this.#texting.adopts(asked);
    // What is gone by now was brought before.
    const conversations = asked.conversations.filter(({ id }) => !this.#retaining.isGone(id));
    const own = new Set(this.#conversations.ids());
    const put = {
      ...this.#conversations.adopt(conversations),
      ...this.#retaining.adopt(
        asked.retention ?? nothingRetained,
        id => !own.has(id) && conversations.some(each => each.id === id),
      ),
      ...this.#merging.takeIn(asked),
      ...texting.put,
    };
    for (const { id } of conversations) this.#telling.begins(id, before);
    // Once: what the host says of this patient later is whole.
    const by = systemFacts(this.#practice).person;
    const back = isLeft ? this.#comeBack(by) : { put: {}, remove: [] };
    const both = isNew ? peopleOfBoth(facts, asked.people) : facts;
    const isHeld = both.team.length <= limits.team && both.linked.length <= limits.linked && fits(both);
    await this.#chart.change(withTexting(isHeld ? both : facts, texting.status), rest, {
      put: { ...put, ...back.put },
      remove: back.remove,
    });
    return { ok: true };
  }

  /** Stores what goes into the record alone: persons hear of it with the next tick, and nobody waits for that. */
  #storeRecorded(put: Readonly<Record<string, unknown>>): Promise<void> {
    const stored = this.#chart.store({ put });
    this.#clock
      .wakeAt("owed", this.#clock.now())
      .catch(error => this.#ports.log("patient: the slice was not told of a debt", error));
    return stored;
  }

  /** Lets go of the chart: the record stays, and which conversations there are. Of these it keeps no words. */
  async #forget(request: Request): Promise<unknown> {
    const asked = await readBody(request, Forget);
    if ("conversation" in asked || this.#chart.facts === null) return { ok: true };
    if (asked.patient !== this.#id) throw new Refuse("not-found");
    await this.#clock.wakeAt("owed", this.#clock.now());
    await this.#chart.forget(() => this.#texting.forget());
    return { ok: true };
  }

  // Conversations

  /** The patient's newest conversations that the caller may see, as rows of the caller's own. */
  async #listConversations(request: Request): Promise<RowPage> {
    const { person } = await this.#requests.identify(request);
    // A list wakes many rooms.
    if (person.side !== "system") await spend(this.#ports, this.#practice.id, person.id, { lists: 1 });
    return this.#talks.list(person);
  }

  async #choices(request: Request): Promise<StartChoices> {
    const { person } = await this.#requests.identify(request);
    return this.#talks.choices(person);
  }

  async #startConversation(request: Request): Promise<{ id: string }> {
    const { person } = await this.#requests.identify(request);
    return this.#talks.start(person, () => readBody(request, StartConversation));
  }
}
