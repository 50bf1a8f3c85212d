/** The room of one conversation: what comes in by sockets and requests, and what is answered. */
import {
  type Command,
  closeCodes,
  decide,
  type Facts,
  type Person,
  type Row,
  refusal,
  rowSeenBy,
  TaskDeed,
  type TasksLeft,
  ToConversation,
  targetOf,
  viewOf,
} from "@carethread/model";
import {
  AskRow,
  AskSaid,
  AskVerdict,
  Clock,
  type Connection,
  Forget,
  Heads,
  type Identity,
  Init,
  type Ports,
  type Practice,
  PurgeOrder,
  type PurgeTaken,
  PushPatient,
  PushPerson,
  PushSessions,
  PushStanding,
  Refuse,
  Requests,
  type Room,
  readBody,
  respond,
  Sockets,
  systemFacts,
} from "../base/base.ts";
import { Book } from "./book.ts";
import { batches, catchUp, readOn } from "./catch-up.ts";
import { Commands } from "./commands/commands.ts";
import { Files } from "./files/files.ts";
import { Forgetting, Hiding } from "./forgetting/forgetting.ts";
import { HostRequests } from "./host/host.ts";
import { KeysDoor } from "./keys/keys.ts";
import { endOf, Pages } from "./pages/pages.ts";
import { PatientNews } from "./patient-news.ts";
import { Publisher } from "./publisher.ts";
import { ReadingPlaces } from "./reading.ts";
import { logHead, verdictOf } from "./record/record.ts";
import {
  type ConversationSession,
  changesRights,
  Openings,
  People,
  Rights,
  type Viewing,
} from "./rights/rights.ts";
import { Seen } from "./seen.ts";
import { Signals } from "./signals.ts";
import { takeStandings } from "./standing.ts";
import { StreamDoor } from "./stream/stream.ts";
import { Texts } from "./texts.ts";
import { Time } from "./time.ts";
import { createTransact, type Transact } from "./transact.ts";
import { welcomeFor } from "./welcome.ts";

export { conversationSteps } from "./formats/formats.ts";
export { caughtUp, type Once, type Page, stateFrom } from "./stored-state.ts";

export class ConversationRoom implements Room {
  readonly #ports: Ports;
  readonly #practice: Practice;
  readonly #book: Book;
  readonly sockets: Sockets<ToConversation, ConversationSession>;
  readonly #clock: Clock;
  readonly #people: People;
  readonly #rights: Rights;
  readonly #publisher: Publisher;
  readonly #signals: Signals;
  readonly #openings: Openings;
  readonly #heads: Heads;
  readonly #seen: Seen;
  readonly #forgetting: Forgetting;
  readonly #hiding: Hiding;
  readonly #files: Files;
  readonly #transact: Transact;
  readonly #host: HostRequests;
  readonly #commands: Commands;
  readonly #texts: Texts;
  readonly #places: ReadingPlaces;
  readonly #patientNews: PatientNews;
  readonly #pages: Pages;
  readonly #stream: StreamDoor;
  readonly #keys: KeysDoor;
  readonly #time: Time;
  readonly #requests: Requests;

