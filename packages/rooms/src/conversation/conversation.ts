/** The room of one conversation: hello → parse → decide → put → project → send. */
import {
  authorOf,
  type Command,
  type Decidable,
  decide,
  type EventPage,
  type Facts,
  ImportMessages,
  limits,
  markFor,
  mayIn,
  type Person,
  type Refusal,
  type Row,
  receiptsFor,
  refusal,
  roomLimits,
  rowSeenBy,
  stateFor,
  stateOf,
  ToConversation,
  targetOf,
  type View,
  viewOf,
} from "@carethread/model";
import {
  AskRow,
  type Connection,
  Due,
  type Identity,
  Init,
  type Ports,
  type Practice,
  PushPatient,
  PushPerson,
  Refuse,
  Requests,
  type Room,
  readBody,
  respond,
  Sockets,
  systemFacts,
  type Woken,
  whole,
} from "../base/base.ts";
import { broadcast } from "./broadcast.ts";
import { Commands, type Done } from "./commands.ts";
import { Grants } from "./grants.ts";
import { Keeper } from "./keeper.ts";
import { type Entry, show } from "./log.ts";
import {
  type Called,
  type ConversationSession,
  lookUpCalled,
  Openings,
  People,
  Rights,
} from "./rights/rights.ts";
import { Signals } from "./signals.ts";
import { batches, lastOf, opening, readOn } from "./welcome.ts";

export { type Kept, keptFrom, type Once, type Page } from "./kept.ts";

export class ConversationRoom implements Room {
  readonly #ports: Ports;
  readonly #practice: Practice;
  readonly #keeper: Keeper;
  readonly #sockets: Sockets<ToConversation, ConversationSession>;
  readonly #due: Due;
  readonly #commands: Commands;
  readonly #people: People;
  readonly #rights: Rights;
  readonly #signals: Signals;
  readonly #openings: Openings;
  readonly #grants: Grants;
  readonly #requests: Requests;

