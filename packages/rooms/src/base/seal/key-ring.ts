/**
 * The keys of one room: one by which it seals, and while what is stored is sealed anew also those before. They are kept in
 * the room's storage, wrapped by its practice's key.
 */
import * as z from "zod/mini";
import { Cipher, keyBytes, random, sealedMore } from "./cipher.ts";
import type { KeyProvider } from "./key-provider.ts";
import { SealError } from "./seal-error.ts";

/** Where a room's keys are kept: behind every other key, so that what lists a part of the storage never meets it. */
export const ringKey = "~keys";

/** What a sealed value begins with; then comes the number of its key, in three bytes. */
const mark = "S".charCodeAt(0);
const markBytes = 4;

/** Bytes that a value is longer by where it is sealed. */
export const sealedBytes = markBytes + sealedMore;

export function isSealed(stored: unknown): boolean {
  return stored instanceof Uint8Array && stored[0] === mark;
}

const StoredKey = z.object({ n: z.int().check(z.minimum(1)), by: z.string(), wrapped: z.string() });
/** The first key is the present one. */
const StoredKeys = z.object({
  keys: z.array(StoredKey).check(z.minLength(1)),
  isOld: z.optional(z.literal(true)),
});
type StoredKeys = z.infer<typeof StoredKeys>;

interface RoomKey {
  readonly n: number;
  readonly key: Uint8Array;
  readonly cipher: Cipher;
}

export interface RoomPlace {
  /** `<party>/<name>`: what is sealed opens in this room alone. */
  readonly at: string;
  readonly practice: string;
}

const encoder = new TextEncoder();

/** The name of a value. The room needs no saying: no other has its key, which is unwrapped for this room alone. */
const nameOf = (key: string): Uint8Array => encoder.encode(key);

export class KeyRing {
  readonly #provider: KeyProvider;
  readonly #place: RoomPlace;
  #keys: readonly RoomKey[];
  #isOld: boolean;
  /** What is to be stored, and whether it is. */
  #kept: StoredKeys;
  #isStored: boolean;

  private constructor(
    provider: KeyProvider,
    place: RoomPlace,
    keys: readonly RoomKey[],
    kept: StoredKeys,
    isStored: boolean,
  ) {
    this.#provider = provider;
    this.#place = place;
    this.#keys = keys;
    this.#isOld = kept.isOld === true;
    this.#kept = kept;
    this.#isStored = isStored;
  }

  /** For a room that has none; `isOld` where it has stored something nevertheless. */
  static async made(provider: KeyProvider, place: RoomPlace, isOld: boolean): Promise<KeyRing> {
    const keys = [newKey(1)];
    return new KeyRing(provider, place, keys, await wrapped(provider, place, keys, isOld), false);
  }

  /** Those that a room has kept; rejects with a SealError where they cannot be used. */
  static async kept(provider: KeyProvider, place: RoomPlace, stored: unknown): Promise<KeyRing> {
    const parsed = StoredKeys.safeParse(stored);
    if (!parsed.success)
      throw new SealError("value", "The keys of this room are damaged: nothing of it can be opened.");
    const { keys: found, isOld = false } = parsed.data;
    const keys: RoomKey[] = [];
    for (const [index, { n, by, wrapped: bytes }] of found.entries()) {
      const name = placeOf(place, n, index === 0 && isOld);
      const key = await provider.unwrap(place.practice, by, fromBase64(bytes), name);
      keys.push({ n, key, cipher: new Cipher(key) });
    }
    if (found.every(({ by }) => by === provider.newest))
      return new KeyRing(provider, place, keys, parsed.data, true);
    return new KeyRing(provider, place, keys, await wrapped(provider, place, keys, isOld), false);
  }

  /** What is to go into the next commit, or null. */
  get unstored(): object | null {
    return this.#isStored ? null : this.#kept;
  }

