/** A real runtime on a state folder of its own, which can be killed and started again: `partykit dev` or `wrangler dev`. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { indexRoom, operatorRoom } from "@carethread/model";
import { type ClientOptions, WebSocket as WsSocket } from "ws";
import { type Guarded, runGuarded } from "../../packages/demo/src/start/guarded.ts";
import { launches, type PlatformName, platforms } from "../../packages/demo/src/start/platforms.ts";

import { alarmsBy } from "./alarms.ts";
import { until } from "./until.ts";

const root = resolve(import.meta.dirname, "../..");
const secret = "test-secret-".repeat(4);
/** On which shell the rooms run where a test does not say: `CARETHREAD_ON`. */
export const chosen: PlatformName = platforms.find(name => name === process.env.CARETHREAD_ON) ?? "partykit";
/** The configuration of the rooms as they were bundled for all tests of a run, for PartyKit alone: `CARETHREAD_ROOMS`. */
const bundled = process.env.CARETHREAD_ROOMS;
/** Where rooms are woken by alarms no test waits for them long; milliseconds. */
const wakeAgain = 500;
/** Milliseconds; a cold start bundles the rooms. */
const startWithin = 60_000;

/** The runtime ends the stream of a socket that a timer closed only after ten seconds; browsers do not wait so long. */
class ClosingSocket extends WsSocket {
  constructor(url: string) {
    super(url, { closeTimeout: 200 } as ClientOptions);
  }
}

export interface RuntimeOptions {
  readonly practices: Readonly<Record<string, unknown>>;
  /** As the variable `CARETHREAD_OPERATOR`. */
  readonly operator?: unknown;
  /** As the variables `CARETHREAD_CONTENT` and `CARETHREAD_SCANNER`. */
  readonly content?: unknown;
  readonly scanner?: unknown;
  /** As the variable `CARETHREAD_SEAL`; a key of the tests without it, and null for storages that are not sealed. */
  readonly seal?: unknown;
  readonly delays?: Readonly<Record<string, number>>;
  /** Other rates than the default ones, for a load that no people make. */
  readonly rates?: Readonly<Record<string, { readonly burst: number; readonly perSecond: number }>>;
  readonly on?: PlatformName;
  /** Another project's configuration, such as the bare room of the benches. */
  readonly config?: string;
}

export interface Runtime {
  readonly url: string;
  readonly WebSocket: typeof WebSocket;
  readonly fetch: typeof fetch;
  readonly secret: string;
  /** Where it keeps what rooms have stored. */
  readonly state: string;
  readonly on: PlatformName;
  /** What the deployment's cron does, and the alarms of the rooms that have just asked for one. */
  tick(): Promise<{ woken: number; owing: number }[]>;
  /** kill -9 of the whole command. */
  kill(): Promise<void>;
  /** Starts the command again on the same state, where it is given with another seal; the port may be another. One that runs is killed. */
  start(seal?: unknown): Promise<void>;
  /** Everything that the command printed since it was started last. */
  output(): string;
  stop(): Promise<void>;
}

export async function startRuntime(options: RuntimeOptions): Promise<Runtime> {
  const folder = await mkdtemp(join(tmpdir(), "carethread-rooms-"));
  const { seal = { keys: { 1: "test-seal-".repeat(5).slice(0, 43) }, plain: "refused" } } = options;
  const variables: Record<string, string> = {
    CARETHREAD_PRACTICES: JSON.stringify(options.practices),
    CARETHREAD_SECRET: secret,
    ...(options.operator ? { CARETHREAD_OPERATOR: JSON.stringify(options.operator) } : {}),
    ...(options.content ? { CARETHREAD_CONTENT: JSON.stringify(options.content) } : {}),
    ...(options.scanner ? { CARETHREAD_SCANNER: JSON.stringify(options.scanner) } : {}),
    ...(seal === null ? {} : { CARETHREAD_SEAL: JSON.stringify(seal) }),
    CARETHREAD_DELAYS: JSON.stringify({ wakeAgain, lookEvery: wakeAgain, ...options.delays }),
    ...(options.rates ? { CARETHREAD_RATES: JSON.stringify(options.rates) } : {}),
  };
  const { on = chosen } = options;
  let child: Guarded | null = null;
  let url = "";
  let printed = "";

  async function start(next?: unknown): Promise<void> {
    await child?.kill();
    if (next !== undefined) variables.CARETHREAD_SEAL = JSON.stringify(next);
    printed = "";
    const { args, env, ready } = await launches[on]({
      folder: join(folder, "config"),
      state: join(folder, "state"),
      port: 0,
      variables,
      config: options.config ?? (on === "partykit" ? bundled : undefined),
    });
    // The runtime cannot load modules from above the folder that it is started in.
    const started = runGuarded(args, { cwd: root, env });
    child = started;
    url = await new Promise<string>((found, failed) => {
      const deadline = setTimeout(
        () => failed(new Error(`the runtime is not ready:\n${printed}`)),
        startWithin,
      );
      for (const stream of started.output) {
        stream.on("data", (data: Buffer) => {
          printed += data.toString();
          const port = ready.exec(printed)?.[1];
          if (port === undefined) return;
          clearTimeout(deadline);
          found(`http://127.0.0.1:${port}`);
        });
      }
      void started.ended.then(() => failed(new Error(`the runtime ended:\n${printed}`)));
    });
  }

  const runtime: Runtime = {
    get url() {
      return url;
    },
    WebSocket: ClosingSocket as unknown as typeof WebSocket,
    fetch: (input, init) => fetch(input, init),
    secret,
    on,
    state: join(folder, "state"),
    async tick() {
      const tick = async (room: string): Promise<{ woken: number; owing: number }> => {
        const headers = { authorization: `Bearer ${secret}` };
        const response = await fetch(`${url}/parties/${room}/tick`, { method: "POST", headers });
        return (await response.json()) as { woken: number; owing: number };
      };
      const by = Date.now() + wakeAgain;
      const rooms = Object.keys(options.practices).map(practice => `index/${indexRoom(practice, 0)}`);
      const ticked = await Promise.all(
        [...rooms, ...(options.operator ? [`operator/${operatorRoom}`] : [])].map(tick),
      );
      if (on === "workers") await until(() => alarmsBy(runtime.state, by) === 0, "the alarms");
      return ticked;
    },
    kill: async () => child?.kill(),
    start,
    output: () => printed,
    async stop() {
      await child?.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
  await start();
  return runtime;
}
