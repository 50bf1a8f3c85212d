/** Pages on devices that a host certifies, on the real rooms in memory. */
import { type CareClient, type CareClientOptions, defaultPlatform, type Item } from "@carethread/client";
import { createMemoryBrowser, type MemoryBrowser } from "@carethread/client/memory";
import type { MemoryServer } from "@carethread/rooms/memory";
import { type Authority, createAuthority } from "../support/authority.ts";
import { createScene, type Scene, textsOf, until } from "./support.ts";

export interface EncryptedScene {
  readonly scene: Scene;
  readonly authority: Authority;
  /** A page of this person in a browser; another browser is another device. */
  page(
    kind: "staff" | "portal",
    sub: string,
    browser?: MemoryBrowser,
    options?: Partial<CareClientOptions>,
    server?: Pick<MemoryServer, "WebSocket" | "fetch">,
  ): CareClient;
  /** The same, when its device is known to the person's room. */
  device(kind: "staff" | "portal", sub: string, browser?: MemoryBrowser): Promise<CareClient>;
  begin(client: CareClient, words?: { readonly title?: string; readonly text?: string }): Promise<string>;
}

export async function createEncryptedScene(settings: Record<string, unknown> = {}): Promise<EncryptedScene> {
  const scene = await createScene({ encryption: true, staffAccess: "searchable", ...settings });
  const authority = await createAuthority(scene.world.practice.id);

  function page(
    kind: "staff" | "portal",
    sub: string,
    browser: MemoryBrowser = createMemoryBrowser(),
    options: Partial<CareClientOptions> = {},
    server: Pick<MemoryServer, "WebSocket" | "fetch"> = scene.server,
  ): CareClient {
    const token = (): Promise<string> => scene.world.practice.token(kind, sub);
    const { WebSocket, fetch } = server;
    const { seal: _, ...platform } = { ...defaultPlatform(), ...browser.tab(), WebSocket, fetch };
    return scene.client(kind, sub, { devices: authority.of(token), platform, ...options });
  }

  return {
    scene,
    authority,
    page,
    async device(kind, sub, browser) {
      const client = page(kind, sub, browser);
      await until(client.$me, me => me !== null);
      const devices = await client.devices();
      while (!(await devices.list()).some(({ own }) => own))
        await new Promise(resolve => setImmediate(resolve));
      return client;
    },
    begin: (client, { title = "Knee", text = "It hurts at night" } = {}) =>
      client.start({ patient: scene.world.patientId("rosa"), kind: "topic", title, text, encrypted: true }),
  };
}

/** Whether messages, all of them open, are these. */
export const shows =
  (...texts: string[]) =>
  (items: readonly Item[]): boolean =>
    items.every(({ pending, ...item }) => pending === null && isOpen(item)) &&
    JSON.stringify(textsOf(items)) === JSON.stringify(texts);

const isOpen = (item: object): boolean => !("seal" in item) || item.seal === "open";

/** How the messages of a thread came out, each with its words. */
export function sealsOf(items: readonly Item[]): readonly string[] {
  return items.flatMap(item =>
    item.pending === null && item.event.type === "message"
      ? [`${item.seal ?? "clear"}: ${item.event.body.text}`]
      : [],
  );
}

export const sealed =
  (...seals: string[]) =>
  (items: readonly Item[]): boolean =>
    JSON.stringify(sealsOf(items)) === JSON.stringify(seals);
