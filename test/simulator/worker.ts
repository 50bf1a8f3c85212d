/** A thread that simulates one seed after another, as it is told: see simulators.ts. */
import { parentPort } from "node:worker_threads";
import { type SimulateOptions, simulate } from "./simulate.ts";

/** What a thread is asked. */
export interface Task {
  readonly seed: number;
  readonly options: SimulateOptions;
  /** Whether each line of the script is told as soon as it is written. */
  readonly live: boolean;
}

parentPort?.on("message", async ({ seed, options, live }: Task) => {
  const note = live ? (line: string): void => parentPort?.postMessage({ line }) : undefined;
  parentPort?.postMessage({ outcome: await simulate(seed, { ...options, ...(note ? { note } : {}) }) });
});
