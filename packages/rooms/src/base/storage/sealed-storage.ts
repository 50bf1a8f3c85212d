/**
 * A platform's storage of which every value is sealed. A room's key is loaded with the first read and made before the
 * first commit, so that sealing is synchronous, and a commit is handed on in the turn in which it comes.
 */
import { parseRoomName } from "@carethread/model";
import type { ListOptions, Platform, PlatformStorage, Sealing } from "../ports.ts";
import { isSealed, KeyRing, type RoomPlace, ringKey, type Seal, SealError } from "../seal/seal.ts";
import { decode, encode } from "./codec.ts";

/** Values that are sealed anew in one turn. */
const piece = 32;

/** A platform whose storage is sealed where the deployment has keys. */
export function sealedPlatform(platform: Platform): Platform {
  const { seal } = platform.deployment;
  return seal === null ? platform : { ...platform, storage: new SealedStorage(platform, seal) };
}

type Sealed = Pick<Platform, "party" | "name" | "later" | "log"> & { readonly storage: PlatformStorage };

export class SealedStorage implements PlatformStorage, Sealing {
  readonly #platform: Sealed;
  readonly #storage: PlatformStorage;
  readonly #seal: Seal;
  readonly #place: RoomPlace;
  #ring: KeyRing | null = null;
  #loading: Promise<KeyRing> | null = null;
  #walking: Promise<void> | null = null;
  /** Keys that a commit had since the piece of a walk was read. */
  #touched: Set<string> | null = null;

  constructor(platform: Sealed, seal: Seal) {
    const { party, name, storage } = platform;
    this.#platform = platform;
    this.#storage = storage;
    this.#seal = seal;
    this.#place = { at: `${party}/${name}`, practice: parseRoomName(party, name)?.practice ?? "operator" };
  }

  get sealing(): Sealing {
    return this;
  }

  /** The room's keys, where they are loaded. */
  get ring(): KeyRing | null {
    return this.#ring;
  }

  get(key: string): Promise<unknown> {
    const ring = this.#ring;
    if (ring === null) return this.#load().then(() => this.get(key));
    return this.#storage.get(key).then(stored => (stored === undefined ? undefined : ring.open(key, stored)));
  }

  getMany(keys: readonly string[]): Promise<ReadonlyMap<string, unknown>> {
    const ring = this.#ring;
    if (ring === null) return this.#load().then(() => this.getMany(keys));
    return this.#storage.getMany(keys).then(found => opened(ring, found));
  }

  list(options: ListOptions): Promise<ReadonlyMap<string, unknown>> {
    const ring = this.#ring;
    if (ring === null) return this.#load().then(() => this.list(options));
    return this.#listed(options).then(found => opened(ring, found));
  }

  commit(put: Readonly<Record<string, Uint8Array>>, remove: readonly string[]): Promise<void> {
    const ring = this.#ring;
    if (ring === null) return this.#load().then(() => this.commit(put, remove));
    const entries = Object.entries(put);
    if (this.#touched !== null) {
      for (const [key] of entries) this.#touched.add(key);
      for (const key of remove) this.#touched.add(key);
    }
    return this.#put(ring, new Map(entries), remove);
  }

