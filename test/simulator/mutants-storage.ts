/** Rooms that lack a defence of what they store: each command once, a change whole or not at all, a log that is a chain. */
import { client, type Mutant, model, platform, rooms } from "./mutant.ts";

export const storageMutants: readonly Mutant[] = [
  {
    lacks: "a platform that holds back what is said until what was put is durable",
    against: "kill between put and send",
    mutations: [],
    options: { gated: false, mix: { send: 14, open: 6, disk: 8, kill: 10, restart: 2 } },
    seed: 1,
    says: "acked is durable once|who is told so",
  },
  {
    lacks: "a room that remembers commands",
    against: "duplicate",
    mutations: [
      rooms(
        "conversation/seen",
        "if (seen !== undefined && (",
        "if (seen !== undefined && seen.hash === null && (",
      ),
    ],
    seed: 31,
    says: "nothing is doubled",
    isQuick: true,
  },
  {
    lacks: "a room that remembers commands beyond its own life, and a client that knows its own events",
    against: "kill between put and send",
    mutations: [
      rooms("conversation/seen", "act(record);", "act(() => ({}));"),
      client(
        "outbox/messages",
        "          if (command === undefined) continue;",
        "          if (command !== undefined) continue;",
      ),
    ],
    options: { mix: { send: 12, open: 8, trap: 10 } },
    seed: 16,
    says: "nothing is doubled",
  },
  {
    lacks: "a room that remembers commands beyond its own life",
    against: "hibernate",
    mutations: [rooms("conversation/seen", "act(record);", "act(() => ({}));")],
    options: { mix: { bringIn: 6, hibernate: 24, restart: 2, send: 4 } },
    seed: 72,
    says: "nothing is doubled|what was refused is not there",
  },
  {
    lacks: "an answer that is stored in one commit with what it answers",
    against: "kill between put and send",
    mutations: [
      rooms("conversation/seen", "act(record);", "act(() => ({}));"),
      rooms(
        "conversation/seen",
        "await this.#hold(key, { hash, answer }, done);",
        "await this.#hold(key, { hash, answer }, done.then(() => this.#ports.storage.commit({ put: { [key]: { hash, answer } } })));",
      ),
    ],
    options: { mix: { bringIn: 6, trap: 14, send: 8, open: 4 } },
    seed: 15,
    says: "nothing is doubled|what was refused is not there",
    isQuick: true,
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
    seed: 25,
    says: "nothing is doubled",
  },
  {
    lacks: "a start that is kept where finishing it failed",
    against: "kill between room and person",
    mutations: [
      rooms(
        "patient/talks",
        "if (!refused.success || refused.data.retryable) throw",
        "if (!refused.success) throw",
      ),
    ],
    options: { mix: { start: 10, calls: 8, unreadable: 8, refuse: 6, trap: 6, http: 4 } },
    seed: 6,
    says: "nothing is doubled",
  },
  {
    lacks: "a room that starts anew when its disk refuses a put",
    against: "a disk that refuses",
    mutations: [
      rooms(
        "base/life/supervised",
        "  #fail(life: Life, error: unknown): void {",
        "  #fail(life: Life, error: unknown): void {\n    if (error) return;",
      ),
    ],
    seed: 4,
    says: "the log is|head and log are one commit|does not come to rest",
  },
  {
    lacks: "a life of a room that does nothing more when it is over",
    against: "a disk that refuses",
    mutations: [
      rooms(
        "base/life/supervised",
        "const ports = this.#portsFor(end, ",
        "const ports = this.#portsFor(new End(), ",
      ),
    ],
    options: { mix: { send: 14, open: 6, refuse: 12, disk: 6, read: 4 } },
    seed: 4,
    says: "the log is|head and log are one commit|what is durable stays|nothing is doubled|event ids",
    isQuick: true,
  },
  {
    lacks: "a platform that refuses a commit whole",
    against: "a disk that refuses",
    mutations: [
      platform(
        "life",
        "if (this.#options.refuses(changes.length)) return Promise.reject(",
        "if (this.#options.refuses(changes.length))\n      for (const [key, value] of changes.slice(0, changes.length >> 1)) keep(this.#options.disk, key, value);\n    else return this.#taken(changes);\n    return Promise.reject(",
      ),
      platform(
        "life",
        '"));\n    const batch = this.#batch();',
        '"));\n  }\n\n  #taken(changes: Changes): Promise<void> {\n    const batch = this.#batch();',
      ),
    ],
    options: { mix: { send: 14, open: 6, refuse: 12, read: 4 } },
    seed: 18,
    says: "what is durable stays|head and log are one commit|the log is",
  },
  {
    lacks: "a room that stores what belongs together in one commit",
    against: "a disk that refuses",
    mutations: [
      rooms(
        "base/storage/room-storage",
        "await this.#platform.commit(Object.fromEntries(entries), remove);",
        "await Promise.all([...entries.map(entry => this.#platform.commit(Object.fromEntries([entry]), [])), this.#platform.commit({}, remove)]);",
      ),
    ],
    options: { mix: { send: 14, open: 6, refuse: 12, trap: 6, read: 4 } },
    seed: 47,
    says: "head and log are one commit|the log is",
  },
  {
    lacks: "an entry that is linked with the one before it",
    against: "other",
    mutations: [model("conversation/draft", 'this.state?.link ?? ""', 'this.events.at(-1)?.link ?? ""')],
    seed: 1,
    says: "the log is a chain",
  },
  {
    lacks: "an index of what the patient's side wrote",
    against: "hibernate",
    mutations: [
      rooms(
        "conversation/log/log",
        "if (isPatientsNews(entry.event)) out[",
        "if (isPatientsNews(entry.event) && entry.seq < 0) out[",
      ),
    ],
    options: { steps: 50, mix: { send: 12, open: 5, read: 14, hibernate: 16, lull: 6 } },
    seed: 6,
    says: "is reminded",
  },
  {
    lacks: "a view that waits for a chart that is on its way to the storage",
    against: "other",
    mutations: [rooms("conversation/book", "    if (this.#charts > 0) return null;\n", "")],
    options: { mix: { send: 3, team: 12, open: 12, chart: 4, disk: 8, read: 1, restrict: 2 } },
    seed: 988,
    says: "who lost the right is sent nothing",
  },
];
