/**
 * The room of one person: their facts and settings, their inbox as a cache of what conversations tell, and what
 * they are notified of.
 */
import {
  canAdminister,
  canPermit,
  closeCodes,
  type FromPerson,
  offersPortal,
  PermissionChange,
  type Person,
  type PersonFacts,
  type PersonPermissions,
  type PersonSettings,
  type PersonWelcome,
  parseRoomName,
  parseRowCursor,
  personKey,
  type RowPage,
  SettingsChange,
  StaffRoster,
  Tab,
  ToPerson,
  toldLabels,
  toldPractice,
} from "@carethread/model";
import {
  AskFacts,
  askFacts,
  Clock,
  type Commit,
  type Connection,
  type FactsAnswer,
  Forget,
  Heads,
  type Identity,
  type Ports,
  type Practice,
  PushMoves,
  PushOwnPatient,
  PushRow,
  Rates,
  Refuse,
  Requests,
  type Room,
  readBody,
  respond,
  Sockets,
  Spend,
} from "../base/base.ts";
import { Asking } from "./asking/asking.ts";
import { OwnDevices } from "./devices/devices.ts";
import { Inbox } from "./inbox.ts";
import { Notifier } from "./notifier.ts";
import { OwnFacts } from "./own-facts.ts";
import { PersonRecord } from "./record.ts";
import { recordRoutes } from "./record-routes.ts";
import { OwnSessions, type PersonSession, sessionRoutes } from "./sessions/sessions.ts";
import { OwnStanding } from "./standing.ts";
import { Subscribers } from "./subscribers.ts";
import { Telling } from "./telling.ts";
import { TextingMoves } from "./texting.ts";
import { ToldTabs } from "./told-tabs.ts";

export class PersonRoom implements Room {
  readonly #ports: Ports;
  readonly #practice: Practice;
  readonly #requests: Requests;
  readonly #id: string;
  readonly sockets: Sockets<ToPerson, PersonSession>;
  readonly #subscribers: Subscribers;
  readonly #inbox: Inbox;
  readonly #clock: Clock;
  readonly #telling: Telling;
  readonly #notifier: Notifier;
  readonly #standing: OwnStanding;
  readonly #moves: TextingMoves;
  readonly #named: Rates;
  readonly #lists: Rates;
  readonly #files: Rates;
  readonly #facts: OwnFacts;
  readonly #asking: Asking;
  readonly #tabs: ToldTabs;
  readonly #sessions: OwnSessions;
  readonly #devices: OwnDevices;
  readonly #record: PersonRecord;
  readonly #heads: Heads;
  #badge = 0;

