/** The room of one conversation: hello → parse → decide → put → project → send. */
import {
  authorOf,
  type ConversationState,
  closeCodes,
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
  receiptsFor,
  refusal,
  roomLimits,
  seesTyping,
  stateFor,
  ToConversation,
  targetOf,
  typistFor,
  type View,
  viewOf,
} from "@carethread/model";
import { Commands } from "./commands.ts";
import type { Practice } from "./deployment.ts";
import { Due } from "./due.ts";
import { Refuse, Requests, readBody, respond } from "./http.ts";
import { Init, PushPatient, PushPerson } from "./internal.ts";
import { type Change, Keeper } from "./keeper.ts";
import { type Entry, show } from "./log.ts";
import { People } from "./people.ts";
import type { Connection, Ports, Room } from "./ports.ts";
import { Rates } from "./rates.ts";
import { Sockets } from "./sockets.ts";
import { systemFacts } from "./system.ts";
import type { Identity } from "./tokens.ts";
import { batches, lastOf, opening, readOn } from "./welcome.ts";

/** With a connection is kept what it was last told that it may do: waking up is no news to anybody. */
interface ConversationSession extends Identity {
  readonly told: string;
}

export class ConversationRoom implements Room {
  readonly #ports: Ports;
  readonly #practice: Practice;
  readonly #keeper: Keeper;
  readonly #sockets: Sockets<ToConversation, ConversationSession>;
  readonly #due: Due;
  readonly #commands: Commands;
  readonly #people: People;
  readonly #signals: Rates;
  readonly #requests: Requests;

