/** What a client is made from. */
import type { Delays } from "../delays.ts";
import type { DeviceAuthority } from "./encryption.ts";
import type { Platform } from "./platform.ts";

/**
 * How long what a person wrote and did not yet send outlives the page.
 * - `device`: until it is sent, signed out or a week old, for all tabs of this browser;
 * - `session`: as long as this tab, also across reloads;
 * - `none`: as long as the page.
 */
export type Persist = "device" | "session" | "none";

export interface CareClientOptions {
  /** Address of the rooms, e.g. `https://rooms.example.org`; `http:` and `ws:` alike. */
  readonly server: string;
  readonly practice: string;
  /**
   * Gives a current token of the signed-in person. Called once for all rooms, and only when the last one is near its
   * end and the person is there, or when it was refused. Rejects with an error whose `code` is `session-expired` where
   * the person has to sign in again.
   */
  readonly token: () => Promise<string>;
  /** The session has ended, and the person wants to go on: `retry()` was called, as by the button *Sign in again*. */
  readonly signInAgain?: () => void;
  /** `device` by default; `session` or `none` for stations that people share. */
  readonly persist?: Persist;
  readonly platform?: Platform;
  /** Who certifies this device, where conversations may be encrypted from end to end. */
  readonly devices?: DeviceAuthority;
  /** Waits other than the default ones; tests make them short. */
  readonly delays?: Partial<Delays>;
}
