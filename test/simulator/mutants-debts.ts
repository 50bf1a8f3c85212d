/** Rooms that lack a defence of what one room owes another: that it is told, in the end and once, and who asks for it. */
import { type Mutant, rooms } from "./mutant.ts";

export const debtMutants: readonly Mutant[] = [
  {
    lacks: "a room that still owes what could not be delivered",
    against: "kill between room and person",
    mutations: [
      rooms(
        "base/owed/outbox",
        "      this.#restAfterFailure(book);\n    }",
        "      for (const key of keys) this.#heard(book, key, book.debts.get(key)?.due ?? 0);\n    }",
      ),
    ],
    seed: 4,
    says: "a recount gives|still sees|is told of it|the host is told|a row of|is a member",
  },
  {
    lacks: "a room that stores what it owes",
    against: "kill between room and person",
    mutations: [rooms("conversation/book", "      ...owed.put,\n", "")],
    seed: 22,
    says: "a recount gives",
    isQuick: true,
  },
  {
    lacks: "a revision that is higher than any that an earlier life told",
    against: "kill between room and person",
    mutations: [rooms("base/owed/outbox", "due: debt.due + unstored", "due: debt.due")],
    options: { mix: { send: 14, open: 4, kill: 6, trap: 6, calls: 4, restart: 2 } },
    seed: 4,
    says: "a recount gives",
  },
  {
    lacks: "a room that stores what it has told",
    against: "hibernate",
    mutations: [
      rooms(
        "base/owed/outbox",
        "if (this.#isStoring || this.#changed.size === 0) return;",
        "if (this.#isStoring || this.#changed.size >= 0) return;",
      ),
      rooms("base/owed/outbox", "if (this.#changed.size > 0) await", "if (this.#changed.size < 0) await"),
    ],
    seed: 1,
    says: "at rest nothing is owed|at rest a tick tells nobody|does not come to rest: a room is due",
  },
  {
    lacks: "an outbox that rests after a failure",
    against: "delay",
    mutations: [rooms("base/owed/outbox", "      this.#restAfterFailure(book);\n    }", "    }")],
    options: { mix: { send: 10, open: 4, calls: 10 } },
    seed: 3,
    says: "the world spins|does not come to an end",
  },
  {
    lacks: "a room that enters itself in the due table",
    against: "restart",
    mutations: [
      rooms(
        "base/owed/clock",
        "if (time === null) return Promise.resolve();",
        "if (time !== 0) return Promise.resolve();",
      ),
    ],
    seed: 5,
    says: "a recount gives|is reminded|and not undefined|webhook waits|a row of|at rest nothing is owed",
  },
  {
    lacks: "a due table that outlives its room",
    against: "restart",
    mutations: [
      rooms(
        "index/due-table",
        "await this.#ports.storage.commit(moved(name, known, { ref, of, at: wanted }));",
        "",
      ),
    ],
    seed: 3,
    says: "a recount gives|is reminded|and not undefined|webhook waits|a row of|at rest nothing is owed",
    isQuick: true,
  },
  {
    lacks: "a due table that waits for what is still on its way",
    against: "delay",
    mutations: [
      rooms(
        "base/owed/clock",
        "if (now - this.#asked < this.#ports.deployment.delays.dueLinger) return { owes: true };",
        "",
      ),
    ],
    options: {
      steps: 40,
      mix: { send: 8, open: 2, team: 3, chart: 3, hibernate: 8, calls: 20, trap: 20, tick: 6 },
    },
    seed: 138,
    says: "a recount gives|row is|is told of it|is reminded|is a member|a row of|at rest nothing is owed",
  },
  {
    lacks: "ticks that come one at a time",
    against: "other",
    mutations: [rooms("index/due-table", "this.#ticking ??= this", "this.#ticking = this")],
    options: { mix: { send: 10, open: 4, tick: 12 } },
    seed: 1,
    says: "a tick wakes no room that is being woken",
  },
  {
    lacks: "a person's room that keeps the higher revision",
    against: "delay",
    mutations: [rooms("person/notifier", "if (old.rev >= rev) return;", "if (old.rev === rev) return;")],
    options: { mix: { send: 8, open: 4, calls: 6, tick: 3 } },
    seed: 13,
    says: "a recount gives",
  },
  {
    lacks: "a patient's room that stores what it owes",
    against: "roster change",
    mutations: [rooms("patient/stored-chart", "put: { ...also.put, ...put },", "put: { ...also.put },")],
    options: { mix: { team: 8, chart: 6, calls: 10, restart: 4, send: 3, open: 3 } },
    seed: 2,
    says: "still sees|a recount gives|is a member as|of (rosa|ben|mia), and not|own patients|head is|row is",
  },
  {
    lacks: "a person's room that stores what it owes the host",
    against: "kill between person and hooks",
    mutations: [rooms("person/notifier", "put: { ...notice, ...put }, remove });", "remove });")],
    options: { mix: { send: 12, open: 6, trap: 8, calls: 6, kill: 6 } },
    seed: 12,
    says: "is told",
    isQuick: true,
  },
  {
    lacks: "a person's room that enters itself for what it owes the host",
    against: "kill between person and hooks",
    mutations: [
      rooms(
        "person/notifier",
        'if (isNews && telling.tellsHost) return clock.wakeAt("owed", clock.now());',
        "",
      ),
    ],
    options: { mix: { send: 12, open: 6, trap: 8, calls: 6, kill: 6 } },
    seed: 1,
    says: "is told|at rest nothing is owed",
  },
  {
    lacks: "a hooks room that keeps what the receiver did not take",
    against: "a receiver that fails",
    mutations: [
      rooms("hooks/sender", "await this.#failed(queued, outcome, round);", "await queue.taken(queued);"),
    ],
    seed: 11,
    says: "is told",
    isQuick: true,
  },
  {
    lacks: "a notification that is the same one when it is told again",
    against: "kill between person and hooks",
    mutations: [
      rooms(
        "person/telling",
        '"internal/notification", notice);',
        '"internal/notification", { ...notice, notification: { ...notice.notification, id: ports.newId() } });',
      ),
    ],
    seed: 1,
    says: "is told",
  },
];