  constructor(ports: Ports, practice: Practice) {
    this.#ports = ports;
    this.#practice = practice;
    this.#keeper = new Keeper(ports, practice, change => {
      if (change.before?.staff.members !== change.next.staff.members) this.#grants.awaitEnd();
      broadcast(change, this.#sockets, this.#rights);
    });
    this.#due = new Due(ports);
    this.#grants = new Grants(ports, practice, this.#keeper, this.#due, () => this.#rights.refresh());
    this.#commands = new Commands(ports);
    this.#people = new People(ports, practice.id);
    this.#openings = new Openings(ports, practice.id);
    this.#requests = new Requests(ports, practice);
    this.#sockets = new Sockets<ToConversation, ConversationSession>(ports, practice, {
      schema: ToConversation,
      types: ["hello", "auth", "command", "read", "typing", "screen", "got", "ping"],
      commands: ["command"],
      hello: (connection, session, frame) => this.#hello(connection, session, frame.after ?? null),
      frame: (connection, session, frame) => this.#frame(connection, session, frame),
      left: () => this.#signals.presenceSoon(),
    });
    this.#rights = new Rights(ports, this.#keeper, this.#people, this.#sockets);
    this.#signals = new Signals(ports, this.#sockets, this.#rights);
  }

  async start(): Promise<void> {
    await this.#keeper.load();
    this.#grants.awaitEnd();
  }

  connected(connection: Connection): void {
    this.#sockets.connected(connection);
  }

  received(connection: Connection, data: unknown): Promise<void> {
    return this.#sockets.received(connection, data);
  }

  closed(connection: Connection): void {
    this.#sockets.closed(connection);
  }

  requested(request: Request): Promise<Response> {
    return respond(this.#ports, request, {
      "GET events": request => this.#page(request),
      "POST import": request => this.#import(request),
      "POST internal/init": request => this.#init(request),
      "POST internal/patient": request => this.#patientChanged(request),
      "POST internal/person": request => this.#personChanged(request),
      "POST internal/row-for": request => this.#rowFor(request),
      "POST internal/wake": () => this.#wake(),
    });
  }

  // Sockets

  async #hello(
    connection: Connection,
    session: Identity,
    after: { pos: number; id: string } | null,
  ): Promise<boolean> {
    const { person } = session;
    // The person's facts are asked for also where there is no conversation: the answer takes as long.
    await this.#rights.lookUp(person);
    if (this.#rights.access(person) === null) return false;
    const viewer = await this.#viewer(person);
    let opened = await opening(this.#keeper.log, () => this.#keeper.shown, viewer, after);
    // To come back for what was written meanwhile is to read it.
    if (opened !== null && (!opened.resumed || opened.events.length > 0)) await this.#record(person);
    for (let to = this.#end(viewer.view); opened !== null && opened.to < to; to = this.#end(viewer.view))
      opened = await readOn(this.#keeper.log, opened, viewer, to);
    // Looked at once more: rights may have changed while the log was read.
    const facts = this.#rights.access(person);
    const state = this.#keeper.shown;
    if (!this.#rights.isKnown(person)) throw new Error("a lease ended while the log was read");
    const shown = state === null ? null : stateOf(state, person);
    if (opened === null || facts === null || state === null || shown === null) return false;
    if (this.#keeper.firstPlace(person.id) !== viewer.first)
      throw new Error("a view changed while the log was read");
    const may = mayIn(facts, targetOf(state, this.#ports.now()));
    const [events, ...rest] = batches(opened.events);
    const presence = this.#signals.presence(viewer.view, person);
    this.#sockets.admit(connection, { ...session, told: JSON.stringify(may), here: presence.print });
    const frame = {
      type: "welcome",
      you: authorOf(facts),
      may,
      head: shown.head,
      members: shown.members,
      receipts: receiptsFor(state, viewer.view, viewer.first),
      mark: markFor(state, person.id, viewer.view),
      presence: presence.people,
      events,
      from: opened.from,
      hasOlder: opened.hasOlder,
    };
    this.#sockets.send(connection, JSON.stringify(frame), true);
    for (const batch of rest)
      this.#sockets.send(connection, JSON.stringify({ type: "events", events: batch }), true);
    this.#signals.presenceSoon();
    return true;
  }

  /** The viewer and where their view begins: a commit that changes that is waited for. */
  async #viewer({ id, side }: Person): Promise<{ id: string; view: View; first: number }> {
    if (this.#keeper.firstPlace(id) === null) await this.#keeper.settled();
    const first = this.#keeper.firstPlace(id);
    if (first === null) throw new Error("a view is changing");
    return { id, view: viewOf(side), first };
  }

  /** Whoever is shown the conversation from outside the team stands in the patient's record first. */
  async #record(person: Person): Promise<void> {
    const facts = this.#rights.access(person);
    const state = this.#keeper.state;
    if (facts === null || state === null) return;
    await this.#openings.record(facts, targetOf(state, this.#ports.now()), this.#keeper.id);
  }

  async #frame(connection: Connection, session: ConversationSession, frame: ToConversation): Promise<void> {
    const { person } = session;
    await this.#refresh();
    // A right that was lost meanwhile has closed the connection.
    if (this.#sockets.sessionOf(connection) === null) return;
    switch (frame.type) {
      case "command":
        return this.#command(connection, person, frame.id, frame.command);
      case "read": {
        await this.#due.enter();
        const read = await this.#keeper.read(person, frame.pos);
        if (read === "no-such-place") this.#sockets.refuse(connection, "bad-request", { at: "pos" });
        return;
      }
      case "typing":
        return this.#signals.typing(this.#keeper.state, person, frame.visibility);
      case "screen":
        return this.#signals.screen(connection, frame.on);
    }
  }

  async #command(connection: Connection, person: Person, id: string, command: Command): Promise<void> {
    await this.#due.enter();
    const called = await lookUpCalled(
      this.#ports,
      this.#practice.id,
      this.#people,
      this.#keeper.state,
      this.#rights.may(person),
      command,
    );
    const answer = await this.#commands.run({
      person: person.id,
      id,
      body: command,
      decide: () => {
        const decided = this.#decide(person, command, called());
        if ("refused" in decided) return decided;
        // What follows from a message is none of the author's words: only these are waited for by their id.
        return decided.map(stored => (stored.event.type === "message" ? { ...stored, command: id } : stored));
      },
      head: () => this.#keeper.head(),
      store: (entries, record) => this.#keeper.store(entries, record),
    });
    if ("refused" in answer) return this.#sockets.refuse(connection, answer.refused, answer.params, id);
    const pos = placeIn(answer, viewOf(person.side));
    return this.#sockets.send(connection, JSON.stringify({ type: "ack", id, pos }));
  }

  /** The last place of a view, 0 where there is none. */
  #end(view: View): number {
    const state = this.#keeper.shown;
    return (state === null ? null : stateFor(state, view))?.head.pos ?? 0;
  }

  // Decide, put, project, send

  #decide(person: Person, command: Decidable, called: Called = {}): readonly Entry[] | Refusal {
    const facts = this.#rights.access(person);
    // The right, or only the lease, ended since it was looked up. This answer is not remembered: it may come back.
    if (facts === null) return refusal("server-error");
    const decided = decide(this.#keeper.state, { ...this.#context(facts), ...called }, command);
    return "refused" in decided ? decided : decided.events;
  }

  #context(facts: Facts) {
    return { facts, now: this.#ports.now(), newId: this.#ports.newId, onScreen: this.#signals.onScreen() };
  }

  // Rights that change

  /** What time and other rooms have changed, before anybody is sent anything. */
  async #refresh(): Promise<void> {
    await this.#rights.refresh();
    await this.#grants.tryExpire();
  }

  async #patientChanged(request: Request): Promise<{ there: boolean; open: boolean }> {
    const { facts } = await readBody(request, PushPatient);
    const [watcher] = this.#sockets.admitted();
    const open = watcher !== undefined;
    const { state, patient } = this.#keeper;
    // A room that was not initialised stores nothing; who initialises it brings the facts along.
    if (state === null || patient === null || patient.rev >= facts.rev) {
      await this.#keeper.settled();
      return { there: state !== null, open };
    }
    await this.#due.enter();
    await this.#refresh();
    const context = this.#context({
      person: await systemFacts(this.#practice.id),
      patient: facts,
      settings: this.#practice.settings,
    });
    // Another change came in between: the sender still owes this one and tells it again.
    if (this.#keeper.patient !== patient) throw new Refuse("server-error");
    const decided = decide(this.#keeper.state, context, { type: "roster" });
    if ("refused" in decided) throw new Error(`a roster was refused: ${decided.refused}`);
    await this.#keeper.store(decided.events, {}, facts);
    this.#rights.recheck();
    return { there: true, open };
  }

  async #personChanged(request: Request): Promise<unknown> {
    const { facts } = await readBody(request, PushPerson);
    this.#rights.push(facts);
    return { ok: true };
  }

  // Requests

  async #admit(request: Request): Promise<Person> {
    const { person } = await this.#requests.identify(request);
    await this.#rights.lookUp(person);
    if (this.#rights.access(person) === null) throw new Refuse("not-found");
    return person;
  }

  async #page(request: Request): Promise<EventPage> {
    const person = await this.#admit(request);
    const asked = whole(request, "before", Number.MAX_SAFE_INTEGER);
    const limit = whole(request, "limit", limits.pageEvents, limits.pageEvents);
    const { view, first: lowest } = await this.#viewer(person);
    await this.#record(person);
    const before = Math.min(asked, this.#end(view) + 1);
    const first = Math.max(lowest, before - limit);
    const entries = await this.#keeper.log.places(view, first, before - 1);
    // The right may have ended while the log was read.
    if (this.#rights.access(person) === null) throw new Refuse("not-found");
    const shown = entries.map(entry => show(entry, view, person.id)).filter(event => event !== null);
    const events = lastOf(shown, roomLimits.pageBytes);
    return { events, hasOlder: first > lowest || events.length < shown.length };
  }

  async #import(request: Request): Promise<unknown> {
    const person = await this.#admit(request);
    if (person.side !== "system") throw new Refuse("not-found");
    const { commandId, messages } = await readBody(request, ImportMessages);
    await this.#due.enter();
    await this.#refresh();
    const answer = await this.#commands.run({
      person: person.id,
      id: commandId,
      body: messages,
      // The events bear no command id: their authors did not give the command.
      decide: () => this.#decide(person, { type: "import", messages }),
      head: () => this.#keeper.head(),
      store: (entries, record) => this.#keeper.store(entries, record),
    });
    if ("refused" in answer) throw new Refuse(answer.refused, answer.params);
    return { messages: messages.length };
  }

  async #init(request: Request): Promise<unknown> {
    const { conversation, start, person, patient } = await readBody(request, Init);
    if (conversation !== this.#keeper.id) throw new Refuse("bad-request", { at: "conversation" });
    await this.#due.enter();
    if (this.#keeper.state !== null) {
      await this.#keeper.settled();
      return { ok: true };
    }
    const context = this.#context({ person, patient, settings: this.#practice.settings });
    const decided = decide(null, context, { type: "start", ...start, conversation });
    if ("refused" in decided) throw new Refuse(decided.refused, decided.params);
    await this.#keeper.store(decided.events, {}, patient);
    return { ok: true };
  }

  /** The row of a person whom the patient's room asks for, who need not be a member. */
  async #rowFor(request: Request): Promise<{ row: Row | null }> {
    const { person } = await readBody(request, AskRow);
    if (this.#keeper.access(person) === null) return { row: null };
    await this.#viewer(person.person);
    const state = this.#keeper.shown;
    if (state === null || this.#keeper.access(person) === null) return { row: null };
    const row = rowSeenBy(state, person.person);
    return { row: row && { ...row, rev: this.#keeper.rowRev(person.person.id) } };
  }

  async #wake(): Promise<Woken> {
    await this.#grants.expire();
    await this.#keeper.flush();
    const at = this.#grants.nextEnd();
    if (this.#keeper.owes() || !this.#due.leave(at)) return { owes: true };
    return at === null ? { owes: false } : { owes: false, at };
  }
}

function placeIn({ seq, portal }: Done, view: View): number {
  return view === "staff" ? seq : portal;
}
