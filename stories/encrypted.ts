/** Encrypted conversations for stories and element tests: devices that a host of theirs certifies, with real keys. */
import type {
  CareClient,
  CareClientOptions,
  ConversationEncryption,
  ConversationStore,
  DeviceAuthority,
  Item,
  SealState,
} from "@carethread/client";
import type { ConversationId } from "@carethread/model";
import { atom, computed } from "nanostores";
import { type Authority, createAuthority } from "../test/support/authority.ts";
import { type Practice, type Side, until } from "./fixture.ts";

export class Devices {
  readonly practice: Practice;
  readonly authority: Authority;

  constructor(practice: Practice, authority: Authority) {
    this.practice = practice;
    this.authority = authority;
  }

  /** Who certifies this person's devices. */
  of(side: Side, login: string): DeviceAuthority {
    return this.authority.of(this.practice.options(side, login).token);
  }

  /** A page of this person that is a device of its own. */
  async client(side: Side, login: string, change: Partial<CareClientOptions> = {}): Promise<CareClient> {
    const client = this.practice.client(side, login, { devices: this.of(side, login), ...change });
    await enrolled(client);
    return client;
  }
}

/** Resolves when this page is one of the person's devices. */
export async function enrolled(client: CareClient): Promise<void> {
  await until(client.$me, me => me !== null);
  const devices = await client.devices();
  while (!(await devices.list()).some(({ own }) => own)) await Promise.resolve();
}

/** The host of a practice that encrypts. */
export async function devicesOf(practice: Practice): Promise<Devices> {
  return new Devices(practice, await createAuthority(practice.world.practice.id));
}

/** Rosa begins an encrypted topic; `client` is hers. */
export async function beginEncrypted(
  client: CareClient,
  title = "Test results",
  text = "Has my blood test come back?",
): Promise<ConversationId> {
  const { patients } = await client.findPatients("", { for: "open" });
  const patient = patients[0]?.id ?? "";
  return client.start({ patient, kind: "topic", title, text, encrypted: true });
}

/** How many sealed messages this device has opened. */
export function opened(items: readonly Item[]): number {
  return items.filter(item => item.pending === null && item.seal === "open").length;
}

/** What a room or a device would have to do wrong for it. */
export interface Forced {
  readonly seals?: readonly SealState[];
  readonly encryption?: Partial<ConversationEncryption>;
}

/** A client whose encrypted messages come out so, the last of `seals` for all that follow. */
export function forced(client: CareClient, { seals = [], encryption = {} }: Forced): CareClient {
  const stores = new Map<ConversationId, ConversationStore>();
  const sealed = (items: readonly Item[]): readonly Item[] => {
    let nth = 0;
    return items.map(item => {
      if (item.pending !== null || item.event.type !== "message") return item;
      const seal = seals[Math.min(nth++, seals.length - 1)] ?? "open";
      if (["open", "gap", "moved"].includes(seal)) return { ...item, seal };
      return { ...item, seal, event: { ...item.event, body: { ...item.event.body, text: "" } } };
    });
  };
  const forcedStore = (store: ConversationStore): ConversationStore => ({
    ...store,
    $items: computed(store.$items, sealed),
    $encryption: computed(store.$encryption, known => known && { ...known, ...encryption }),
  });
  return {
    ...client,
    conversation(id) {
      const store = stores.get(id) ?? forcedStore(client.conversation(id));
      stores.set(id, store);
      return store;
    },
  };
}

/** A client of who has these devices, as the rooms never say it. */
export function withDevices(
  client: CareClient,
  list: Awaited<ReturnType<Awaited<ReturnType<CareClient["devices"]>>["list"]>>,
): CareClient {
  const $list = atom(list);
  return {
    ...client,
    devices: async () => ({
      list: async () => $list.get(),
      remove: async id => $list.set($list.get().filter(device => device.id !== id)),
    }),
  };
}
