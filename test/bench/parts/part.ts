/** What every part of the benches is given, and how it is found. */
import { type Runtime, type RuntimeOptions, startRuntime } from "../../support/runtime.ts";

export interface Sizing {
  readonly rounds: number;
  /** Small, to see that it works: the figures mean little. */
  readonly quick: boolean;
}

/** Servers that end with the part, however it ends. */
export class Servers {
  readonly #stops: (() => Promise<void>)[] = [];

  async runtime(options: RuntimeOptions): Promise<Runtime> {
    return this.keep(await startRuntime(options));
  }

  keep<T extends { stop(): Promise<void> }>(server: T): T {
    this.#stops.push(() => server.stop());
    return server;
  }

  async stop(): Promise<void> {
    await Promise.all(this.#stops.splice(0).map(stop => stop()));
  }
}

/** One part: it measures, and answers with its tables as Markdown. */
export type Part = (servers: Servers, sizing: Sizing) => Promise<string>;

/** No person writes as fast as the closed loop does. */
const rate = { burst: 1e9, perSecond: 1e9 };
export const anyRates = { frames: rate, commands: rate, hellos: rate, requests: rate };
