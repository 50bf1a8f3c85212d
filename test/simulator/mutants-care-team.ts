/** Rooms and clients that lack a defence of who is in the care team, who is told, and what support may see. */
import { client, type Mutant, rooms } from "./mutant.ts";

export const careTeamMutants: readonly Mutant[] = [
  {
    lacks: "a row that is told anew when there is news",
    against: "other",
    mutations: [
      rooms(
        "conversation/keeper",
        "      if (asked || hasOtherRow(before, next, id)) this.#owed.raise(id);",
        "      const hasNews = before?.reading[id]?.news !== next.reading[id]?.news;\n      if (asked || (!hasNews && hasOtherRow(before, next, id))) this.#owed.raise(id);",
      ),
    ],
    seed: 1,
    says: "a recount gives|row is|is told of it",
  },
  {
    lacks: "a person's room that stores what it owes the host",
    against: "kill between person and hooks",
    mutations: [rooms("person/notifier", "kept, ...owed });", "kept });")],
    options: { mix: { send: 12, open: 6, trap: 8, calls: 6, kill: 6 } },
    seed: 6,
    says: "is told",
  },
  {
    lacks: "a person's room that enters itself for what it owes the host",
    against: "kill between person and hooks",
    mutations: [
      rooms("person/notifier", "if (isNews && this.#notices.wanted) return this.#due.enter();", ""),
    ],
    options: { mix: { send: 12, open: 6, trap: 8, calls: 6, kill: 6 } },
    seed: 6,
    says: "is told",
  },
  {
    lacks: "a hooks room that keeps what the receiver did not take",
    against: "a receiver that fails",
    mutations: [
      rooms("hooks/sender", "await this.#failed(queued, outcome, round);", "await queue.taken(queued);"),
    ],
    seed: 11,
    says: "is told",
  },
  {
    lacks: "a notification that is the same one when it is told again",
    against: "kill between person and hooks",
    mutations: [
      rooms(
        "person/notices",
        'await this.#ports.call("hooks", room, "internal/notification", notice);',
        'await this.#ports.call("hooks", room, "internal/notification", { ...notice, notification: { ...notice.notification, id: this.#ports.newId() } });',
      ),
    ],
    seed: 1,
    says: "is told",
  },
  {
    lacks: "a person's room that tells of what was not on the screen alone",
    against: "other",
    mutations: [
      {
        file: "packages/model/src/conversation/reading.ts",
        find: "const news = event.shown?.includes(id)\n    ? old.news",
        put: "const news = event.shown?.includes(id) && old.unread < 0\n    ? old.news",
      },
    ],
    options: { mix: { send: 12, open: 6, screen: 12 } },
    seed: 1,
    says: "on the screen, or twice",
  },
  {
    lacks: "a room that knows after it slept who has the thread on the screen",
    against: "hibernate",
    mutations: [
      rooms(
        "conversation/signals",
        "if (screen && exp > this.#ports.now()) ids.add(person.id);",
        "if (screen && this.#seen.has(person.id) && exp > this.#ports.now()) ids.add(person.id);",
      ),
      rooms(
        "conversation/signals",
        "    const session = this.#sockets.sessionOf(connection);\n    if (session !== null && (session.screen",
        '    const session = this.#sockets.sessionOf(connection);\n    this.#seen.add(session?.person.id ?? "");\n    if (session !== null && (session.screen',
      ),
      rooms(
        "conversation/signals",
        "  #isTelling = false;",
        "  #isTelling = false;\n  readonly #seen = new Set<string>();",
      ),
    ],
    options: { mix: { send: 12, open: 6, screen: 12, hibernate: 8 } },
    seed: 1,
    says: "was on a screen",
  },
  {
    lacks: "a client that says anew what is on the screen",
    against: "cut",
    mutations: [
      client("conversation/store", 'if (isOnScreen) connection.send({ type: "screen", on: true });', ""),
    ],
    options: { mix: { send: 12, open: 6, screen: 12, cut: 8 } },
    seed: 1,
    says: "is on the screen of",
  },
  {
    lacks: "a reminder that the due table wakes the room for",
    against: "time",
    mutations: [
      rooms(
        "person/notifier",
        "    if (at !== null) await this.#due.enter(at);\n  }\n\n  async #remind",
        "  }\n\n  async #remind",
      ),
      rooms(
        "person/notifier",
        "    return at === null ? { owes: false } : { owes: false, at };",
        "    return { owes: false };",
      ),
    ],
    options: { mix: { send: 8, open: 4, lull: 4 } },
    seed: 12,
    says: "is reminded",
  },
  {
    lacks: "a reminder that is given once",
    against: "time",
    mutations: [
      rooms(
        "person/notifier",
        "const reminded: KeptRow = { ...kept, reminded: since };",
        "const reminded: KeptRow = { ...kept, reminded: null };",
      ),
      rooms(
        "person/notifier",
        'stableId("reminder", person, row.id, since)',
        'stableId("reminder", person, row.id, ports.now())',
      ),
    ],
    options: { mix: { send: 8, open: 4, lull: 4 } },
    seed: 1,
    says: "of what they read|come to rest|come to an end",
  },
  {
    lacks: "a reminder that reading in time takes back",
    against: "time",
    mutations: [
      rooms(
        "conversation/keeper",
        "since: row === null ? null : (reading?.since ?? null),",
        "since: row === null ? null : (reading?.since ?? this.#state?.staff.head.last?.at ?? null),",
      ),
    ],
    options: { mix: { send: 8, open: 6, read: 10, lull: 4 } },
    seed: 1,
    says: "of what they read",
  },
  {
    lacks: "a grant that the due table ends",
    against: "time",
    mutations: [
      rooms(
        "conversation/conversation",
        "    await this.#grants.expire();\n    await this.#keeper.flush();",
        "    await this.#keeper.flush();",
      ),
      rooms(
        "conversation/grants",
        "    this.#ports.later(end,",
        "    if (this.#ports.now() < 0) this.#ports.later(end,",
      ),
    ],
    options: { mix: { send: 8, open: 4, call: 6, lull: 4 } },
    seed: 1,
    says: "does not say so|still sees|row is|to rest",
  },
  {
    lacks: "a right of support that ends by the clock",
    against: "time",
    mutations: [
      rooms(
        "conversation/grants",
        "if (patient === null || !this.#isOver()) return;",
        "if (patient !== null || !this.#isOver()) return;",
      ),
      {
        file: "packages/model/src/access/rules.ts",
        find: 'return grant === undefined ? source !== "self" : grant.until > now;',
        put: 'return grant === undefined ? source !== "self" : now > 0;',
      },
    ],
    options: { mix: { send: 8, open: 8, call: 8, lull: 2, read: 4, ticks: 3, calls: 6, trap: 4 } },
    seed: 3,
    says: "who lost the right is sent nothing",
  },
  {
    lacks: "a floor below which support sees nothing",
    against: "other",
    mutations: [
      {
        file: "packages/model/src/conversation/project.ts",
        find: "return state.staff.members[person]?.grant?.from ?? 1;",
        put: "return state.staff.members[person]?.grant?.messages === -1 ? 2 : 1;",
      },
    ],
    options: { mix: { send: 8, open: 10, call: 8 } },
    seed: 1,
    says: "may see from",
  },
  {
    lacks: "followers who are members of conversations that begin later",
    against: "roster change",
    mutations: [
      {
        file: "packages/model/src/conversation/decide.ts",
        find: "rosterOf(facts.patient, facts.settings, policy",
        put: "rosterOf({ ...facts.patient, followers: [] }, facts.settings, policy",
      },
    ],
    options: { mix: { follow: 14, open: 14, start: 1, send: 2 } },
    seed: 46,
    says: "is notification-user of",
  },
  {
    lacks: "a patient's room that stores who follows the patient",
    against: "kill between room and person",
    mutations: [
      rooms(
        "patient/patient",
        "    await this.#store({ facts: this.#kept }, raised);",
        "    await this.#store(kept.version === -1 ? {} : { facts: { ...this.#kept, facts: { ...facts, followers: [] } } }, raised);",
      ),
    ],
    options: { mix: { follow: 10, open: 8, kill: 4 } },
    seed: 18,
    says: "who is told so follows",
  },
  {
    lacks: "a patient's room that tells persons that the patient is theirs",
    against: "kill between room and person",
    mutations: [
      rooms(
        "patient/patient",
        "const persons = [...new Set([...before, ...owners])].filter(",
        "const persons = [...new Set([...before, ...owners])].filter(() => before.size === 0).filter(",
      ),
    ],
    options: { mix: { team: 8, send: 3, open: 3, kill: 3 } },
    seed: 1,
    says: "own patients",
  },
  {
    lacks: "an opening that is recorded before it is shown",
    against: "other",
    mutations: [
      rooms(
        "conversation/conversation",
        "if (opened !== null && (!opened.resumed || opened.events.length > 0)) await this.#record(person);",
        "if (opened !== null && !opened.resumed) this.#record(person).catch(() => {});",
      ),
    ],
    options: { mix: { open: 12, team: 6, send: 4, cut: 2 } },
    seed: 14,
    says: "is recorded",
  },
  {
    lacks: "an invitation of whoever is named",
    against: "other",
    mutations: [
      {
        file: "packages/model/src/conversation/decide.ts",
        find: "  for (const member of called.join) draft.member(member, author);\n",
        put: "",
      },
    ],
    seed: 3,
    says: "who is named is a member",
  },
];
