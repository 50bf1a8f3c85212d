/** What a mutant is: rooms or clients that lack one defence. */
import type { Mutation } from "./bundle.ts";
import type { SimulateOptions } from "./simulate.ts";
import type { TaskKind } from "./worker.ts";

/** What goes wrong in a world. Each has a mutant without a defence against it. */
export const faultKinds = [
  "drop",
  "duplicate",
  "delay",
  "cut",
  "half-open",
  "kill between put and send",
  "kill between room and person",
  "hibernate",
  "restart",
  "two tabs",
  "token expiry",
  "roster change",
  "kill between person and hooks",
  "a receiver that fails",
  "time",
  "a disk that refuses",
  "a broken socket",
  "a device that vanishes",
  "another practice",
  "another number of slices",
  "a slice that is lost",
  "another registration",
  "a process that dies",
  "a provider whose answer is lost",
  "a reply whose answer is lost",
  "an alarm",
] as const;

export interface Mutant {
  /** What is missing. */
  readonly lacks: string;
  /** The fault that the defence is for; `other` where it is for something else. */
  readonly against: (typeof faultKinds)[number] | "other";
  readonly mutations: readonly Mutation[];
  /** What its seeds are made of; `simulate` by default. */
  readonly kind?: TaskKind;
  readonly options?: Omit<SimulateOptions, "note">;
  /** A seed that finds it, and a pattern of what is then said. */
  readonly seed: number;
  readonly says: string;
  /** It is found soon: `npm test` takes one of each kind of fault, and leaves the others to `npm run mutants`. */
  readonly isQuick?: true;
}

/** A change of one place in a source of a package. */
const changeOf =
  (name: string) =>
  (file: string, find: string, put: string): Mutation => ({
    file: `packages/${name}/src/${file}.ts`,
    find,
    put,
  });

export const rooms = changeOf("rooms");
export const client = changeOf("client");
export const model = changeOf("model");

/** The same in the simulated platform. */
export const platform = (file: string, find: string, put: string): Mutation => ({
  file: `test/simulator/${file}.ts`,
  find,
  put,
});