  constructor(ports: Ports, practice: Practice) {
    this.#ports = ports;
    this.#practice = practice;
    this.#keeper = new Keeper(ports, practice, change => this.#broadcast(change));
    this.#due = new Due(ports);
    this.#commands = new Commands(ports);
    this.#people = new People(ports, practice.id);
    this.#signals = new Rates(ports.deployment.rates.signals, () => ports.now());
    this.#requests = new Requests(ports, practice);
    this.#sockets = new Sockets<ToConversation, ConversationSession>(ports, practice, {
      schema: ToConversation,
      types: ["hello", "auth", "command", "read", "typing", "got", "ping"],
      commands: ["command"],
      hello: (connection, session, frame) => this.#hello(connection, session, frame.after ?? null),
      frame: (connection, session, frame) => this.#frame(connection, session, frame),
    });
  }

  start(): Promise<void> {
    return this.#keeper.load();
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
    const view = viewOf(person.side);
    // The person's facts are asked for also where there is no conversation: the answer takes as long.
    await this.#people.facts(person);
    if (this.#access(person) === null) return false;
    const viewer = { id: person.id, view };
    let opened = await opening(this.#keeper.log, () => this.#keeper.shown, viewer, after);
    for (let to = this.#end(view); opened !== null && opened.to < to; to = this.#end(view))
      opened = await readOn(this.#keeper.log, opened, viewer, to);
    // Looked at once more: rights may have changed while the log was read.
    const facts = this.#access(person);
    const state = this.#keeper.shown;
    if (this.#people.known(person.id) === null) throw new Error("a lease ended while the log was read");
    const shown = state === null ? null : stateFor(state, view);
    if (opened === null || facts === null || state === null || shown === null) return false;
    const may = mayIn(facts, targetOf(state, this.#ports.now()));
    const [events, ...rest] = batches(opened.events);
    this.#sockets.admit(connection, { ...session, told: JSON.stringify(may) });
    const frame = {
      type: "welcome",
      you: authorOf(facts),
      may,
      head: shown.head,
      members: shown.members,
      receipts: receiptsFor(state, view),
      mark: markFor(state, person.id, view),
      events,
      from: opened.from,
      hasOlder: opened.hasOlder,
    };
    this.#sockets.send(connection, JSON.stringify(frame), true);
    for (const batch of rest)
      this.#sockets.send(connection, JSON.stringify({ type: "events", events: batch }), true);
    return true;
  }

  async #frame(connection: Connection, session: ConversationSession, frame: ToConversation): Promise<void> {
    const { person } = session;
    await this.#refresh();
    // A right that was lost meanwhile has closed the connection.
    if (this.#sockets.sessionOf(connection) === null) return;
    switch (frame.type) {
      case "command": {
        await this.#due.enter();
        const { id, command } = frame;
        const answer = await this.#commands.run({
          person: person.id,
          id,
          body: command,
          decide: () => {
            const decided = this.#decide(person, command);
            return "refused" in decided ? decided : decided.map(stored => ({ ...stored, command: id }));
          },
          store: (entries, record) => this.#keeper.store(entries, record),
        });
        if ("refused" in answer) return this.#sockets.refuse(connection, answer.refused, answer.params, id);
        const pos = viewOf(person.side) === "staff" ? answer.seq : answer.portal;
        return this.#sockets.send(connection, JSON.stringify({ type: "ack", id, pos }));
      }
      case "read": {
        await this.#due.enter();
        const read = await this.#keeper.read(person, frame.pos);
        if (read === "no-such-place") this.#sockets.refuse(connection, "bad-request", { at: "pos" });
        return;
      }
      case "typing":
        return this.#typing(person, frame.visibility);
    }
  }

  #typing(person: Person, visibility: "everyone" | "staff"): void {
    // A signal too many is nobody's loss.
    if (this.#signals.take(person.id) > 0) return;
    const facts = this.#access(person);
    const state = this.#keeper.state;
    if (facts === null || state === null) return;
    const may = mayIn(facts, targetOf(state, this.#ports.now()));
    if ((visibility === "staff" ? may.note : may.send) !== null) return;
    const frame = (view: View): string =>
      JSON.stringify({ type: "typing", by: typistFor(state, view, authorOf(facts)), visibility });
    const texts = { staff: frame("staff"), portal: frame("portal") };
    for (const [connection, session] of this.#sockets.admitted()) {
      if (!seesTyping(session.person, person.id, visibility)) continue;
      this.#sockets.send(connection, texts[viewOf(session.person.side)]);
    }
  }

  /** The last place of a view, 0 where there is none. */
  #end(view: View): number {
    const state = this.#keeper.shown;
    return (state === null ? null : stateFor(state, view))?.head.pos ?? 0;
  }

  // Decide, put, project, send

  #access(person: Person): Facts | null {
    return this.#keeper.access(this.#people.known(person.id));
  }

  #decide(person: Person, command: Decidable): readonly Entry[] | Refusal {
    const facts = this.#access(person);
    // The right, or only the lease, ended since it was looked up. This answer is not remembered: it may come back.
    if (facts === null) return refusal("server-error");
    return decide(this.#keeper.state, this.#context(facts), command);
  }

  #context(facts: Facts) {
    return { facts, now: this.#ports.now(), newId: this.#ports.newId };
  }

  /** Tells every admitted connection what its view shows of a change, and nothing where it shows nothing. */
  #broadcast({ before, next, entries }: Change): void {
    const receipts = new Map<View, string | null>();
    const texts = new Map<string, string | null>();
    for (const [connection, { person }] of this.#sockets.admitted()) {
      // Who loses the right by this very change is told nothing of it.
      if (this.#hasLost(person)) {
        this.#sockets.close(connection, closeCodes.rightLost, "no right any more");
        continue;
      }
      const view = viewOf(person.side);
      // One text serves a whole view but for the authors, who get their commands' ids.
      const author = entries.some(({ event }) => event.by.id === person.id) ? person.id : "";
      const key = `${view}:${author}`;
      if (!texts.has(key)) texts.set(key, eventsFrame(entries, view, author));
      if (!receipts.has(view)) receipts.set(view, receiptsFrame(before, next, view));
      for (const text of [texts.get(key), receipts.get(view)]) {
        if (text) this.#sockets.send(connection, text);
      }
    }
  }

  // Rights that change

  /** Whether a person whose facts are known may not see this conversation. */
  #hasLost(person: Person): boolean {
    const known = this.#people.known(person.id);
    return known !== null && this.#keeper.access(known) === null;
  }

  /** Asks again for facts whose lease has ended, of everybody who may now be sent something. */
  async #refresh(): Promise<void> {
    const stale = new Map<string, Person>();
    for (const [, { person }] of this.#sockets.admitted()) {
      if (this.#people.isEnding(person.id)) stale.set(person.id, person);
    }
    if (stale.size === 0) return;
    const asked = [...stale.values()].map(person => this.#people.facts(person));
    for (const result of await Promise.allSettled(asked)) {
      if (result.status === "rejected") this.#ports.log("main: facts were not to be had", result.reason);
    }
    this.#recheck();
    // Whose right cannot be proved now gets nothing, and comes back; the others go on.
    for (const [connection, { person }] of this.#sockets.admitted()) {
      if (this.#people.known(person.id) === null) this.#sockets.close(connection, 1011, "try again");
    }
  }

  /** Closes what has lost its right, and tells the others what they may do where that changed. */
  #recheck(): void {
    const state = this.#keeper.state;
    for (const [connection, session] of this.#sockets.admitted()) {
      const { person, told } = session;
      if (this.#people.known(person.id) === null) continue;
      const facts = this.#access(person);
      if (facts === null || state === null) {
        this.#sockets.close(connection, closeCodes.rightLost, "no right any more");
        continue;
      }
      const may = JSON.stringify(mayIn(facts, targetOf(state, this.#ports.now())));
      if (told === may) continue;
      this.#sockets.admit(connection, { ...session, told: may });
      this.#sockets.send(connection, `{"type":"may","may":${may}}`);
    }
  }

  async #patientChanged(request: Request): Promise<{ there: boolean }> {
    const { facts } = await readBody(request, PushPatient);
    const { state, patient } = this.#keeper;
    // A room that was not initialised stores nothing; who initialises it brings the facts along.
    if (state === null || patient === null || patient.rev >= facts.rev) {
      await this.#keeper.settled();
      return { there: state !== null };
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
    await this.#keeper.store(decided, {}, facts);
    this.#recheck();
    return { there: true };
  }

  async #personChanged(request: Request): Promise<unknown> {
    const { facts } = await readBody(request, PushPerson);
    if (this.#people.push(facts)) this.#recheck();
    return { ok: true };
  }

  // Requests

  async #admit(request: Request): Promise<Person> {
    const { person } = await this.#requests.identify(request);
    await this.#people.facts(person);
    if (this.#access(person) === null) throw new Refuse("not-found");
    return person;
  }

  async #page(request: Request): Promise<EventPage> {
    const person = await this.#admit(request);
    const query = new URL(request.url).searchParams;
    const asked = whole(query.get("before"), "before", Number.MAX_SAFE_INTEGER);
    const limit = whole(query.get("limit") ?? `${limits.pageEvents}`, "limit", limits.pageEvents);
    const view = viewOf(person.side);
    const end = this.#end(view);
    const before = Math.min(asked, end + 1);
    const first = Math.max(1, before - limit);
    const entries = await this.#keeper.log.places(view, first, before - 1);
    const shown = entries.map(entry => show(entry, view, person.id)).filter(event => event !== null);
    const events = lastOf(shown, roomLimits.pageBytes);
    return { events, hasOlder: first > 1 || events.length < shown.length };
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
    await this.#keeper.store(decided, {}, patient);
    return { ok: true };
  }

  async #wake(): Promise<{ owes: boolean }> {
    await this.#keeper.flush();
    return { owes: this.#keeper.owes() || !this.#due.leave() };
  }
}

/** The receipts as a view is told them, where it sees other ones than before. */
function receiptsFrame(before: ConversationState | null, next: ConversationState, view: View): string | null {
  if (before === null || haveReadAlike(before, next)) return null;
  const now = JSON.stringify(receiptsFor(next, view));
  return now === JSON.stringify(receiptsFor(before, view)) ? null : `{"type":"receipts","receipts":${now}}`;
}

/** True where nobody's receipt was touched, as after most messages: what did not change keeps its identity. */
function haveReadAlike(before: ConversationState, next: ConversationState): boolean {
  if (before.team !== next.team || before.staff.members !== next.staff.members) return false;
  return Object.keys(next.reading).every(id => before.reading[id]?.receipt === next.reading[id]?.receipt);
}

function eventsFrame(entries: readonly Entry[], view: View, viewer: string): string | null {
  const events = entries.map(entry => show(entry, view, viewer)).filter(event => event !== null);
  return events.length === 0 ? null : JSON.stringify({ type: "events", events });
}

function whole(text: string | null, at: string, max: number): number {
  const value = text === null || text === "" ? Number.NaN : Number(text);
  if (!Number.isSafeInteger(value) || value < 1 || value > max) throw new Refuse("bad-request", { at });
  return value;
}
