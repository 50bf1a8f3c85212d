/**
 * What one person wrote and did not yet send, on this device: read at once from memory, kept where the client's
 * `persist` says, and shared with the person's other tabs. Nothing here ever fails or blocks: a device that
 * keeps nothing, or is slow, leaves the memory.
 */
import type { ConversationId, PersonId } from "@carethread/model";
import type { KeptStorage, Persist, TabChannel, Unsent } from "../base/base.ts";
import type { Session } from "../connection/connection.ts";
import type { Place } from "./place.ts";
import { type Kept, type KeptByKind, type Kind, keptKey, readKept, unsentAmong } from "./values.ts";

/** What a tab tells the others of the same person. */
type Told =
  | { readonly type: "kept"; readonly key: string; readonly value: Kept | undefined }
  | Delivered
  | { readonly type: "signed-out" };

/** A command's place in its conversation: it needs no sending any more, by nobody. */
export interface Delivered {
  readonly type: "delivered";
  readonly conversation: ConversationId;
  readonly command: string;
  readonly pos: number;
}

export interface Listener {
  /** A value is another one, or is now kept; null for all of them. */
  changed?(key: string | null): void;
  delivered?(what: Delivered): void;
  signedOut?(): void;
}

export interface Shelf {
  /** Whose it is; undefined until their token has come. */
  person(): PersonId | undefined;
  /** Whether what was kept before has been read. */
  isReady(): boolean;
  /** Resolves when it is ready, or will not be soon: it waits for no token, and for no secret that unseals. */
  ready(): Promise<void>;
  get<K extends Kind>(kind: K, ...ids: readonly string[]): KeptByKind[K] | undefined;
  /** How much of it is not with the server. */
  unsent(): Unsent;
  /** All of a kind, with the last part of their keys. */
  list<K extends Kind>(kind: K, ...ids: readonly string[]): readonly (readonly [string, KeptByKind[K]])[];
  /**
   * Changes a value here at once and then where it is kept, from what stands there: another tab may have been
   * faster, and what `change` makes of that value is then the value here as well.
   */
  change<K extends Kind>(
    key: readonly [kind: K, ...ids: string[]],
    change: (old: KeptByKind[K] | undefined) => KeptByKind[K] | undefined,
  ): void;
  /** Whether the last change is not yet kept. */
  isSaving(kind: Kind, ...ids: readonly string[]): boolean;
  /** Resolves when all changes are kept, or cannot be. */
  saved(): Promise<void>;
  tell(what: Delivered): void;
  listen(listener: Listener): () => void;
  /** Forgets everything for good, and says so to the other tabs of this person; nothing more is kept. */
  forget(person: PersonId | undefined): void;
  /** What was written stays where it is kept, and is here no more; nothing further is kept. */
  lock(): void;
  /** Lets go; changes are still kept. */
  close(): void;
}

