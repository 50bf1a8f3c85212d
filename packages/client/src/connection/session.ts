/** What the person's room and every conversation of one client share. */
import type { Labels, PagePractice } from "@carethread/model";
import { atom, type WritableAtom } from "nanostores";
import {
  type Addresses,
  basePlatform,
  type CareClientOptions,
  createAddresses,
  type Delays,
  defaultDelays,
  type Platform,
} from "../base/base.ts";
import { type Credentials, createCredentials } from "./credentials.ts";
import { type Channel, type Connection, createConnection } from "./room-connection.ts";

export interface Session {
  readonly addresses: Addresses;
  readonly credentials: Credentials;
  readonly platform: Platform;
  readonly delays: Delays;
  /** The practice's own words, as whichever room answered last has them; null until one has. */
  readonly $labels: WritableAtom<Labels | null>;
  /** What the practice has chosen, likewise. */
  readonly $practice: WritableAtom<PagePractice | null>;
  /** The channel, or how it is fetched. */
  connect<Frame extends { readonly type: string }>(
    channel: Channel<Frame> | (() => Promise<Channel<Frame>>),
  ): Connection;
}

/** Throws a TypeError for options that can never work, so that a developer sees it at once. */
export function createSession(options: CareClientOptions): Session {
  const platform = options.platform ?? basePlatform();
  if (platform.WebSocket === undefined) {
    throw new TypeError(
      "this runtime has no WebSocket; give one: platform: {...defaultPlatform(), WebSocket}",
    );
  }
  const delays = { ...defaultDelays, ...options.delays };
  const { practice, token } = options;
  const addresses = createAddresses(options.server, practice);
  // A provider that throws before it returns a promise fails like any other.
  const credentials = createCredentials({ practice, token: async () => token(), platform, delays });
  return {
    addresses,
    credentials,
    platform,
    delays,
    $labels: atom<Labels | null>(null),
    $practice: atom<PagePractice | null>(null),
    connect: channel => createConnection({ channel, credentials, platform, delays }),
  };
}