  /** Says that this is stored. */
  stored(kept: object): void {
    if (kept === this.#kept) this.#isStored = true;
  }

  /** Whether something may be stored that the present key did not seal. */
  get isUnfinished(): boolean {
    return this.#isOld || this.#keys.length > 1;
  }

  /** The number of the present key. */
  get present(): number {
    return this.#now.n;
  }

  seal(key: string, plain: Uint8Array): Uint8Array {
    const { n, cipher } = this.#now;
    const prefix = Uint8Array.of(mark, n >>> 16, n >>> 8, n);
    return cipher.seal(nameOf(key), plain, prefix);
  }

  /** What was stored; throws a SealError where it is not what was sealed under this key of this room. */
  open(key: string, stored: unknown): unknown {
    const bytes = stored instanceof ArrayBuffer ? new Uint8Array(stored) : stored;
    if (!(bytes instanceof Uint8Array) || !isSealed(bytes)) {
      if (this.#isOld) return stored;
      throw new SealError(
        "value",
        `A value (${kindOf(key)}) of a sealed room is not sealed: it was put there from outside.`,
      );
    }
    const n = numberOf(bytes);
    const by = this.#keys.find(each => each.n === n);
    const plain = by?.cipher.open(nameOf(key), bytes, markBytes) ?? null;
    if (plain !== null) return plain;
    const why =
      by === undefined
        ? "was sealed by a key that this room has let go of"
        : "was altered, or moved from elsewhere";
    throw new SealError("value", `A value (${kindOf(key)}) of a sealed room ${why}.`);
  }

  /** Whether the present key sealed it, as far as it says itself. */
  isPresent(stored: unknown): boolean {
    const { n } = this.#now;
    return stored instanceof Uint8Array && isSealed(stored) && numberOf(stored) === n;
  }

  /** From here on another key seals; those before still open. */
  async renew(): Promise<void> {
    const keys = [newKey(this.present + 1), ...this.#keys];
    this.#become(keys, this.#isOld, await wrapped(this.#provider, this.#place, keys, this.#isOld));
  }

  /** Lets go of all keys but the present one, which has sealed everything; not where there is a newer one by now. */
  async finish(): Promise<void> {
    const { present } = this;
    const keys = this.#keys.slice(0, 1);
    const kept = await wrapped(this.#provider, this.#place, keys, false);
    if (this.present === present) this.#become(keys, false, kept);
  }

  get #now(): RoomKey {
    return this.#keys[0] as RoomKey;
  }

  #become(keys: readonly RoomKey[], isOld: boolean, kept: StoredKeys): void {
    this.#keys = keys;
    this.#isOld = isOld;
    this.#kept = kept;
    this.#isStored = false;
  }
}

/** Of the key that sealed a value. */
function numberOf(sealed: Uint8Array): number {
  return ((sealed[1] ?? 0) << 16) | ((sealed[2] ?? 0) << 8) | (sealed[3] ?? 0);
}

function newKey(n: number): RoomKey {
  const key = random(keyBytes);
  return { n, key, cipher: new Cipher(key) };
}

async function wrapped(
  provider: KeyProvider,
  place: RoomPlace,
  keys: readonly RoomKey[],
  isOld: boolean,
): Promise<StoredKeys> {
  const made: StoredKeys["keys"] = [];
  for (const [index, { n, key }] of keys.entries()) {
    const name = placeOf(place, n, index === 0 && isOld);
    made.push({ n, by: provider.newest, wrapped: toBase64(await provider.wrap(place.practice, key, name)) });
  }
  return isOld ? { keys: made, isOld } : { keys: made };
}

/** That what is not sealed is read besides is said to who wraps as well, so that nobody else can say so. */
function placeOf({ at }: RoomPlace, n: number, isOld: boolean): string {
  return `${at} key ${n}${isOld ? " of a room that was not sealed" : ""}`;
}

/** A key without the ids in it. */
function kindOf(key: string): string {
  return key.split(":", 1)[0] ?? "";
}

function toBase64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}

function fromBase64(text: string): Uint8Array {
  try {
    return Uint8Array.from(atob(text), char => char.charCodeAt(0));
  } catch {
    return new Uint8Array(0);
  }
}