  constructor(ports: Ports, practice: Practice) {
    this.#ports = ports;
    this.#practice = practice;
    this.#book = new Book(
      ports,
      practice,
      change => {
        this.#publisher.publish(change);
        if (changesRights(change)) this.#rights.recheck();
        this.#time.awaitNext();
      },
      people => takeStandings(this.#book, this.#transact, people),
    );
    this.#people = new People({
      ports,
      practice: practice.id,
      isKnownHere: person => this.#book.state?.staff.members[person] !== undefined,
    });
    this.#openings = new Openings(ports, practice.id, (...opening) => {
      if (!this.#book.rows.record.opened(...opening)) return;
      // Nobody waits for it: it is stored, and told when the room next wakes at the latest.
      this.#clock
        .wakeAt("owed", this.#clock.now())
        .catch(error => ports.log("main: the slice was not told of a debt", error));
    });
    this.#heads = new Heads({ ports, practice, head: () => logHead(this.#book) });
    // Whether a session is over is looked up with the rights of whoever it is.
    this.#requests = new Requests(ports, () => {});
    this.sockets = new Sockets<ToConversation, ConversationSession>(ports, practice, {
      schema: ToConversation,
      types: ["hello", "auth", "command", "read", "mark-read", "typing", "screen", "got", "ping"],
      commands: ["command"],
      hello: (connection, session, frame) => this.#hello(connection, session, frame.after ?? null),
      frame: (connection, session, frame) => this.#frame(connection, session, frame),
      left: () => this.#signals.presenceSoon(),
    });
    this.#rights = new Rights({
      ports,
      book: this.#book,
      people: this.#people,
      sockets: this.sockets,
      flush: () => this.#publisher.flush(),
    });
    this.#publisher = new Publisher(ports, this.sockets, this.#rights);
    this.#signals = new Signals(ports, this.sockets, this.#rights);
    this.#seen = new Seen(ports);
    this.#forgetting = new Forgetting(ports, this.#book);
    this.#hiding = new Hiding({
      ...{ ports, book: this.#book, forgetting: this.#forgetting, gone: () => this.#closeAll() },
    });
    this.#time = new Time(ports, practice, this.#book, work => this.#transact(work));
    this.#clock = new Clock(ports, practice, {
      of: () => this.#book.patient?.id ?? this.#book.id,
      duties: { ...this.#time.duties, checkpoint: this.#heads.duty, owed: this.#book.rows.outbox.duty },
    });
    this.#transact = createTransact({
      book: this.#book,
      clock: this.#clock,
      seen: this.#seen,
      refresh: () => this.#rights.refresh(),
    });
    this.#pages = new Pages({
      book: this.#book,
      viewer: request => this.#viewer(request),
      record: viewing => this.#record(viewing),
    });
    this.#stream = new StreamDoor({
      storage: ports.storage,
      transact: this.#transact,
      viewer: request => this.#viewer(request),
      context: facts => this.#context(facts),
    });
    this.#keys = new KeysDoor({
      ...{ ports, practice, book: this.#book, transact: this.#transact },
      viewer: request => this.#viewer(request),
      context: facts => this.#context(facts),
    });
    this.#files = new Files({
      ...{ ports, practice, book: this.#book },
      // Asked by rooms of files, which ask for themselves whether a session is over.
      view: person => this.#rights.view(person, null),
      record: viewing => this.#record(viewing),
    });
    this.#host = new HostRequests({
      book: this.#book,
      transact: this.#transact,
      viewer: request => this.#viewer(request),
      access: person => this.#rights.access(person),
      context: facts => this.#context(facts),
    });
    this.#texts = new Texts({
      ...{ practice, book: this.#book, transact: this.#transact },
      context: facts => this.#context(facts),
    });
    this.#patientNews = new PatientNews({
      ...{ practice, book: this.#book, transact: this.#transact },
      isOpen: () => {
        const [watcher] = this.sockets.admitted();
        return watcher !== undefined;
      },
      recheck: () => this.#rights.recheck(),
      context: facts => this.#context(facts),
    });
    this.#places = new ReadingPlaces(this.#book, this.#transact, () => ports.now());
    this.#commands = new Commands({
      ...{ ports, practice: practice.id, book: this.#book, people: this.#people, rights: this.#rights },
      ...{ files: this.#files, places: this.#places, transact: this.#transact },
      context: facts => this.#context(facts),
    });
  }

  async start(): Promise<void> {
    await Promise.all([this.#book.load(), this.#seen.load(), this.#forgetting.load()]);
    this.#time.awaitNext();
  }

  requested(request: Request): Promise<Response> {
    return respond(this.#ports, request, {
      "GET events": request => this.#pages.page(request),
      "POST find": request => this.#pages.find(request),
      "POST stream": request => this.#stream.put(request),
      "POST readers": request => this.#keys.readers(request),
      "POST internal/devices-left": request => this.#keys.left(request),
      "POST import": request => this.#host.import(request),
      "GET encounter": request => this.#host.encounter(request),
      "POST encounter": request => this.#host.changeEncounter(request),
      "POST tasks": request => this.#task(request),
      "POST internal/init": request => this.#init(request),
      "POST internal/patient": async request => this.#patientNews.take(await readBody(request, PushPatient)),
      "POST internal/person": request => this.#personChanged(request),
      "POST internal/sessions": async request => {
        const { person, ended } = await readBody(request, PushSessions);
        this.#rights.endSessions(person, ended);
        return { ok: true };
      },
      "POST internal/standing": async request =>
        takeStandings(this.#book, this.#transact, await readBody(request, PushStanding)),
      "POST internal/row-for": request => this.#rowFor(request),
      "POST internal/said": async request => this.#book.rows.search.answer(await readBody(request, AskSaid)),
      ...this.#files.routes,
      ...this.#texts.routes,
      "POST internal/verify": async request => verdictOf(this.#book, await readBody(request, AskVerdict)),
      "POST internal/forget": request => this.#forget(request),
      "POST internal/kept": async () => ({
        kept: await this.#hiding.kept(),
        rev: this.#book.purge.rev,
      }),
      "POST internal/purge": request => this.#purge(request),
      "POST internal/wake": async () => {
        const woken = await this.#clock.wake();
        // What is near is not left to the next tick.
        this.#time.awaitNext();
        return woken;
      },
    });
  }

  // Sockets

  async #hello(
    connection: Connection,
    session: Identity,
    after: { pos: number; id: string } | null,
  ): Promise<boolean> {
    const { person } = session;
    const viewing = await this.#rights.view(person, session.sid);
    if (viewing === null) return false;
    const { view } = viewing;
    let caught = await catchUp(this.#book.log, () => this.#book.shown, viewing, after);
    // To come back for what was written meanwhile is to read it.
    if (caught !== null && (!caught.resumed || caught.events.length > 0)) await this.#record(viewing);
    for (let to = endOf(this.#book, view); caught !== null && caught.to < to; to = endOf(this.#book, view))
      caught = await readOn(this.#book.log, caught, viewing, to);
    // From here on without an await.
    const facts = viewing.facts();
    const state = this.#book.shown;
    const welcome =
      state === null || facts === null
        ? null
        : welcomeFor(state, viewing, facts, this.#ports.now(), this.#practice.name);
    if (caught === null || welcome === null) return false;
    this.#publisher.flush();
    const [events, ...rest] = batches(caught.events);
    const presence = this.#signals.presence(view, person);
    this.sockets.admit(connection, { ...session, told: JSON.stringify(welcome.may), here: presence.print });
    const frame = {
      type: "welcome",
      ...welcome,
      presence: presence.people,
      events,
      from: caught.from,
      hasOlder: caught.hasOlder,
    };
    this.sockets.send(connection, JSON.stringify(frame), true);
    for (const batch of rest)
      this.sockets.send(connection, JSON.stringify({ type: "events", events: batch }), true);
    this.#signals.presenceSoon();
    return true;
  }

  /** Whoever is shown the conversation stands in the patient's record: from outside the team first. */
  async #record(viewing: Viewing): Promise<void> {
    const facts = viewing.facts();
    const { state } = this.#book;
    if (facts === null || state === null) return;
    await this.#openings.record(facts, targetOf(state, this.#ports.now()), this.#book.id);
  }

  async #frame(
    connection: Connection,
    { person }: ConversationSession,
    frame: ToConversation,
  ): Promise<void> {
    await this.#rights.refresh();
    // A right that was lost meanwhile has closed the connection.
    if (this.sockets.sessionOf(connection) === null) return;
    switch (frame.type) {
      case "command":
        return this.#command(connection, person, frame.id, frame.command);
      case "read":
      case "mark-read": {
        const read = await this.#places.read(person, frame.type === "read" ? frame.from : null, frame.pos);
        if (read === "no-such-place") this.sockets.refuse(connection, "bad-request", { at: "pos" });
        return;
      }
      case "typing":
        return this.#signals.typing(this.#book.state, person, frame.visibility);
      case "screen":
        return this.#signals.screen(connection, frame.on);
    }
  }

  async #command(connection: Connection, person: Person, id: string, command: Command): Promise<void> {
    try {
      const answer = await this.#commands.give(person, id, command);
      const pos = viewOf(person.side) === "staff" ? answer.seq : answer.portal;
      this.#publisher.ack(connection, JSON.stringify({ type: "ack", id, pos }));
    } catch (error) {
      if (!(error instanceof Refuse)) throw error;
      const { refused, params } = error.refusal;
      this.#publisher.flush();
      this.sockets.refuse(connection, refused, params, id);
    }
  }

  #context(facts: Facts) {
    const ports = this.#ports;
    const { person: system } = systemFacts(this.#practice);
    return { facts, now: ports.now(), newId: ports.newId, onScreen: this.#signals.onScreen(), system };
  }

  // Facts that change

  async #personChanged(request: Request): Promise<unknown> {
    const { facts } = await readBody(request, PushPerson);
    this.#rights.push(facts);
    return { ok: true };
  }

  // Requests

  async #viewer(request: Request): Promise<Viewing> {
    const { person, sid } = await this.#requests.identify(request);
    const viewing = await this.#rights.view(person, sid);
    if (viewing === null) throw new Refuse("not-found");
    return viewing;
  }

  /** What somebody does with a task without having the conversation open: nothing of it is shown to them by that. */
  async #task(request: Request): Promise<TasksLeft> {
    const { person } = await this.#viewer(request);
    const { commandId, command } = await readBody(request, TaskDeed);
    await this.#commands.give(person, commandId, command);
    const state = this.#rights.access(person) === null ? null : this.#book.shown;
    return { tasks: state?.staff.head.tasks ?? [] };
  }

  async #init(request: Request): Promise<unknown> {
    const { conversation, start, answered, person, patient, recipient } = await readBody(request, Init);
    if (conversation !== this.#book.id) throw new Refuse("bad-request", { at: "conversation" });
    if (this.#isLetGo) throw new Refuse("not-found");
    const facts: Facts = { person, patient, settings: this.#practice.settings, recipient };
    const named = start.first?.attachments;
    const brought = await this.#files.bring(person.person, named);
    const answer = await this.#transact({
      named: { person: person.person.id, id: start.commandId, body: start },
      ...(this.#book.state === null ? { patient } : {}),
      decide: state => {
        if (this.#isLetGo) return refusal("server-error");
        const decided = decide(
          state,
          { ...this.#context(facts), ...brought() },
          { ...{ type: "start", ...start, conversation }, ...(answered ? { answered } : {}) },
        );
        if (!("refused" in decided)) this.#files.took(named);
        return decided;
      },
    });
    if ("refused" in answer) throw new Refuse(answer.refused, answer.params);
    return { ok: true };
  }

  /** What is hidden, or gone, never begins anew. */
  get #isLetGo(): boolean {
    return this.#forgetting.isForgotten || this.#book.aside !== null;
  }

  async #forget(request: Request): Promise<unknown> {
    const asked = await readBody(request, Forget);
    const { id, patient } = this.#book;
    const isThis = "conversation" in asked ? asked.conversation === id : asked.patient === patient?.id;
    if (!isThis && !this.#forgetting.isForgotten) throw new Refuse("not-found");
    await this.#clock.wakeAt("owed", this.#clock.now());
    await this.#forgetting.forget(() => this.#closeAll());
    return { ok: true };
  }

  /** To whoever has it open it is not there any more. */
  #closeAll(): void {
    for (const [connection] of this.sockets.admitted())
      this.sockets.close(connection, closeCodes.rightLost, "no right any more");
  }

  /** What the patient's room orders of a conversation that is due to go. */
  async #purge(request: Request): Promise<PurgeTaken> {
    const order = await readBody(request, PurgeOrder);
    await this.#clock.wakeAt("owed", this.#clock.now());
    const taken = await this.#hiding.take(order);
    this.#time.awaitNext();
    return taken;
  }

  /** The row of a person whom the patient's room asks for, who need not be a member. */
  async #rowFor(request: Request): Promise<{ row: Row | null }> {
    const { person } = await readBody(request, AskRow);
    const { id } = person.person;
    if (this.#book.firstPlace(id) === null) await this.#book.settled();
    const state = this.#book.shown;
    if (state === null || this.#book.access(person) === null) return { row: null };
    if (this.#book.firstPlace(id) === null) throw new Error("a view is changing");
    const row = rowSeenBy(state, person.person);
    return { row: row && { ...row, rev: this.#book.rows.rev(id) } };
  }
}
