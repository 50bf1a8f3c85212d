/** Rooms that lack a defence of what is pushed of their practice: keys that end, settings, and that it ends itself. */
import { type Mutant, rooms } from "./mutant.ts";

const mix = {
  ...{ send: 10, open: 6, read: 4, lull: 3, rotate: 8, settings: 2, withdraw: 2 },
  ...{ hibernate: 4, process: 2, unheard: 1 },
};

const letIn = "who lost the right is sent nothing|a key that was revoked|of a practice that was withdrawn";

export const practiceMutants: readonly Mutant[] = [
  {
    lacks: "a process that asks again what its practice is",
    against: "another registration",
    mutations: [
      rooms(
        "base/find-practice",
        "if (isFresh || rests(place, id)) return known.practice;",
        "if (isFresh || age > 0) return known.practice;",
      ),
    ],
    options: { mix },
    seed: 1,
    says: `${letIn}|where notes are off|does not come to rest: a thread of`,
    isQuick: true,
  },
  {
    lacks: "a room that begins a new life where its practice is another one",
    against: "another registration",
    mutations: [
      rooms(
        "base/life/supervised",
        "if (present !== null && present.practice === practice) return present;",
        "if (present !== null) return present;",
      ),
    ],
    options: { mix },
    seed: 2,
    says: letIn,
  },
  {
    lacks: "a room that looks anew at who was let in before its practice changed",
    against: "another registration",
    mutations: [
      rooms(
        "base/life/supervised",
        "if (present !== null) this.#end(present, coming);",
        "if (present !== null) {\n      present.end.come();\n      this.#present = null;\n    }",
      ),
      rooms("base/life/supervised", "if (isChanged && !end.isOver) this.#closeAdmitted();", ""),
    ],
    options: { mix },
    seed: 3,
    says: letIn,
  },
  {
    lacks: "a room that compares what it kept of its practice with what its process knows",
    against: "another registration",
    mutations: [
      rooms("base/life/supervised", "    if (this.#present === null) await this.#closeOutdated();\n", ""),
    ],
    options: { mix: { ...mix, hibernate: 12 } },
    seed: 9,
    says: letIn,
  },
  {
    lacks: "a room that knows its practice better than a process that is new",
    against: "a process that dies",
    mutations: [
      rooms(
        "base/life/kept-practice",
        "if (before !== undefined && before.rev > rev) return this.#knewBetter(before);\n",
        "",
      ),
    ],
    options: { mix: { ...mix, process: 10, unheard: 8 } },
    seed: 15,
    says: "a room goes back in what it knows",
  },
  {
    lacks: "a process that lets go of a practice that was withdrawn",
    against: "another registration",
    mutations: [
      rooms(
        "base/practices/known",
        ": { practice: this.made(id, registered), registered, at };",
        ": { practice: this.made(id, registered) ?? known?.practice ?? null, registered, at };",
      ),
    ],
    options: { mix: { ...mix, withdraw: 8 } },
    seed: 1,
    says: "of a practice that was withdrawn",
  },
  {
    lacks: "a process that asks before it goes by what a room kept",
    against: "a process that dies",
    mutations: [
      rooms(
        "base/find-practice",
        "const answer = rests(place, id) ? null : await ask(place, id);",
        "const answer =\n    rests(place, id) || (await options.kept?.()) != null ? null : await ask(place, id);",
      ),
    ],
    options: { mix: { ...mix, process: 8 } },
    seed: 2,
    says: `${letIn}|does not come to rest: a thread of|finds .+, should find`,
    isQuick: true,
  },
  {
    lacks: "a process that learns of its practice only what is on disk",
    against: "kill between put and send",
    mutations: [
      rooms(
        "practice/registry",
        "this.#ports.deployment.practices.outdate(this.#id);",
        "this.#ports.deployment.practices.note(this.#id, registeredBy(next), this.#ports.now());",
      ),
    ],
    options: {
      steps: 50,
      mix: { send: 6, open: 3, rotate: 16, settings: 6, withdraw: 6, unheard: 26, disk: 16, lull: 2 },
    },
    seed: 2,
    says: `${letIn}|does not come to rest`,
  },
  {
    lacks: "a practice's room that has the practice listed before it is registered",
    against: "other",
    mutations: [
      rooms(
        "practice/registry",
        "if (value !== null) await this.#list({ version: pushed.version, listed: true });",
        "",
      ),
    ],
    options: { mix },
    seed: 1,
    says: "the operator's list is of|does not come to rest",
  },
  {
    lacks: "a list of the operator that keeps the newer word",
    against: "other",
    mutations: [rooms("operator/operator", "if ((known?.version ?? -1) < version)", "if (version >= 0)")],
    options: { mix: { ...mix, withdraw: 12, unheard: 12 } },
    seed: 26,
    says: "the operator's list is of|does not come to rest",
  },
];
