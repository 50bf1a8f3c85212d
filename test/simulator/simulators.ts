/**
 * Simulators in threads of their own: side by side, and with a limit of time for each seed. A world that spins without
 * ever giving its turn back cannot end itself; its thread is ended, its seed is one that failed, and the rest goes on.
 */
import { Worker } from "node:worker_threads";
import { type Built, buildSimulator, type Mutation } from "./bundle.ts";
import type { Outcome, SimulateOptions } from "./simulate.ts";
import type { Task, TaskKind } from "./worker.ts";

export interface SimulatorsOptions {
  /** Changes to the packages. */
  readonly mutations?: readonly Mutation[];
  /** Threads; 1 by default. */
  readonly jobs?: number;
  /** Seconds that a seed may take; 20 by default. */
  readonly limit?: number;
}

/** What can be said in a message to a thread. */
export type TaskOptions = Omit<SimulateOptions, "note">;

type Said = { readonly line: string } | { readonly outcome: Outcome };

/** A place for a worker. */
interface Thread {
  worker: Worker | null;
  isFree: boolean;
  /** Hear what the worker says of the seed that it is at. */
  said: (said: Said) => void;
  broken: (violation: string) => void;
}

const nobody = (): void => {};

export class Simulators {
  readonly #built: Built;
  readonly #limit: number;
  readonly #threads: Thread[];
  readonly #waiting: ((thread: Thread) => void)[] = [];

  static async create({ mutations = [], jobs = 1, limit = 20 }: SimulatorsOptions = {}): Promise<Simulators> {
    return new Simulators(await buildSimulator("worker.ts", mutations), jobs, limit);
  }

  private constructor(built: Built, jobs: number, limit: number) {
    this.#built = built;
    this.#limit = limit * 1_000;
    this.#threads = Array.from({ length: jobs }, () => ({
      worker: null,
      isFree: true,
      said: nobody,
      broken: nobody,
    }));
  }

  /** Waits for a thread that is free. `tell` hears each line of the script while it goes on. */
  readonly simulate = (
    seed: number,
    options: TaskOptions = {},
    tell?: (line: string) => void,
  ): Promise<Outcome> => this.run("simulate", seed, options, tell);

  async run(
    kind: TaskKind,
    seed: number,
    options: TaskOptions = {},
    tell?: (line: string) => void,
  ): Promise<Outcome> {
    const thread = await this.#free();
    try {
      return await this.#run(thread, { kind, seed, options, live: tell !== undefined }, tell);
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) thread.isFree = true;
      else next(thread);
    }
  }

  async end(): Promise<void> {
    for (const thread of this.#threads) {
      const { worker } = thread;
      thread.worker = null;
      await worker?.terminate();
    }
    this.#built.remove();
  }

  #free(): Promise<Thread> {
    const thread = this.#threads.find(({ isFree }) => isFree);
    if (thread === undefined) return new Promise(resolve => this.#waiting.push(resolve));
    thread.isFree = false;
    return Promise.resolve(thread);
  }

  #run(thread: Thread, task: Task, tell?: (line: string) => void): Promise<Outcome> {
    thread.worker ??= this.#start(thread);
    const { worker } = thread;
    return new Promise(resolve => {
      const script: string[] = [];
      thread.broken = violation => {
        clearTimeout(timer);
        thread.worker = null;
        void worker.terminate();
        resolve({ seed: task.seed, violation, script, step: -1, print: "" });
      };
      thread.said = said => {
        if ("line" in said) {
          script.push(said.line);
          tell?.(said.line);
        } else {
          clearTimeout(timer);
          resolve(said.outcome);
        }
      };
      const late = `does not come to an end: it runs for more than ${this.#limit / 1_000} s`;
      const timer = setTimeout(() => thread.broken(late), this.#limit);
      worker.postMessage(task);
    });
  }

  #start(thread: Thread): Worker {
    const worker = new Worker(this.#built.file);
    const broken = (violation: string): void => {
      if (thread.worker === worker) thread.broken(violation);
    };
    worker.on("message", (said: Said) => {
      if (thread.worker === worker) thread.said(said);
    });
    worker.on("error", error => broken(`its thread ends: ${error.stack ?? error.message}`));
    worker.on("exit", code => broken(`its thread ends with ${code}`));
    return worker;
  }
}
