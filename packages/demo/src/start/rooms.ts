/** The rooms: the platform's command as a child that is watched, ticked and started again when it dies. */
import { setTimeout as wait } from "node:timers/promises";
import { indexRoom } from "@carethread/model";
import { type Guarded, runGuarded } from "./guarded.ts";
import { launches, type PlatformName } from "./platforms.ts";
import { Problem } from "./problem.ts";
import { root } from "./root.ts";
import type { StateFolder } from "./state-folder.ts";

/** Milliseconds between two ticks. */
const tickEvery = 3_000;
/** How long a start may take, in milliseconds; a slow machine bundles for a while. */
const startWithin = 90_000;
const linesKept = 40;

export interface RoomsOptions {
  readonly on: PlatformName;
  readonly folder: StateFolder;
  readonly port: number;
  /** The rooms' environment. */
  readonly variables: Readonly<Record<string, string>>;
  readonly practices: readonly string[];
  readonly signal: AbortSignal;
}

/** What a health check found: `absent` means that nobody listens. */
type Health = "ready" | "absent" | "failing";

export class Rooms {
  readonly address: string;
  readonly #options: RoomsOptions;
  #child: Guarded | null = null;
  #output: string[] = [];

  constructor(options: RoomsOptions) {
    this.#options = options;
    this.address = `http://127.0.0.1:${options.port}`;
  }

  /** Starts the rooms and resolves when a request has gone through one. */
  async start(): Promise<void> {
    const { on, folder, port, variables, signal } = this.#options;
    const { args, env, failed } = await launches[on]({
      folder: folder.file("rooms"),
      // What one platform has stored the other cannot read.
      state: folder.file(on === "partykit" ? "rooms/state" : `rooms/${on}`),
      port,
      variables,
    });
    // The runtime names its modules by their path below the working directory.
    const child = runGuarded(args, { cwd: root, env });
    this.#child = child;
    this.#keep(child);
    let over = false;
    void child.ended.then(() => {
      over = true;
    });
    for (const end = Date.now() + startWithin; Date.now() < end && !over; ) {
      signal.throwIfAborted();
      if ((await this.#tickAll()) === "ready") return;
      // The command stays up when its runtime cannot start.
      if (this.#output.some(line => failed.test(line))) break;
      await wait(150, undefined, { signal });
    }
    await this.stop();
    throw new Problem(`The rooms did not start. Their last words:\n\n${this.#output.join("\n")}`);
  }

  /** Ticks for as long as the demo runs, and starts the rooms again when nobody answers. Ends by the signal. */
  async keepRunning(say: (sentence: string) => void): Promise<never> {
    const { signal } = this.#options;
    let missed = 0;
    for (;;) {
      await wait(missed === 0 ? tickEvery : 300, undefined, { signal });
      missed = (await this.#tickAll()) === "absent" ? missed + 1 : 0;
      // A rebuild takes the listener away for a moment; a runtime that died never comes back by itself.
      if (missed < 3) continue;
      say("The rooms have stopped; they are being started again.");
      await this.stop();
      await this.start();
      say("The rooms are back.");
      missed = 0;
    }
  }

  async stop(): Promise<void> {
    await this.#child?.stop();
    this.#child = null;
  }

  async #tickAll(): Promise<Health> {
    const found = await Promise.all(this.#options.practices.map(practice => this.#tick(practice)));
    if (found.includes("absent")) return "absent";
    return found.includes("failing") ? "failing" : "ready";
  }

  /** The tick is also the health check: it wakes a room, which has read its configuration then. */
  async #tick(practice: string): Promise<Health> {
    const { signal, variables } = this.#options;
    try {
      const answer = await fetch(`${this.address}/parties/index/${indexRoom(practice, 0)}/tick`, {
        method: "POST",
        headers: { authorization: `Bearer ${variables.CARETHREAD_SECRET}` },
        signal: AbortSignal.any([signal, AbortSignal.timeout(20_000)]),
      });
      const body = await answer.text();
      if (answer.ok) return "ready";
      this.#remember(`The tick was answered ${answer.status}: ${body.slice(0, 300)}`);
      return "failing";
    } catch (error) {
      signal.throwIfAborted();
      return (error as Error).name === "TimeoutError" ? "failing" : "absent";
    }
  }

  #keep(child: Guarded): void {
    this.#output = [];
    for (const stream of child.output) {
      stream.setEncoding("utf8");
      stream.on("data", (text: string) => {
        for (const line of text.split("\n")) this.#remember(line);
      });
    }
  }

  #remember(line: string): void {
    if (line.trim() === "" || line === this.#output.at(-1)) return;
    this.#output.push(line);
    if (this.#output.length > linesKept) this.#output.shift();
  }
}