  constructor(ports: Ports, practice: Practice) {
    this.#ports = ports;
    this.#practice = practice;
    this.#requests = new Requests(ports, identity => this.#sessions.check(identity));
    this.#id = parseRoomName("person", ports.name)?.key ?? "";
    this.#subscribers = new Subscribers(ports);
    this.#record = new PersonRecord(ports, this.#id, () => this.#recorded());
    this.#heads = new Heads({
      ...{ ports, practice, head: () => this.#record.head() },
      load: () => this.#record.load(),
    });
    const facts = (): PersonFacts | null => this.#facts.known;
    this.#inbox = new Inbox({
      storage: ports.storage,
      facts,
      settings: practice.settings,
      show: frames => this.#show(frames),
    });
    this.#telling = new Telling({
      ports,
      practice,
      person: this.#id,
      facts,
      standing: () => this.#standing.present,
      devicesLeft: () => this.#devices.left(),
      record: this.#record.chain,
    });
    this.#standing = new OwnStanding({ storage: ports.storage, inbox: this.#inbox, telling: this.#telling });
    this.#facts = new OwnFacts({
      storage: ports.storage,
      inbox: this.#inbox,
      telling: this.#telling,
      standing: this.#standing,
      record: this.#record,
      isMuted: () => !this.#notifier.settings.newPatientMessage,
      ended: () => this.#end(),
      permitted: permissions => this.#send({ type: "permissions", permissions }),
    });
    const { rates } = ports.deployment;
    this.#named = new Rates(rates.named, () => ports.now());
    this.#lists = new Rates(rates.lists, () => ports.now());
    this.#files = new Rates(rates.files, () => ports.now());
    this.#asking = new Asking({
      ports,
      practice,
      self: request => this.#self(request),
      factsOf: person => this.#facts.of(person),
      linked: () => this.#inbox.linked(),
      rows: ids => this.#inbox.whenSettled(() => this.#inbox.shown(ids)),
      record: this.#record,
    });
    this.#sessions = new OwnSessions({
      ...{ ports, practice, clock: () => this.#clock },
      admitted: () => this.sockets.admitted(),
      close: connection => this.sockets.endSession(connection),
      tells: (connection, session) => this.sockets.admit(connection, session),
      send: frame => this.#send(frame),
      record: this.#record,
      tell: (person, ended) => this.#subscribers.tell("internal/sessions", { person, ended }),
    });
    this.#devices = new OwnDevices({
      ...{ ports, practice, person: this.#id, inbox: this.#inbox },
      ...{ clock: () => this.#clock, telling: () => this.#telling },
    });
    this.#clock = new Clock(ports, practice, {
      of: () => this.#id,
      duties: {
        session: this.#sessions.duty,
        reminder: { next: () => this.#notifier.nextReminder(), act: () => this.#notifier.remind() },
        checkpoint: this.#heads.duty,
        owed: this.#telling.outbox.duty,
      },
    });
    this.#notifier = new Notifier({
      ports,
      practice,
      person: this.#id,
      inbox: this.#inbox,
      clock: this.#clock,
      telling: this.#telling,
      isPushed: () => this.#facts.known !== null,
      show: frames => this.#show(frames),
    });
    this.#moves = new TextingMoves({
      ...{ ports, practice, person: this.#id, inbox: this.#inbox, clock: this.#clock },
      telling: this.#telling,
      settings: () => this.#notifier.settings,
      show: move => this.#send({ type: "texting", move }),
    });
    this.sockets = new Sockets<ToPerson, PersonSession>(ports, practice, {
      schema: ToPerson,
      types: ["hello", "auth", "got", "ping", "here"],
      commands: [],
      hello: (connection, session) => this.#hello(connection, session),
      frame: (connection, session, frame) => this.#sessions.frame(connection, session, frame),
      renewed: session => this.#sessions.check(session),
    });
    this.#tabs = new ToldTabs({
      settings: practice.settings,
      counts: () => this.#inbox.counts,
      admitted: () => this.sockets.admitted(),
      send: (connection, text) => this.sockets.send(connection, text),
    });
  }

  async start(): Promise<void> {
    await Promise.all([this.#facts.load(), this.#sessions.load()]);
    await this.#inbox.load();
    await this.#notifier.load();
    await this.#standing.load();
    await this.#telling.load();
    this.#badge = this.#inbox.counts.badge;
    this.#tabs.begin();
  }

  requested(request: Request): Promise<Response> {
    return respond(this.#ports, request, {
      "GET rows": request => this.#page(request),
      "POST patients": request => this.#asking.patients(request),
      "POST search": request => this.#asking.search(request),
      "POST figures": request => this.#asking.figures(request),
      "POST tasks": request => this.#asking.tasks(request),
      "POST record": request => this.#asking.record(request),
      "POST retention": request => this.#asking.retention(request),
      "POST verify": request => this.#asking.verify(request),
      ...recordRoutes(this.#record, this.#requests, () => this.#facts.known?.person),
      "POST staff": request => this.#asking.staff(request),
      "POST settings": request => this.#change(request),
      "POST roster": request => this.#roster(request),
      "POST permissions": request => this.#permit(request),
      ...sessionRoutes({
        sessions: this.#sessions,
        requests: this.#requests,
        isSelf: person => this.#isSelf(person),
        person: () => this.#id,
      }),
      "GET devices": async request => {
        await this.#self(request);
        return this.#devices.listed();
      },
      "POST devices": async request => this.#devices.does(request, await this.#self(request)),
      "POST internal/devices": async () => ({ certificates: await this.#devices.certificates() }),
      "POST internal/facts": request => this.#askFacts(request),
      "POST internal/row": async request => {
        await this.#notifier.pushRow(await readBody(request, PushRow));
        return { ok: true, ...this.#standing.told };
      },
      "POST internal/patient": request => this.#pushPatient(request),
      "POST internal/tasks": async () => {
        this.#send({ type: "tasks" });
        return { ok: true };
      },
      "POST internal/texting": async request => {
        await this.#moves.take(await readBody(request, PushMoves));
        return { ok: true };
      },
      "POST internal/spend": request => this.#spend(request),
      "POST internal/forget": request => this.#forget(request),
      "POST internal/wake": () => this.#clock.wake(),
    });
  }

  async #hello(connection: Connection, session: Identity): Promise<boolean> {
    const { person } = session;
    if (person.id !== this.#id) return false;
    // In a turn: what changes after what is read here is told by frames.
    return this.#inbox.whenSettled(async () => {
      const facts = this.#facts.of(person);
      if (!this.#isServed(facts)) return false;
      this.#sessions.check(session);
      const signedIn = await this.#sessions.greet(session);
      const { rows, more } = await this.#inbox.page("all", null);
      const frame: PersonWelcome & { type: "welcome" } = {
        type: "welcome",
        you: facts.person,
        badge: this.#inbox.counts.badge,
        rows,
        more,
        patients: await this.#inbox.patients(),
        settings: this.#notifier.settings,
        ...this.#tabs.of(person.side),
        ...toldLabels(this.#practice.settings),
        practice: toldPractice(this.#practice.settings, person.side, this.#practice.name),
        ...(facts.permissions === undefined ? {} : { permissions: facts.permissions }),
        ...(signedIn === null ? {} : { session: signedIn }),
      };
      // It may have ended while this was read.
      this.#sessions.check(session);
      this.sockets.admit(connection, session);
      this.sockets.send(connection, JSON.stringify(frame));
      return true;
    });
  }

  /** Whether there is anything here for this person: where the practice offers no portal messages, nobody of the portal finds any. */
  #isServed({ active, person: { side } }: PersonFacts): boolean {
    return active && (side !== "portal" || offersPortal(this.#practice.settings));
  }

  async #askFacts(request: Request): Promise<FactsAnswer> {
    const { person, subscriber, sid } = await readBody(request, AskFacts);
    if (person.id !== this.#id) throw new Refuse("not-found");
    if (subscriber !== undefined) {
      await this.#subscribers.load();
      this.#subscribers.add(subscriber);
    }
    const facts = this.#facts.of(person);
    return sid === undefined ? facts : { ...facts, ...this.#sessions.answer({ person, sid }) };
  }

  async #roster(request: Request): Promise<unknown> {
    const { person: caller } = await this.#requests.identify(request);
    if (caller.side !== "system") throw new Refuse("not-found");
    const pushed = await readBody(request, StaffRoster);
    const id = personKey(this.#practice.idSecret, "staff", pushed.id);
    if (id !== this.#id) throw new Refuse("bad-request", { at: "id" });
    const applied = await this.#renew(() => this.#facts.take(pushed, id, caller));
    return { id, applied: applied !== null };
  }

  /**
   * An administrator says what this member of staff may do. It is asked here and not of the practice's room, which only
   * repeats what this room says: who relies on the person's facts hears of it from here, and nobody waits for two rooms.
   */
  async #permit(request: Request): Promise<PersonPermissions> {
    const { person: caller } = await this.#requests.identify(request);
    if (caller.side !== "staff") throw new Refuse("not-found");
    const isSelf = caller.id === this.#id;
    const asking = isSelf ? this.#facts.of(caller) : await askFacts(this.#ports, this.#practice.id, caller);
    if (canAdminister(asking) !== null) throw new Refuse("not-found");
    const { permission, on } = await readBody(request, PermissionChange);
    const denied = canPermit(asking, permission);
    if (denied !== null) throw new Refuse(denied);
    await this.#renew(() => this.#facts.give(permission, on, asking.person));
    return { permissions: this.#facts.known?.permissions ?? [] };
  }

  /** Changes the facts, in a turn. It is answered when whoever relies on them was told. */
  async #renew(change: () => Promise<PersonFacts | null>): Promise<PersonFacts | null> {
    await this.#clock.wakeAt("owed", this.#clock.now());
    const facts = await this.#inbox.inTurn(change);
    if (facts !== null) {
      this.#telling.outbox.soon();
      await Promise.all([this.#inbox.settled(), this.#tellSubscribers(facts)]);
    }
    await this.#notifier.enterReminder();
    return facts;
  }

  /** Something new is to be told to who stands outside, when it is time. */
  #recorded(): void {
    if (this.#practice.hooks === undefined) return;
    this.#clock
      .wakeAt("checkpoint", this.#clock.now())
      .catch(error => this.#ports.log("person: the slice was not told of a debt", error));
  }

  /** The person is not active any more. */
  #end(): void {
    for (const [connection] of this.sockets.admitted())
      this.sockets.close(connection, closeCodes.rightLost, "not active");
  }

  async #tellSubscribers(facts: PersonFacts): Promise<void> {
    await this.#subscribers.load();
    await this.#subscribers.push(facts);
  }

  /** Rooms of others that the person makes wake, over all rooms that they use. */
  async #spend(request: Request): Promise<{ wait: number }> {
    const { named = 0, lists = 0, files = 0 } = await readBody(request, Spend);
    const waits = [this.#named.take(this.#id, named), this.#lists.take(this.#id, lists)];
    return { wait: Math.max(...waits, this.#files.take(this.#id, files)) };
  }

  async #forget(request: Request): Promise<unknown> {
    const asked = await readBody(request, Forget);
    if ("conversation" in asked) await this.#notifier.forget(asked.conversation);
    else {
      await this.#inbox.forgetPatient(asked.patient);
      await this.#moves.forget(asked.patient);
    }
    return { ok: true };
  }

  /** The caller, who is this person. */
  async #self(request: Request): Promise<Person> {
    const { person } = await this.#requests.identify(request);
    if (!this.#isSelf(person)) throw new Refuse("not-found");
    return person;
  }

  #isSelf(person: Person): boolean {
    return person.id === this.#id && this.#isServed(this.#facts.of(person));
  }

  /** The person's own settings: portal users have none. */
  async #change(request: Request): Promise<PersonSettings> {
    const person = await this.#self(request);
    if (person.side !== "staff") throw new Refuse("not-allowed");
    const change = await readBody(request, SettingsChange);
    if (change.newPatientMessage !== undefined) await this.#clock.wakeAt("owed", this.#clock.now());
    const settings = await this.#inbox.inTurn(() =>
      this.#notifier.change(change, settings => this.#standAs(settings)),
    );
    this.#telling.outbox.soon();
    await this.#notifier.enterReminder();
    return settings;
  }

  async #standAs({ newPatientMessage }: PersonSettings): Promise<() => Commit> {
    const away = this.#facts.known?.active === false;
    const stands = await this.#standing.change({ away, muted: !newPatientMessage });
    return () => {
      const standing = stands();
      const { put, remove } = this.#telling.outbox.changes();
      return { put: { ...standing, ...put }, remove };
    };
  }

  async #pushPatient(request: Request): Promise<unknown> {
    await this.#inbox.setPatient(await readBody(request, PushOwnPatient));
    return { ok: true };
  }

  async #page(request: Request): Promise<RowPage> {
    await this.#self(request);
    const query = new URL(request.url).searchParams;
    const tab = Tab.safeParse(query.get("tab") ?? "all");
    if (!tab.success) throw new Refuse("bad-request", { at: "tab" });
    // The top of all stands in the welcome; that of another tab is asked for.
    const from = query.get("after") ?? (query.has("tab") ? null : "");
    const after = from === null ? null : parseRowCursor(from);
    if (from !== null && after === null) throw new Refuse("bad-request", { at: "after" });
    return this.#inbox.whenSettled(() => this.#inbox.page(tab.data, after));
  }

  /** Tells every device, and what the frames made of the badge. */
  #show(frames: readonly FromPerson[]): void {
    for (const frame of frames) this.#send(frame);
    // Nothing is counted for anybody of what is still to be withdrawn.
    if (this.#inbox.isWithdrawing) return;
    const { counts } = this.#inbox;
    if (counts.badge !== this.#badge) this.#send({ type: "badge", n: counts.badge });
    this.#badge = counts.badge;
    this.#tabs.tell();
  }

  #send(frame: FromPerson): void {
    const text = JSON.stringify(frame);
    for (const [connection] of this.sockets.admitted()) this.sockets.send(connection, text);
  }
}
