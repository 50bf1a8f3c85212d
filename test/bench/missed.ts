/** A thousand messages were missed: how long from the socket's opening until the real client shows them all. */
import { createCareClient, defaultPlatform, type Platform } from "@carethread/client";
import { WebSocket as WsSocket } from "ws";
import { paced } from "./load.ts";
import { median } from "./stats.ts";
import type { OurTable } from "./tables.ts";

const missed = 1_000;

export interface MissedResult {
  /** Milliseconds from the socket's opening until all are in `$items`. */
  readonly applied: number;
  /** Milliseconds from the network's return until the conversation is live again. */
  readonly back: number;
}

export async function missedMessages(table: OurTable, rounds: number): Promise<MissedResult> {
  const { world, conversation } = table;
  let online = true;
  let changed = (): void => {};
  let opened = 0;
  const sockets = new Set<WsSocket>();
  class Watched extends WsSocket {
    constructor(url: string) {
      // Without a network nobody answers: nothing listens on this port.
      super(online ? url : "ws://127.0.0.1:9");
      sockets.add(this);
      this.on("open", () => {
        if (url.includes("/parties/main/")) opened = performance.now();
      });
      this.on("close", () => sockets.delete(this));
    }
  }
  const platform: Platform = {
    ...defaultPlatform(),
    WebSocket: Watched as unknown as typeof WebSocket,
    isOnline: () => online,
    watch(listener) {
      const before = changed;
      changed = () => {
        before();
        listener();
      };
      return () => {};
    },
  };
  const client = createCareClient({
    server: world.server.url,
    practice: world.practice.id,
    token: () => world.practice.token("staff", "nurse-2"),
    platform,
  });
  const thread = client.conversation(conversation);
  const applied: number[] = [];
  const back: number[] = [];
  const shows = (pos: number) => (): boolean => (thread.$items.get().at(-1)?.event?.pos ?? 0) >= pos;
  try {
    await until(thread.$items, () => thread.$items.get().length > 0);
    // It opens where the reader left off, which may be far up.
    thread.goToEnd();
    await until(thread.$items, shows(thread.$head.get()?.pos ?? 0));
    for (let round = 0; round < rounds; round++) {
      const end = (thread.$head.get()?.pos ?? 0) + missed;
      online = false;
      changed();
      for (const socket of sockets) socket.terminate();
      await until(thread.$status, () => thread.$status.get().state !== "live");
      await paced(table, missed, 0);
      const returned = performance.now();
      online = true;
      changed();
      await until(thread.$items, shows(end));
      const now = performance.now();
      if (thread.$items.get().filter(item => item.event !== null).length < missed) {
        throw new Error("the client did not resume");
      }
      applied.push(now - opened);
      back.push(now - returned);
    }
  } finally {
    thread.release();
    client.destroy();
  }
  return { applied: median(applied), back: median(back) };
}

interface Store {
  listen(listener: () => void): () => void;
}

function until(store: Store, fits: () => boolean): Promise<void> {
  return new Promise((resolve, reject) => {
    const deadline = setTimeout(() => reject(new Error("the client did not come so far")), 20_000);
    const look = (): boolean => {
      if (!fits()) return false;
      clearTimeout(deadline);
      unlisten();
      resolve();
      return true;
    };
    let unlisten = (): void => {};
    if (!look()) unlisten = store.listen(look);
  });
}