  async renew(): Promise<void> {
    await (await this.#load()).renew();
  }

  finish(): Promise<void> {
    this.#walking ??= this.#finish().finally(() => {
      this.#walking = null;
      this.#touched = null;
    });
    return this.#walking;
  }

  async #finish(): Promise<void> {
    const ring = await this.#load();
    while (ring.isUnfinished) {
      const { present } = ring;
      // Until nothing is left: what somebody stored meanwhile may also not have come to the storage.
      while ((await this.#walk(ring)) > 0);
      if (ring.present !== present) continue;
      await ring.finish();
      await this.#put(ring, new Map(), []);
    }
  }

  /** Seals what another key sealed, or none; gives how many values there were of it. */
  async #walk(ring: KeyRing): Promise<number> {
    let others = 0;
    let damaged = 0;
    for (let start = ""; ; ) {
      this.#touched = new Set();
      const found = await this.#listed({ prefix: "", start, limit: piece });
      const anew = new Map<string, Uint8Array>();
      for (const [key, stored] of found) {
        if (ring.isPresent(stored)) continue;
        const plain = openedOrNull(ring, key, stored);
        if (plain === null) damaged++;
        else others++;
        // Of what is stored meanwhile the present key seals a newer value.
        if (plain !== null && !this.#touched.has(key)) anew.set(key, plain);
      }
      if (anew.size > 0) await this.#put(ring, anew, []);
      const last = [...found.keys()].at(-1);
      if (last === undefined || found.size < piece) break;
      start = `${last}\0`;
      // Others have their turn.
      await new Promise<void>(resolve => this.#platform.later(resolve, 0));
    }
    if (damaged > 0 && others === 0)
      this.#platform.log(`${this.#platform.party}: ${damaged} values do not open, and stay as they are`);
    return others;
  }

  #put(ring: KeyRing, plain: ReadonlyMap<string, Uint8Array>, remove: readonly string[]): Promise<void> {
    const sealed: Record<string, Uint8Array> = {};
    for (const [key, value] of plain) sealed[key] = ring.seal(key, value);
    // With the first value that needs it; what only takes away needs none.
    const kept = plain.size > 0 || remove.length === 0 ? ring.unstored : null;
    if (kept === null) return this.#storage.commit(sealed, remove);
    sealed[ringKey] = encode(ringKey, kept);
    return this.#storage.commit(sealed, remove).then(() => ring.stored(kept));
  }

  /** Without the keys of the room. */
  async #listed(options: ListOptions): Promise<ReadonlyMap<string, unknown>> {
    if (!ringKey.startsWith(options.prefix)) return this.#storage.list(options);
    const { limit } = options;
    const found = new Map(
      await this.#storage.list(limit === undefined ? options : { ...options, limit: limit + 1 }),
    );
    found.delete(ringKey);
    return limit === undefined ? found : new Map([...found].slice(0, limit));
  }

  #load(): Promise<KeyRing> {
    if (this.#ring !== null) return Promise.resolve(this.#ring);
    this.#loading ??= this.#read().finally(() => {
      this.#loading = null;
    });
    return this.#loading;
  }

  async #read(): Promise<KeyRing> {
    const { party, log } = this.#platform;
    const { keys } = this.#seal;
    const stored = await this.#storage.get(ringKey);
    if (stored !== undefined) {
      this.#ring = await KeyRing.kept(keys, this.#place, decodedOrNull(stored));
      if (this.#ring.unstored !== null)
        log(
          `${party}: a key of CARETHREAD_SEAL that is not the newest was needed; the room's next commit ends that`,
        );
      return this.#ring;
    }
    const [first] = (await this.#storage.list({ prefix: "", limit: 1 })).values();
    if (isSealed(first)) throw new SealError("value", "This room is sealed, and its own key is missing.");
    if (first !== undefined && this.#seal.isStrict) {
      throw new SealError(
        "key",
        'This room is not sealed, and CARETHREAD_SEAL says that such rooms are refused ("plain").',
      );
    }
    this.#ring = await KeyRing.made(keys, this.#place, first !== undefined);
    return this.#ring;
  }
}

function opened(ring: KeyRing, found: ReadonlyMap<string, unknown>): ReadonlyMap<string, unknown> {
  return new Map([...found].map(([key, stored]) => [key, ring.open(key, stored)]));
}

/** Bytes as a codec made them; null for what does not open, or is no such bytes. */
function openedOrNull(ring: KeyRing, key: string, stored: unknown): Uint8Array | null {
  try {
    const plain = ring.open(key, stored);
    return plain instanceof Uint8Array ? plain : plain instanceof ArrayBuffer ? new Uint8Array(plain) : null;
  } catch (error) {
    if (error instanceof SealError) return null;
    throw error;
  }
}

function decodedOrNull(stored: unknown): unknown {
  try {
    return decode(stored);
  } catch {
    return null;
  }
}
