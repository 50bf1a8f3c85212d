/** A real runtime with a small practice, a network that fails on command, and pages for real browsers. */
import { type CareClient, createCareClient, type Delays, defaultPlatform } from "@carethread/client";
import { createTestPractice } from "../support/practice.ts";
import { type FaultProxy, openProxy } from "../support/proxy.ts";
import { type Runtime, type RuntimeOptions, startRuntime } from "../support/runtime.ts";
import { World } from "../support/world.ts";
import { type PageServer, servePages } from "./pages.ts";

export interface Place {
  readonly runtime: Runtime;
  readonly world: World;
  readonly proxy: FaultProxy;
  readonly pages: PageServer;
  /** Codes that sockets of this process's clients were closed with, in order. */
  readonly closes: readonly number[];
  /** A client of this process, through the proxy; it ends with the place. */
  client(kind: "staff" | "portal", sub: string, delays?: Partial<Delays>): CareClient;
  end(): Promise<void>;
}

export interface PlaceOptions extends Pick<RuntimeOptions, "rates"> {
  readonly settings?: Record<string, unknown>;
}

export async function openPlace({ rates, settings = {} }: PlaceOptions = {}): Promise<Place> {
  const pages = await servePages();
  const practice = await createTestPractice("harbor", settings, ["https://ehr.test", pages.origin]);
  const runtime = await startRuntime({
    practices: { [practice.id]: practice.registration },
    ...(rates ? { rates } : {}),
  });
  const world = new World(runtime, practice);
  await world.fill();
  const proxy = await openProxy(() => runtime.url);
  pages.serve({ server: proxy.url, practice });
  const clients: CareClient[] = [];
  const closes: number[] = [];

  class CountedSocket extends runtime.WebSocket {
    constructor(url: string | URL) {
      super(url);
      this.addEventListener("close", ({ code }) => closes.push(code));
    }
  }

  return {
    runtime,
    world,
    proxy,
    pages,
    closes,
    client(kind, sub, delays = {}) {
      const client = createCareClient({
        server: proxy.url,
        practice: practice.id,
        token: () => practice.token(kind, sub),
        platform: { ...defaultPlatform(), WebSocket: CountedSocket },
        delays,
      });
      clients.push(client);
      return client;
    },
    async end() {
      for (const client of clients) client.destroy();
      await pages.close();
      await proxy.close();
      await runtime.stop();
    },
  };
}
