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
import { type Attendance, watchAttendance } from "./attendance.ts";
import { type Credentials, createCredentials } from "./credentials.ts";
import { type Channel, type Connection, createConnection } from "./room-connection.ts";

export interface Session {
  readonly addresses: Addresses;
  readonly credentials: Credentials;
  /** Asks for a token now; once the session is over the page is asked for another session. */
  readonly retry: () => void;
  readonly attendance: Attendance;
  readonly platform: Platform;
  readonly delays: Delays;
  /** After how long without a sign the page ends the session, in milliseconds, where it says so. */
  readonly idle: number | undefined;
  /** A room has said that the session is over. */
  readonly $over: WritableAtom<boolean>;
  /** By what is sealed that is kept on the device; undefined until the room has said it, null where it gives none. */
  readonly $seal: WritableAtom<string | null | undefined>;
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
  const attendance = watchAttendance(platform, delays.idle);
  const asked = async (): Promise<string> => token();
  const credentials = createCredentials({ practice, token: asked, platform, delays, attendance });
  const $over = atom(false);
  return {
    addresses,
    credentials,
    retry: () => ($over.get() ? options.signInAgain?.() : credentials.retry()),
    attendance,
    platform,
    delays,
    idle: options.delays?.idle,
    $over,
    $seal: atom<string | null | undefined>(undefined),
    $labels: atom<Labels | null>(null),
    $practice: atom<PagePractice | null>(null),
    connect: channel => createConnection({ channel, credentials, platform, delays, $over }),
  };
}
