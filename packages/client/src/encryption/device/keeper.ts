/**
 * What a device keeps for encrypted conversations: its own keys, of which no private half can be taken out, and by which keys
 * it has read so far. It outlives signing out: who signs in again on this browser reads on, and is no new device.
 */
import type { Device, EpochSecret } from "@carethread/model/e2ee";
import type { KeptStorage, Platform } from "../../base/base.ts";

/** The person's device as this browser has it. */
export interface KeptDevice {
  readonly device: Device;
  readonly certificate?: string;
}

/** One encrypted conversation. */
export interface KeptScope {
  /** The conversation that it was when it was met first. */
  readonly conversation: string;
  /** The newest epoch that was ever seen: an older one is not gone back to. */
  readonly epoch: number;
  /** By epoch. */
  readonly secrets: Readonly<Record<number, EpochSecret>>;
  /** By device, its certificate and whose it is. */
  readonly certificates: Readonly<Record<string, string>>;
  /** The number of the last message that this device sealed for it. */
  readonly n: number;
  /** Numbers up to it of messages that went nowhere. */
  readonly free?: readonly number[];
}

export interface Keeper {
  device(): Promise<KeptDevice | undefined>;
  keepDevice(kept: KeptDevice | undefined): Promise<void>;
  scope(scope: string): Promise<KeptScope | undefined>;
  /** Changes what is kept of a conversation; resolves with what is kept from then on. */
  change(scope: string, to: (old: KeptScope | undefined) => KeptScope): Promise<KeptScope>;
  /** The scope under which this conversation was met first, where it was encrypted then; read once for all of them. */
  scopeOf(conversation: string): Promise<string | undefined>;
}

/** Where the browser keeps nothing, or the runtime has none: as long as the page. */
function inMemory(): KeptStorage {
  const map = new Map<string, unknown>();
  return {
    entries: async prefix => [...map].filter(([key]) => key.startsWith(prefix)),
    async update(key, change) {
      const value = change(map.get(key));
      if (value === undefined) map.delete(key);
      else map.set(key, value);
      return value;
    },
  };
}

/** `owner` names the person at these rooms. */
export function createKeeper(platform: Platform, owner: string): Keeper {
  let opened: Promise<KeptStorage> | null = null;

  function storage(): Promise<KeptStorage> {
    opened ??= (platform.storage?.keys?.() ?? Promise.resolve(inMemory())).catch(() => inMemory());
    return opened;
  }

  const keyOf = (kind: "device" | "scope" | "conversation", id = ""): string => `${kind} ${owner} ${id}`;

  let scopes: Promise<Map<string, string>> | null = null;

  /** By conversation. */
  function allScopes(): Promise<Map<string, string>> {
    const prefix = keyOf("conversation");
    scopes ??= (async () => {
      const found = await (await storage()).entries(prefix);
      return new Map(found.map(([key, scope]) => [key.slice(prefix.length), scope as string]));
    })().catch(error => {
      scopes = null;
      throw error;
    });
    return scopes;
  }

  async function read<T>(key: string): Promise<T | undefined> {
    const found = (await (await storage()).entries(key)).find(([name]) => name === key);
    return found?.[1] as T | undefined;
  }

  return {
    device: () => read<KeptDevice>(keyOf("device")),
    async keepDevice(kept) {
      await (await storage()).update(keyOf("device"), () => kept);
    },
    scope: scope => read<KeptScope>(keyOf("scope", scope)),
    async change(scope, to) {
      const keeping = await storage();
      const kept = await keeping.update(keyOf("scope", scope), old => to(old as KeptScope | undefined));
      await keeping.update(keyOf("conversation", kept.conversation), () => scope);
      (await allScopes()).set(kept.conversation, scope);
      return kept;
    },
    scopeOf: async conversation => (await allScopes()).get(conversation),
  };
}
