/** What the client's tests share. */
import {
  type CareClient,
  type CareClientOptions,
  createCareClient,
  defaultPlatform,
} from "@carethread/client";
import type { Delays } from "@carethread/client/base/delays";
import { createMemoryServer, type MemoryServer } from "@carethread/rooms/memory";
import { patience } from "../support/patience.ts";
import { createWorld, type World } from "../support/world.ts";

interface Store<T> {
  get(): T;
  listen(listener: (value: T) => void): () => void;
}

/** The first value of a store that fits, now or later. */
export function until<T, S extends T = T>(
  store: Store<T>,
  fits: ((value: T) => value is S) | ((value: T) => boolean),
  within = patience,
): Promise<S> {
  return new Promise((resolve, reject) => {
    const look = (value: T): boolean => {
      if (!fits(value)) return false;
      clearTimeout(deadline);
      unlisten();
      resolve(value as S);
      return true;
    };
    const deadline = setTimeout(() => {
      unlisten();
      reject(new Error(`did not come; is ${JSON.stringify(store.get())?.slice(0, 1_000)}`));
    }, within);
    let unlisten = (): void => {};
    if (!look(store.get())) unlisten = store.listen(look);
  });
}

/** Waits that are long in a page and short in a test. */
export const quick: Partial<Delays> = {
  retryFirst: 5,
  retryMax: 20,
  retrySlow: 10,
  wakeSpread: 2,
  settled: 0,
  seenAfter: 0,
  tokenSpacing: 5,
  release: 10,
  draftWithin: 5,
  searchAfter: 1,
  shareWithin: 20,
};

export interface Scene {
  readonly world: World;
  readonly server: MemoryServer;
  /** A client of this person; every client ends with the scene. */
  client(kind: "staff" | "portal", sub: string, options?: Partial<CareClientOptions>): CareClient;
  /** Starts a topic about Rosa, as Kim. */
  topic(): Promise<string>;
  end(): void;
}

/** A practice on real rooms in memory. */
export async function createScene(settings: Record<string, unknown> = {}): Promise<Scene> {
  const servers: MemoryServer[] = [];
  const world = await createWorld(practices => {
    const server = createMemoryServer({ practices });
    servers.push(server);
    return server;
  }, settings);
  const server = servers[0] as MemoryServer;
  const clients: CareClient[] = [];
  return {
    world,
    server,
    client(kind, sub, options = {}) {
      const client = createCareClient({
        server: server.url,
        practice: world.practice.id,
        token: () => world.practice.token(kind, sub),
        platform: { ...defaultPlatform(), WebSocket: server.WebSocket, fetch: server.fetch },
        delays: quick,
        ...options,
      });
      clients.push(client);
      return client;
    },
    async topic() {
      const started = await world.startTopic("staff", "kim");
      return started.body.id;
    },
    end() {
      for (const client of clients) client.destroy();
    },
  };
}

/** The texts of a thread's messages, in order. */
export function textsOf(items: readonly { event: unknown; pending: { text: string } | null }[]): string[] {
  return items.flatMap(({ event, pending }) => {
    if (pending !== null) return [pending.text];
    const message = event as { type: string; body?: { text: string } };
    return message.type === "message" ? [message.body?.text ?? ""] : [];
  });
}
