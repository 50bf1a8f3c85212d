/** Pages in the tabs of one browser in memory, on real rooms in memory: each can crash, and the next one comes. */
import assert from "node:assert/strict";
import { after, beforeEach } from "node:test";
import {
  type CareClient,
  type CareClientOptions,
  createCareClient,
  defaultPlatform,
  type Item,
} from "@carethread/client";
import { createMemoryBrowser, type MemoryBrowser, type MemoryTab } from "@carethread/client/memory";
import { patience } from "../support/patience.ts";
import { createScene, quick, textsOf } from "./support.ts";

export const scene = await createScene();
after(() => scene.end());

export let browser: MemoryBrowser;

/** Another device. */
export function newBrowser(): void {
  browser = createMemoryBrowser();
}

beforeEach(() => {
  scene.server.setDown(false);
  newBrowser();
});

const crashed: CareClient[] = [];
after(() => {
  for (const client of crashed) client.destroy();
});

export interface Page {
  readonly client: CareClient;
  readonly tab: MemoryTab;
  /** Its sockets reach nothing more. */
  silence(): void;
  /** The page is gone without a word. */
  crash(): void;
}

/** A page in a tab of the browser. */
export function page(
  sub = "kim",
  { tab = browser.tab(), ...options }: Partial<CareClientOptions> & { tab?: MemoryTab } = {},
): Page {
  let isGone = false;
  class Socket extends scene.server.WebSocket {
    override send(data: string): void {
      if (!isGone) super.send(data);
    }
  }
  const { crash, ...shared } = tab;
  const client = createCareClient({
    server: scene.server.url,
    practice: scene.world.practice.id,
    token: () => scene.world.practice.token(sub === "rosa" ? "portal" : "staff", sub),
    platform: { ...defaultPlatform(), WebSocket: Socket, fetch: scene.server.fetch, ...shared },
    delays: quick,
    ...options,
  });
  crashed.push(client);
  return {
    client,
    tab,
    silence() {
      isGone = true;
    },
    crash() {
      isGone = true;
      crash();
    },
  };
}

export const isLive = (status: { state: string }): boolean => status.state === "live";
export const unsent =
  (messages: number, drafts = 0) =>
  (now: { messages: number; drafts: number }) =>
    now.messages === messages && now.drafts === drafts;
export const storedAre =
  (...texts: string[]) =>
  (items: readonly Item[]): boolean =>
    items.every(item => item.event !== null) && JSON.stringify(textsOf(items)) === JSON.stringify(texts);

/** How many values are kept on the device. */
export const kept = (): number => browser.device.size;

export async function untilKept(count: number): Promise<void> {
  const deadline = performance.now() + patience;
  while (kept() !== count && performance.now() < deadline) await new Promise(setImmediate);
  assert.equal(kept(), count, [...browser.device.keys()].join("\n"));
}
