/** Rooms that lack a defence of who is in the care team, for how long, and what support may see. */
import { type Mutant, model, rooms } from "./mutant.ts";

export const careTeamMutants: readonly Mutant[] = [
  {
    lacks: "a grant that time ends",
    against: "time",
    mutations: [
      model(
        "conversation/commands/expire",
        "return ends.length === 0 ? null : Math.min(...ends);",
        "return null;",
      ),
    ],
    options: { mix: { send: 8, open: 4, call: 6, lull: 4 } },
    seed: 3,
    says: "sup's badge is|sup has .+ rows|the right of .+ has ended",
  },
  {
    lacks: "a right of support that ends by the clock",
    against: "time",
    mutations: [
      model(
        "conversation/commands/expire",
        "return ends.length === 0 ? null : Math.min(...ends);",
        "return null;",
      ),
      model(
        "access/know",
        '!support && source !== "self" : grant.until > now',
        '!support && source !== "self" : now > 0',
      ),
    ],
    options: { mix: { send: 8, open: 8, call: 8, lull: 2, read: 4, ticks: 3, calls: 6, trap: 4 } },
    seed: 1,
    says: "who lost the right is sent nothing",
  },
  {
    lacks: "a floor below which support sees nothing",
    against: "other",
    mutations: [
      model(
        "conversation/project",
        "return state.staff.members[person]?.grant?.from ?? 1;",
        "return state.staff.members[person]?.grant?.messages === -1 ? 2 : 1;",
      ),
    ],
    options: { mix: { send: 8, open: 10, call: 8 } },
    seed: 1,
    says: "may see from",
  },
  {
    lacks: "followers who are members of conversations that begin later",
    against: "roster change",
    mutations: [
      model(
        "conversation/commands/start",
        "membersFor(policy, facts.patient, facts.settings",
        "membersFor(policy, { ...facts.patient, followers: [] }, facts.settings",
      ),
    ],
    options: { mix: { open: 30, follow: 6, start: 3 } },
    seed: 18,
    says: "is notification-user of",
  },
  {
    lacks: "a patient's room that stores who follows the patient",
    against: "kill between room and person",
    mutations: [
      rooms(
        "patient/stored-chart",
        "put: { ...put, ...noted, facts: this.#stored },",
        "put: { ...put, ...noted, facts: { ...this.#stored, facts: { ...facts, followers: [] } } },",
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
        "patient/telling",
        "...[...persons, ...linked].map(personOf),",
        "...(old === null ? [...persons, ...linked].map(personOf) : []),",
      ),
    ],
    options: { mix: { team: 8, send: 3, open: 3, kill: 3 } },
    seed: 1,
    says: "own patients",
  },
  {
    lacks: "an invitation of whoever is named",
    against: "other",
    mutations: [
      model(
        "conversation/commands/message",
        "    for (const member of join) draft.member(member, author);\n",
        "",
      ),
    ],
    seed: 2,
    says: "who is named is a member",
  },
];
