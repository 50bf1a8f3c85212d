/** Rooms and clients that lack a defence of what people are told: of what is on no screen, once, and again in time. */
import { client, type Mutant, model, rooms } from "./mutant.ts";

export const newsMutants: readonly Mutant[] = [
  {
    lacks: "a row that is told anew when there is news",
    against: "other",
    mutations: [
      rooms(
        "conversation/rows",
        "  if (next.reading[id]?.news !== before.reading[id]?.news) return true;\n",
        "",
      ),
    ],
    options: { mix: { send: 12, open: 6, screen: 12, lull: 2, vanish: 4 } },
    seed: 2,
    says: "is told of it",
  },
  {
    lacks: "a person's room that tells of what was not on the screen alone",
    against: "other",
    mutations: [
      model(
        "conversation/badge",
        "if (shown?.includes(id)) {",
        "if (shown?.includes(id) && old.unread < 0) {",
      ),
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
        "base/sockets/flows",
        "const state = connection.getState() as { owes?: number; heard?: number } | null;",
        "const kept = connection.getState() as { owes?: number; heard?: number } | null;\n    const state = kept === null ? null : { ...kept, screen: false };",
      ),
    ],
    options: { mix: { send: 12, open: 6, screen: 12, hibernate: 8 } },
    seed: 4,
    says: "was on a screen",
  },
  {
    lacks: "a room that knows after it slept when a connection was heard from",
    against: "hibernate",
    mutations: [
      rooms(
        "base/sockets/flows",
        "heard: state?.heard ?? Number.NEGATIVE_INFINITY,",
        "heard: Number.NEGATIVE_INFINITY,",
      ),
    ],
    options: { mix: { send: 12, open: 6, screen: 12, hibernate: 8 } },
    seed: 3,
    says: "was on a screen",
  },
  {
    lacks: "a screen that is believed only of a connection that was heard from",
    against: "a device that vanishes",
    mutations: [
      rooms("conversation/signals", "if (screen && isHeard && exp > now)", "if (screen && exp > now)"),
    ],
    options: { mix: { send: 14, open: 6, screen: 10, vanish: 6, deafen: 6 } },
    seed: 1,
    says: "was on no screen",
    isQuick: true,
  },
  {
    lacks: "a belief of a screen that lapses where nobody reads",
    against: "a device that vanishes",
    mutations: [
      model(
        "conversation/commands/lapse",
        "return times.length === 0 ? null : Math.min(...times);",
        "return null;",
      ),
    ],
    options: { mix: { send: 14, open: 6, screen: 10, vanish: 6, lull: 2 } },
    seed: 1,
    says: "is told of it",
  },
  {
    lacks: "a client that says anew what is on the screen",
    against: "cut",
    mutations: [
      client("conversation/room", 'if (isOnScreen()) connection.send({ type: "screen", on: true });', ""),
    ],
    options: { mix: { send: 12, open: 6, screen: 12, cut: 8 } },
    seed: 1,
    says: "is on the screen of",
  },
  {
    lacks: "a reminder that the due table wakes the room for",
    against: "time",
    mutations: [
      rooms("person/notifier", 'await clock.wakeAt("reminder", at);', ""),
      rooms("base/owed/clock", "{ owes: false, at: next };", "{ owes: false };"),
    ],
    options: { steps: 12, mix: { send: 6, open: 3, lull: 6 } },
    seed: 1,
    says: "is reminded",
    isQuick: true,
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
        'stableId("reminder", person, id, since)',
        'stableId("reminder", person, id, this.#options.ports.now())',
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
        "conversation/rows",
        "(reading?.since ?? null),",
        "(reading?.since ?? state?.staff.head.last?.at ?? null),",
      ),
    ],
    options: { mix: { send: 8, open: 6, read: 10, lull: 4 } },
    seed: 1,
    says: "of what they read",
  },
];
