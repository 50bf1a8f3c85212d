/**
 * What one person wrote and did not yet send, on this device: read at once from memory, kept where the client's
 * `persist` says, and shared with the person's other tabs. Nothing here ever fails or blocks: a device that
 * keeps nothing, or is slow, leaves the memory.
 */
import type { ConversationId, PersonId } from "@carethread/model";
import type { KeptStorage, Persist, TabChannel, Unsent } from "../base/base.ts";
import type { Session } from "../connection/connection.ts";
import {
  type Kept,
  type KeptByKind,
  type KeptLoss,
  type Kind,
  keptKey,
  readKept,
  unsentAmong,
} from "./values.ts";

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
  /** Resolves when it is ready, or will not be soon: it waits for no token. */
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
  /** Lets go; changes are still kept. */
  close(): void;
}

const day = 24 * 3_600_000;

/** `<server> <person> ` before the key of what is theirs. */
const ownerPattern = /^\S+ \S+ /;

export function createShelf(session: Session, persist: Persist): Shelf {
  const { addresses, credentials, platform, delays } = session;
  const mirror = new Map<string, Kept>();
  const saving = new Map<string, number>();
  const listeners = new Set<Listener>();
  let person: PersonId | undefined;
  let owner = "";
  let storage: KeptStorage | null = null;
  let channel: TabChannel | null = null;
  let isReady = persist === "none";
  let isWiped = false;
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
        storage = null;
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
    if (isWiped || typeof message !== "object" || message === null) return;
    // Only such clients post on this channel; the value is checked because another version may have.
    const told = message as Told;
    if (told.type === "signed-out") {
      clear();
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

  function clear(): void {
    isWiped = true;
    mirror.clear();
    notify(null);
  }

  /** Drops what is too old, whosever it is, and leaves a note of it to whom it was. Answers what stays. */
  async function sweep(from: KeptStorage) {
    const now = platform.date();
    const losses = new Map<string, { messages: number; drafts: number }>();
    const stays: (readonly [string, unknown])[] = [];
    for (const [key, value] of await from.entries("")) {
      const whose = ownerPattern.exec(key)?.[0];
      if (whose === undefined) continue;
      const at = Number((value as { at?: unknown } | null)?.at);
      if (now - at < delays.keptFor) {
        stays.push([key, value]);
        // Written while the clock was wrong: its week begins now.
        if (at > now + day) await from.update(key, old => ({ ...(old as object), at: now }));
        continue;
      }
      await from.update(key, () => undefined);
      const kind = key.slice(whose.length).split(" ", 1)[0];
      const lost = losses.get(whose) ?? { messages: 0, drafts: 0 };
      if (kind === "message" || kind === "start") lost.messages++;
      if (kind === "draft" || kind === "start-draft" || kind === "answers") lost.drafts++;
      losses.set(whose, lost);
    }
    for (const [whose, lost] of losses) {
      if (lost.messages + lost.drafts === 0) continue;
      const key = `${whose}loss`;
      const loss = await from.update(key, old =>
        isWiped && whose === owner ? undefined : added(readKept("loss", old) as KeptLoss | undefined, lost),
      );
      stays.push([key, loss]);
    }
    return stays;
  }

  function added(old: KeptLoss | undefined, { messages, drafts }: Unsent): KeptLoss {
    return {
      at: platform.date(),
      messages: messages + (old?.messages ?? 0),
      drafts: drafts + (old?.drafts ?? 0),
    };
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
    if (persist !== "none" && platform.storage !== undefined) {
      const asked = platform.storage;
      const found = await attempt(
        (async () => {
          const place = await asked[persist]();
          return { place, entries: await sweep(place) };
        })(),
      );
      storage = found?.place ?? null;
      for (const [key, value] of found?.entries ?? []) {
        const own = key.startsWith(owner) ? key.slice(owner.length) : "";
        // What was changed here meanwhile is settled by its own write.
        if (own !== "" && !saving.has(own) && !isWiped) set(own, readKept(own, value));
      }
    }
    opened();
    isReady = true;
    notify(null);
  }

  const unlisten = credentials.listen(news => {
    const whose = news === "token" && owner === "" ? credentials.take()?.person : undefined;
    if (whose !== undefined) void begin(whose);
  });

  async function write(key: string, change: (old: Kept | undefined) => Kept | undefined): Promise<void> {
    await open;
    if (storage !== null) {
      const place = storage;
      const done = await attempt(
        place
          .update(owner + key, old => (isWiped ? undefined : change(readKept(key, old))))
          .then(value => ({ value })),
      );
      // A later change of this tab is still to be written, and settles it.
      if (done !== undefined && saving.get(key) === 1 && !isWiped) set(key, done.value);
    }
    const left = (saving.get(key) ?? 1) - 1;
    if (left > 0) saving.set(key, left);
    else saving.delete(key);
    if (persist === "device" && !isWiped) post({ type: "kept", key, value: mirror.get(key) });
    notify(key);
  }

  return {
    person: () => person,
    isReady: () => isReady,
    async ready() {
      if (owner !== "" && !isReady) await open;
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
      if (isWiped) return;
      const key = keptKey(kind, ...ids);
      const make = change as (old: Kept | undefined) => Kept | undefined;
      set(key, make(mirror.get(key)));
      if (persist !== "none") {
        saving.set(key, (saving.get(key) ?? 0) + 1);
        const written = write(key, make);
        writes = Promise.all([writes, written]);
      }
      notify(key);
    },
    isSaving: (kind, ...ids) => saving.has(keptKey(kind, ...ids)),
    async saved() {
      if (owner !== "") await writes;
    },
    tell(what) {
      if (persist === "device" && !isWiped) post(what);
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    forget(whose) {
      clear();
      unlisten();
      if (channel === null && whose !== undefined) join(whose);
      post({ type: "signed-out" });
    },
    close() {
      isClosed = true;
      unlisten();
      void (owner === "" ? Promise.resolve() : writes).then(() => channel?.close());
    },
  };
}
