/** Time, randomness and the world outside, as they come in. */
import type { Picture } from "./messages/messages.ts";

/** Values by key that outlive the page. A method that fails rejects; the client then goes on without it. */
export interface KeptStorage {
  /** Everything whose key begins so. */
  entries(prefix: string): Promise<readonly (readonly [key: string, value: unknown])[]>;
  /**
   * Changes one value in one step that no other tab can come between; undefined is no value. Resolves with the
   * new one when it is kept.
   */
  update<T>(key: string, change: (old: unknown) => T): Promise<T>;
}

/** Seals values under a secret: who was not given it reads nothing of them, and changes nothing unnoticed. */
export interface Seal {
  /** The value as it may be kept in this place; its `at` stays to be read. */
  close(place: string, value: { readonly at: number }): Promise<object>;
  /** What was closed in this place; undefined for anything else. */
  open(place: string, sealed: unknown): Promise<unknown>;
}

/** Tells the other tabs of this browser something; values are cloned. */
export interface TabChannel {
  post(message: unknown): void;
  close(): void;
}

/** One holder of a name at a time among the tabs of this browser (`navigator.locks`). */
export interface TabLocks {
  /** Held until the promise of `held` settles. Rejects when it is aborted, or was stolen by another. */
  request(
    name: string,
    options: { readonly signal?: AbortSignal; readonly steal?: boolean },
    held: () => Promise<void>,
  ): Promise<void>;
}

/** Time, randomness and the outside world, so that tests need no sleep. Defaults to the browser's or Node's. */
export interface Platform {
  /** Milliseconds that only grow (`performance.now`). */
  readonly now: () => number;
  /** Milliseconds since 1970, for showing alone. */
  readonly date: () => number;
  /** From 0 to 1 (`Math.random`). */
  readonly random: () => number;
  /** A new random key (26 characters of base32). */
  readonly newId: () => string;
  readonly setTimeout: (run: () => void, ms: number) => unknown;
  readonly clearTimeout: (timer: unknown) => void;
  readonly WebSocket: typeof WebSocket;
  readonly fetch: typeof fetch;
  /** Tells when the device's network or the page's visibility changes; returns how to stop listening. */
  readonly watch: (changed: () => void) => () => void;
  readonly isOnline: () => boolean;
  readonly isVisible: () => boolean;
  /** Tells of each sign that the person is there: pointer, keys, touch. Absent: they are wherever the page is visible. */
  readonly watchPerson?: (acted: () => void) => () => void;
  /** Where what was written outlives the page. Absent, or where it fails: memory. */
  readonly storage?: {
    readonly device: () => Promise<KeptStorage>;
    readonly session: () => Promise<KeptStorage>;
    /** For the keys of this device, which outlive signing out; absent: they last as long as the page. */
    readonly keys?: () => Promise<KeptStorage>;
  };
  /**
   * Seals what outlives the page, by a secret that the person's room gives: true for WebCrypto. Rejects where the runtime
   * cannot: nothing is kept then. Absent: it is kept as it is, as for tests.
   */
  readonly seal?: true | ((secret: string) => Promise<Seal>);
  /**
   * Makes a picture ready to be sent: without the place and the device that it was made with, and no larger than a screen
   * needs. Rejects for what cannot be shown. Absent: pictures go as they are.
   */
  readonly picture?: (picture: Blob) => Promise<Picture>;
  /** Absent: tabs do not wait for each other, and send some things twice, which doubles nothing. */
  readonly locks?: TabLocks;
  /** Absent: other tabs learn of a message when it was sent. */
  readonly channel?: (name: string, heard: (message: unknown) => void) => TabChannel;
}
