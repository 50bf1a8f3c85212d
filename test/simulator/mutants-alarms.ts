/** Rooms that lack a defence of how the platform's alarms wake them. */
import { type Mutant, platform, rooms } from "./mutant.ts";

const says =
  "a recount gives|is reminded|and not undefined|webhook waits|a row of|something is owed|still sees|is told|is a member|a room is due|has a task|ends with it";

export const alarmMutants: readonly Mutant[] = [
  {
    lacks: "a room that asks for another alarm when one has rung",
    against: "an alarm",
    kind: "alarms",
    mutations: [
      rooms(
        "base/owed/alarm",
        "    // Whoever asks from here on asks for another one.\n    this.#at = undefined;\n",
        "",
      ),
    ],
    seed: 8,
    says,
    isQuick: true,
  },
  {
    lacks: "a room that asks for another alarm while it owes something still",
    against: "an alarm",
    kind: "alarms",
    mutations: [rooms("base/owed/alarm", "    if (owes) await", "    if (owes && at !== undefined) await")],
    seed: 9,
    says,
  },
  {
    lacks: "a room that asks for an alarm for what comes next",
    against: "an alarm",
    kind: "alarms",
    mutations: [rooms("base/owed/alarm", "    else if (at !== undefined) await this.ask(at);\n", "")],
    seed: 9,
    says,
  },
  {
    lacks: "a room that owes still where its alarm found it broken",
    against: "an alarm",
    kind: "alarms",
    mutations: [
      rooms(
        "base/owed/alarm",
        'return status === 404 ? { owes: "lost" } : owing;',
        'return { owes: status === 404 ? "lost" : false };',
      ),
    ],
    options: { mix: { send: 10, open: 4, unreadable: 12, calls: 8, sleep: 6, kill: 4, outage: 2, lull: 1 } },
    seed: 20,
    says,
  },
  {
    lacks: "a room that asks for its alarm before it stores what it owes",
    against: "an alarm",
    kind: "alarms",
    mutations: [
      rooms(
        "base/owed/clock",
        "if (wakeAt !== undefined) return wakeAt(",
        "if (wakeAt !== undefined) return Promise.resolve(",
      ),
    ],
    seed: 1,
    says,
  },
  {
    lacks: "a room whose earlier alarm goes before a later one",
    against: "an alarm",
    kind: "alarms",
    mutations: [
      rooms(
        "base/owed/alarm",
        "if (this.#at !== null && this.#at <= at) return;",
        "if (this.#at !== null && this.#at >= at) return;",
      ),
    ],
    seed: 3,
    says,
  },
  {
    lacks: "a platform that rings again where the room died of its alarm",
    against: "an alarm",
    kind: "alarms",
    mutations: [
      platform(
        "alarms",
        "const isOver = thrown === null || (",
        "const isOver = thrown === null || isDeath(thrown) || (",
      ),
    ],
    seed: 1,
    says,
  },
];
