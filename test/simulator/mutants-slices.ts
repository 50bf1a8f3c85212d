/** Rooms that lack a defence of what stands in slices, when there are more or fewer of them or one is lost. */
import { type Mutant, rooms } from "./mutant.ts";

const mix = { send: 10, open: 4, slices: 8, chart: 4, team: 4, calls: 4, kill: 4 };

/** Hardly anything else than slices that hand over. */
const busy = { send: 5, open: 2, slices: 16, chart: 6, team: 6, calls: 8, tick: 12, disk: 6, lookUp: 1 };

export const sliceMutants: readonly Mutant[] = [
  {
    lacks: "a slice that hands over its due table",
    against: "another number of slices",
    mutations: [rooms("index/hand-over", "      await handToSlices(ports, practice, { due: some });\n", "")],
    options: { mix: { ...mix, calls: 12, ticks: 3 } },
    seed: 2,
    says: "at rest nothing is owed|a recount gives|is told of it|a row of",
  },
  {
    lacks: "a slice that hands over its patients",
    against: "another number of slices",
    mutations: [
      rooms("index/hand-over", "      await handToSlices(ports, practice, { patients: cards, keys });\n", ""),
    ],
    options: { mix },
    seed: 1,
    says: "has no card|has an old card",
    isQuick: true,
  },
  {
    lacks: "a first slice that is told that there are more",
    against: "another number of slices",
    mutations: [rooms("index/hand-over", "if (slice === 0 || ", "if (slice >= 0 || ")],
    options: { mix },
    seed: 1,
    says: "a room is due|slice . of harbor",
  },
  {
    lacks: "a former slice that answers to its own number alone",
    against: "another number of slices",
    mutations: [rooms("index/hand-over", "return slices === this.#options.practice.slices && ", "return ")],
    options: { mix },
    seed: 5,
    says: "a room is due|slice . of harbor",
  },
  {
    lacks: "a slice that hands over what it took in for another one",
    against: "another number of slices",
    mutations: [rooms("index/index", "if (of.every(key => this.#isOurs(key))) {", "if (of.length >= 0) {")],
    options: { mix },
    seed: 6,
    says: "slice . of harbor|a room is due",
  },
  {
    lacks: "a slice that passes on what belongs to another one",
    against: "another number of slices",
    mutations: [rooms("index/index", "if (this.#isOurs(card.id)) {", "if (card.rev >= 0) {")],
    options: { mix },
    seed: 30,
    says: "slice . of harbor",
  },
  {
    lacks: "a slice that is in order only when nothing else was taken in meanwhile",
    against: "another number of slices",
    mutations: [
      rooms(
        "index/hand-over",
        "if (this.#keeping > 0 || this.#kept !== kept) return false;\n    // From",
        "// From",
      ),
      rooms(
        "index/hand-over",
        "if (this.#keeping > 0 || this.#kept !== kept) return false;\n    // It",
        "// It",
      ),
    ],
    options: { steps: 40, mix: busy },
    seed: 34,
    says: "slice . of harbor|a room is due",
  },
  {
    lacks: "a slice that keeps what came back while it was handed over",
    against: "another number of slices",
    mutations: [
      rooms(
        "index/hand-over",
        "return name => this.#leaving.get(name) === true;",
        "return name => this.#leaving.get(name) === null;",
      ),
    ],
    options: { steps: 40, mix: busy },
    seed: 78,
    says: "has no card|has an old card",
  },
  {
    lacks: "a patient's room that tells a slice again what it may have lost",
    against: "a slice that is lost",
    mutations: [rooms("patient/telling", "    this.outbox.again(lookUp, chart);\n", "")],
    options: { mix: { ...mix, lose: 4 } },
    seed: 1,
    says: "has no card|has an old card",
    isQuick: true,
  },
];
