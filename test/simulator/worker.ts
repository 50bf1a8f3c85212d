/** A thread that simulates one seed after another, as it is told: see simulators.ts. */
import { parentPort } from "node:worker_threads";
import { vanish } from "./absence.ts";
import type { Outcome } from "./in-world.ts";
import { compare } from "./pair.ts";
import { goOnAlone } from "./practice-away.ts";
import { type SimulateOptions, simulate, simulateAlarms } from "./simulate.ts";
import { simulateTexting } from "./texting/simulate.ts";

/** What a seed is made of: see the files of these names. */
const kinds = {
  simulate,
  alarms: simulateAlarms,
  absence: vanish,
  pair: (seed: number): Promise<Outcome> => compare(seed),
  practiceAway: goOnAlone,
  texting: simulateTexting,
} as const;
export type TaskKind = keyof typeof kinds;

/** What a thread is asked. */
export interface Task {
  readonly kind: TaskKind;
  readonly seed: number;
  readonly options: SimulateOptions;
  /** Whether each line of the script is told as soon as it is written. */
  readonly live: boolean;
}

parentPort?.on("message", async ({ kind, seed, options, live }: Task) => {
  const note = live ? (line: string): void => parentPort?.postMessage({ line }) : undefined;
  const outcome = await kinds[kind](seed, { ...options, ...(note ? { note } : {}) });
  parentPort?.postMessage({ outcome });
});
