/**
 * Rooms and clients that lack one defence each. What a mutant takes away stands in one place of a source; where
 * that place is written anew, the mutant says that it no longer fits and is to be written anew too.
 */
import { client, type Mutant, rooms } from "./mutant.ts";
import { careTeamMutants } from "./mutants-care-team.ts";

const deliveryMutants: readonly Mutant[] = [
  {
    lacks: "a platform that holds back what is said until what was put is durable",
    against: "kill between put and send",
    mutations: [],
    options: { gated: false },
    seed: 3,
    says: "acked is durable once|who is told so",
  },
  {
    lacks: "a room that remembers commands",
    against: "duplicate",
    mutations: [
      rooms(
        "conversation/commands",
        "if (seen !== undefined && (",
        "if (seen !== undefined && seen === null && (",
      ),
    ],
    seed: 24,
    says: "nothing is doubled",
  },
  {
    lacks: "a room that remembers commands beyond its own life, and a client that knows its own events",
    against: "kill between put and send",
    mutations: [
      rooms("conversation/commands", "run.store(decided, { [key]: record })", "run.store(decided, {})"),
      client(
        "outbox/outbox",
        "          if (command === undefined) continue;",
        "          if (command !== undefined) continue;",
      ),
    ],
    options: { mix: { send: 12, open: 8, trap: 10 } },
    seed: 16,
    says: "nothing is doubled",
  },
  {
    lacks: "tabs that know a message by the same id",
    against: "two tabs",
    mutations: [
      client(
        "outbox/outbox",
        "way?.transmit(command, {",
        "way?.transmit(promised.has(message.id) ? command : platform.newId(), {",
      ),
    ],
    options: { mix: { send: 12, open: 8, cut: 6, stall: 6, deafen: 4 } },
    seed: 1,
    says: "nothing is doubled",
  },
  {
    lacks: "a room that remembers commands beyond its own life",
    against: "hibernate",
    mutations: [
      rooms("conversation/commands", "run.store(decided, { [key]: record })", "run.store(decided, {})"),
    ],
    options: { mix: { send: 8, open: 5, stall: 8, hibernate: 8 } },
    seed: 26,
    says: "nothing is doubled|is shown something twice|a recount gives|acked is",
  },
  {
    lacks: "a room that still owes what could not be delivered",
    against: "kill between room and person",
    mutations: [
      rooms(
        "base/owed/owed",
        "      failed = true;",
        "      failed = true;\n      const debt = this.#debts.get(target);\n      if (debt) debt.sent = debt.rev;",
      ),
    ],
    seed: 1,
    says: "a recount gives",
  },
  {
    lacks: "a room that stores what it owes",
    against: "kill between room and person",
    mutations: [rooms("conversation/keeper", "owed: this.#owed.entries()", "owed: {}")],
    seed: 1,
    says: "a recount gives",
  },
  {
    lacks: "a room that enters itself in the due table",
    against: "restart",
    mutations: [
      rooms(
        "base/owed/due",
        "  enter(at?: number): Promise<void> {",
        "  enter(at?: number): Promise<void> {\n    if (this.#ports.now() > 0) return Promise.resolve();",
      ),
    ],
    seed: 5,
    says: "a recount gives|is reminded|and not undefined|webhook waits|a row of",
  },
  {
    lacks: "a due table that outlives its room",
    against: "restart",
    mutations: [
      rooms(
        "practice/due-table",
        "return this.#ports.storage.commit({ put: { [key]: entry } });",
        "return Promise.resolve();",
      ),
    ],
    seed: 22,
    says: "a recount gives|is reminded|and not undefined|webhook waits|a row of",
  },
  {
    lacks: "a person's room that keeps the higher revision",
    against: "delay",
    mutations: [
      rooms(
        "person/notifier",
        "(inbox.row(id)?.row.rev ?? -1) >= rev",
        "(inbox.row(id)?.row.rev ?? -1) === rev",
      ),
    ],
    options: { mix: { send: 8, open: 4, calls: 6, tick: 3 } },
    seed: 6,
    says: "a recount gives",
  },
  {
    lacks: "a room that looks at rights again when they change",
    against: "roster change",
    mutations: [
      rooms(
        "conversation/rights/rights",
        "  recheck(): void {",
        "  recheck(): void {\n    if (this.#ports.now() > 0) return;",
      ),
      rooms(
        "conversation/rights/rights",
        "return this.isKnown(person) && this.access(person) === null;",
        "return false;",
      ),
    ],
    seed: 1,
    says: "who lost the right is sent nothing",
  },
  {
    lacks: "a room that asks for facts again when a lease ends",
    against: "roster change",
    mutations: [
      rooms(
        "conversation/rights/people",
        "return held !== undefined && held.until > this.#ports.now() ? held.facts : null;",
        "return held !== undefined ? held.facts : null;",
      ),
      rooms(
        "conversation/rights/people",
        "return (this.#held.get(person)?.until ?? 0) - this.#ports.now() <= factsLease / 12;",
        "return this.#held.get(person) === undefined && factsLease > 0;",
      ),
    ],
    options: { mix: { send: 8, open: 5, restrict: 6, calls: 6, activate: 2 } },
    seed: 13,
    says: "still sees|again$|who lost the right",
  },
  {
    lacks: "a projection for the portal",
    against: "other",
    mutations: [
      {
        file: "packages/model/src/conversation/project.ts",
        find: 'if (view === "portal" && !stored.everyone) return null;',
        put: "",
      },
    ],
    seed: 2,
    says: "nothing staff-only reaches the portal",
  },
  {
    lacks: "a room that finds a conversation half begun",
    against: "kill between room and person",
    mutations: [
      rooms(
        "patient/conversations",
        "const known = this.#starts.get(key) ?? stored;",
        "const known = this.#starts.get(key) && stored;",
      ),
    ],
    options: { mix: { start: 8, trap: 8, calls: 4, http: 4 } },
    seed: 9,
    says: "nothing is doubled",
  },
  {
    lacks: "a start that is kept where finishing it failed",
    against: "kill between room and person",
    mutations: [
      rooms(
        "patient/patient",
        "if (!refused.success || refused.data.retryable) throw",
        "if (!refused.success) throw",
      ),
    ],
    options: { mix: { start: 8, trap: 10, calls: 4, http: 4 } },
    seed: 16,
    says: "nothing is doubled",
  },
  {
    lacks: "a room that knows its sockets after it slept",
    against: "hibernate",
    mutations: [
      rooms(
        "base/sockets/sockets",
        "return (connection.getState() as S | null) ?? null;",
        "return this.#awake.has(connection.id) ? ((connection.getState() as S | null) ?? null) : null;",
      ),
      rooms(
        "base/sockets/sockets",
        "    connection.setState({ ...session, ...kept });",
        "    this.#awake.add(connection.id);\n    connection.setState({ ...session, ...kept });",
      ),
      rooms(
        "base/sockets/sockets",
        "  readonly #ports: Ports;",
        "  readonly #awake = new Set<string>();\n  readonly #ports: Ports;",
      ),
    ],
    seed: 1,
    says: "understand each other",
  },
  {
    lacks: "a receipt that does not fall",
    against: "delay",
    mutations: [
      {
        file: "packages/model/src/conversation/reading.ts",
        find: "if (!forward && !further && !old.markedUnread) return null;",
        put: "",
      },
      {
        file: "packages/model/src/conversation/reading.ts",
        find: "receipt: further ? to : old.receipt,",
        put: "receipt: to,",
      },
    ],
    options: { mix: { send: 6, read: 20, open: 10 } },
    seed: 6,
    says: "receipts only grow",
  },
  {
    lacks: "a client that sends again what was in flight",
    against: "drop",
    mutations: [
      client(
        "outbox/outbox",
        "      way = null;\n      inFlight = null;",
        "      way = null;\n      isOver = inFlight !== null;\n      inFlight = null;",
      ),
    ],
    seed: 8,
    says: "what was sent has an answer",
  },
  {
    lacks: "a client that keeps a command's id",
    against: "drop",
    mutations: [
      client(
        "outbox/outbox",
        "way?.transmit(command, {",
        "way?.transmit(sentAt > 0 && platform.random() < 0.5 ? platform.newId() : command, {",
      ),
    ],
    seed: 2,
    says: "nothing is doubled",
  },
  {
    lacks: "a client with one command in flight",
    against: "cut",
    mutations: [
      client(
        "outbox/outbox",
        "    transmitIn(delays.ackWithin, () => way?.doubt());",
        '    transmitIn(delays.ackWithin, () => way?.doubt());\n    for (const other of messages().reverse()) way?.transmit(other.command, { type: "message", text: other.text, visibility: other.visibility });',
      ),
    ],
    seed: 10,
    says: "keeps its order",
  },
  {
    lacks: "a client that leaves out events that it has",
    against: "duplicate",
    mutations: [
      client("conversation/event-window", "if (event.pos <= end) continue;", ""),
      client("conversation/event-window", "if (event.pos !== end + 1) return null;", ""),
    ],
    seed: 26,
    says: "is shown something twice",
  },
  {
    lacks: "a due table that waits for what is still on its way",
    against: "delay",
    mutations: [
      rooms(
        "base/owed/due",
        "if (this.#ports.now() - this.#asked < this.#ports.deployment.delays.dueLinger) return false;",
        "",
      ),
    ],
    options: { mix: { send: 10, open: 4, tick: 20, trap: 14, disk: 4 } },
    seed: 29,
    says: "a recount gives|row is|is told of it|is reminded|is a member|a row of",
  },
  {
    lacks: "a patient's room that stores what it owes",
    against: "roster change",
    mutations: [
      rooms("patient/patient", "put({ ...entries, ...this.#debts(targets) })", "put({ ...entries })"),
    ],
    options: { mix: { team: 8, chart: 6, calls: 10, restart: 4, send: 3, open: 3 } },
    seed: 6,
    says: "still sees|a recount gives|is a member as|of (rosa|ben|mia), and not|own patients|head is|row is",
  },
  {
    lacks: "a room that starts anew when its disk refuses a put",
    against: "other",
    mutations: [
      rooms(
        "base/life/supervised",
        "  #fail(life: Life, error: unknown): void {",
        "  #fail(life: Life, error: unknown): void {\n    if (error) return;",
      ),
    ],
    seed: 49,
    says: "does not come to rest",
  },
  {
    lacks: "a client that takes in what a welcome brings",
    against: "cut",
    mutations: [
      client(
        "conversation/event-window",
        "if (window !== null && frame.from === window.end + 1) return append(window, frame.events);",
        "if (window !== null && frame.from === window.end + 1) return window;",
      ),
    ],
    seed: 2,
    says: "is shown up to",
  },
  {
    lacks: "a client that asks whether the room is still there",
    against: "half-open",
    mutations: [
      client("connection/heartbeat", "if (platform.isVisible()) ask(delays.pongWithin);", ""),
      client("connection/heartbeat", "probe: () => ask(delays.probeWithin),", "probe: () => {},"),
    ],
    seed: 2,
    says: "half open",
  },
  {
    lacks: "a client that tells its reading again after a reconnect",
    against: "cut",
    mutations: [client("conversation/store", "tellRead(place.known(", "void (place.known(")],
    seed: 10,
    says: "is receipted",
  },
  {
    lacks: "a client that tells its reading again after a failure",
    against: "drop",
    mutations: [
      client(
        "conversation/store",
        "else if (frame.retryable) tellReadAgain(",
        "else if (frame.retryable && frame.id) tellReadAgain(",
      ),
    ],
    options: { mix: { send: 6, read: 8, open: 4, calls: 6, hibernate: 6 } },
    seed: 3,
    says: "is receipted",
  },
  {
    lacks: "a client that gets a new token when one is refused",
    against: "token expiry",
    mutations: [client("connection/room-connection", "credentials.refuse(token);", "")],
    options: { mix: { tokens: 8, send: 4, open: 4, reload: 8 } },
    seed: 1,
    says: "does not come to rest",
  },
  {
    lacks: "an outbox that outlives the page",
    against: "other",
    mutations: [
      client(
        "kept/shelf",
        'if (persist !== "none" && platform.storage !== undefined) {',
        "if (Number.isNaN(persist) && platform.storage !== undefined) {",
      ),
    ],
    options: { mix: { send: 10, open: 6, offline: 6, reload: 6 } },
    seed: 4,
    says: "acked is durable once",
  },
];

export const mutants: readonly Mutant[] = [...deliveryMutants, ...careTeamMutants];