export function createShelf(session: Session, persist: Persist): Shelf {
  const { addresses, credentials, platform, delays, $seal } = session;
  const mirror = new Map<string, Kept>();
  const saving = new Map<string, number>();
  const listeners = new Set<Listener>();
  let person: PersonId | undefined;
  let owner = "";
  let place: Place | null = null;
  let channel: TabChannel | null = null;
  let isReady = persist === "none";
  /** Nothing more is heard, kept or shown here. */
  let isOver = false;
  /** The person has signed out: nothing of it stays on the device. */
  let isLeft = false;
  let isClosed = false;
  let opened = (): void => {};
  const open = new Promise<void>(resolve => {
    opened = resolve;
  });
  /** Ends when all writes so far have ended. */
  let writes: Promise<unknown> = Promise.resolve();

  function notify(key: string | null): void {
    for (const listener of [...listeners]) listener.changed?.(key);
  }

  /** The promise's value; undefined where it fails or is late, after which nothing more is asked of the device. */
  async function attempt<T>(promise: Promise<T>): Promise<T | undefined> {
    let timer: unknown = null;
    const late = new Promise<undefined>(resolve => {
      timer = platform.setTimeout(() => {
        place = null;
        resolve(undefined);
      }, delays.keepWithin);
    });
    try {
      return await Promise.race([promise, late]);
    } catch {
      return undefined;
    } finally {
      platform.clearTimeout(timer);
    }
  }

  function post(told: Told): void {
    try {
      channel?.post(told);
    } catch {
      // A channel that cannot be used any more is no reason to stop.
    }
  }

  function hear(message: unknown): void {
    if (isOver || typeof message !== "object" || message === null) return;
    // Only such clients post on this channel; the value is checked because another version may have.
    const told = message as Told;
    if (told.type === "signed-out") {
      clear(true);
      for (const listener of [...listeners]) listener.signedOut?.();
    } else if (persist !== "device") {
      // What is kept for this tab alone is nobody else's.
    } else if (told.type === "delivered") {
      for (const listener of [...listeners]) listener.delivered?.(told);
    } else if (told.type === "kept" && typeof told.key === "string" && !saving.has(told.key)) {
      set(told.key, readKept(told.key, told.value));
      notify(told.key);
    }
  }

  function set(key: string, value: Kept | undefined): void {
    if (value === undefined) mirror.delete(key);
    else mirror.set(key, value);
  }

  function clear(leaves: boolean): void {
    isOver = true;
    isLeft ||= leaves;
    mirror.clear();
    notify(null);
  }

  function join(whose: PersonId): void {
    try {
      channel = platform.channel?.(`carethread ${addresses.server} ${whose} `, hear) ?? null;
      if (isClosed) channel?.close();
    } catch {
      // Other tabs then learn of a message when it was sent.
    }
  }

  async function begin(whose: PersonId): Promise<void> {
    person = whose;
    owner = `${addresses.server} ${whose} `;
    join(whose);
    const asked = persist === "none" ? undefined : platform.storage?.[persist];
    if (asked !== undefined) await settle(await attempt(prepare(asked)));
    ready();
  }

  function ready(): void {
    opened();
    isReady = true;
    notify(null);
  }

  /** What is done with the device's storage comes with it. */
  async function prepare(asked: () => Promise<KeptStorage>): Promise<() => Promise<Place | undefined>> {
    const { preparePlace } = await import("./place.ts");
    return preparePlace({ storage: await asked(), owner, session, isLeft: () => isLeft });
  }

  /** Reads what was kept; what is sealed as soon as the room has given the secret. */
  async function settle(open: (() => Promise<Place | undefined>) | undefined): Promise<void> {
    // Where the room does not answer, nothing waits for it: what is written stays in the page until it does.
    const late = platform.setTimeout(ready, delays.keepWithin);
    const found = await open?.();
    platform.clearTimeout(late);
    if (found === undefined) return;
    place = found;
    const entries = (await attempt(found.entries())) ?? [];
    if (isOver) return;
    const here = isReady ? [...mirror] : [];
    // What was changed here meanwhile is settled by its own write.
    for (const [own, value] of entries) if (!saving.has(own) && !mirror.has(own)) set(own, value);
    for (const [key, value] of here) keep(key, () => value);
  }

  function keep(key: string, change: (old: Kept | undefined) => Kept | undefined): void {
    saving.set(key, (saving.get(key) ?? 0) + 1);
    const written = write(key, change);
    writes = Promise.all([writes, written]);
  }

  const unlisten = credentials.listen(news => {
    const whose = news === "token" && owner === "" ? credentials.take()?.person : undefined;
    if (whose !== undefined) void begin(whose);
  });

  async function write(key: string, change: (old: Kept | undefined) => Kept | undefined): Promise<void> {
    await open;
    if (place !== null) {
      const done = await attempt(place.update(key, change).then(value => ({ value })));
      // A later change of this tab is still to be written, and settles it.
      if (done !== undefined && saving.get(key) === 1 && !isOver) set(key, done.value);
    }
    const left = (saving.get(key) ?? 1) - 1;
    if (left > 0) saving.set(key, left);
    else saving.delete(key);
    if (persist === "device" && !isOver) post({ type: "kept", key, value: mirror.get(key) });
    notify(key);
  }

  return {
    person: () => person,
    isReady: () => isReady,
    async ready() {
      if (owner !== "" && !isReady && (platform.seal === undefined || $seal.get() !== undefined)) await open;
    },
    get: <K extends Kind>(kind: K, ...ids: readonly string[]) =>
      mirror.get(keptKey(kind, ...ids)) as KeptByKind[K] | undefined,
    unsent: () => unsentAmong(mirror),
    list<K extends Kind>(kind: K, ...ids: readonly string[]) {
      const prefix = keptKey(kind, ...ids, "");
      return [...mirror]
        .filter(([key]) => key.startsWith(prefix))
        .map(([key, value]) => [key.slice(prefix.length), value as KeptByKind[K]] as const);
    },
    change([kind, ...ids], change) {
      if (isOver) return;
      const key = keptKey(kind, ...ids);
      const make = change as (old: Kept | undefined) => Kept | undefined;
      set(key, make(mirror.get(key)));
      if (persist !== "none") keep(key, make);
      notify(key);
    },
    isSaving: (kind, ...ids) => saving.has(keptKey(kind, ...ids)),
    async saved() {
      if (owner !== "") await writes;
    },
    tell(what) {
      if (persist === "device" && !isOver) post(what);
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    forget(whose) {
      clear(true);
      unlisten();
      if (channel === null && whose !== undefined) join(whose);
      post({ type: "signed-out" });
    },
    lock: () => clear(false),
    close() {
      isClosed = true;
      unlisten();
      void (owner === "" ? Promise.resolve() : writes).then(() => channel?.close());
    },
  };
}
