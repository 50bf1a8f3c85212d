/** What a mutant is: rooms or clients that lack one defence. */
import type { Mutation } from "./bundle.ts";
import type { SimulateOptions } from "./simulate.ts";

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
] as const;

export interface Mutant {
  /** What is missing. */
  readonly lacks: string;
  /** The fault that the defence is for; `other` where it is for something else. */
  readonly against: (typeof faultKinds)[number] | "other";
  readonly mutations: readonly Mutation[];
  readonly options?: SimulateOptions;
  /** A seed that finds it, and a pattern of what is then said. */
  readonly seed: number;
  readonly says: string;
}

export const rooms = (file: string, find: string, put: string): Mutation => ({
  file: `packages/rooms/src/${file}.ts`,
  find,
  put,
});
export const client = (file: string, find: string, put: string): Mutation => ({
  file: `packages/client/src/${file}.ts`,
  find,
  put,
});
