/** AES-256-GCM under one key, many times: what follows from the key alone is made once. Synchronous. */
import { Aes } from "./aes.ts";
import { Ghash } from "./ghash.ts";

const nonceBytes = 12;
const tagBytes = 16;
const block = 16;
/** Bytes that a sealed value has more. */
export const sealedMore = nonceBytes + tagBytes;
export const keyBytes = 32;

const nothing = new Uint8Array(0);

/** New random bytes. */
export function random(length: number): Uint8Array<ArrayBuffer> {
  return crypto.getRandomValues(new Uint8Array(length));
}

/** Random bytes for some nonces: to ask for them costs as much as to seal a small value. Each is used once. */
const drawn = new Uint8Array(64 * nonceBytes);
let used = drawn.length;

function putNonce(into: Uint8Array): void {
  if (used === drawn.length) {
    crypto.getRandomValues(drawn);
    used = 0;
  }
  into.set(drawn.subarray(used, used + nonceBytes));
  used += nonceBytes;
}

export class Cipher {
  readonly #aes: Aes;
  readonly #hash: Ghash;

  constructor(key: Uint8Array) {
    if (key.length !== keyBytes) throw new TypeError("a key has 32 bytes");
    this.#aes = new Aes(key);
    const zero = new Uint8Array(block);
    const hashKey = new Uint8Array(block);
    this.#aes.count(zero, 0, zero, hashKey);
    this.#hash = new Ghash(hashKey);
  }

  /**
   * `prefix` is put before what is sealed, as it is; `place` is where it is kept: it opens nowhere else. Of one key at most
   * 2^32 values may be sealed, as each has 96 random bits.
   */
  seal(place: Uint8Array, plain: Uint8Array, prefix: Uint8Array = nothing): Uint8Array {
    const at = prefix.length + nonceBytes;
    const end = at + plain.length;
    const out = new Uint8Array(end + tagBytes);
    out.set(prefix);
    const nonce = out.subarray(prefix.length, at);
    putNonce(nonce);
    const encrypted = out.subarray(at, end);
    this.#aes.count(nonce, 2, plain, encrypted);
    // The number 1 masks the tag.
    this.#aes.count(nonce, 1, this.#hash.of(place, encrypted), out.subarray(end));
    return out;
  }

  /** What was sealed for this place behind so many bytes of a prefix; null where it is not that. */
  open(place: Uint8Array, sealed: Uint8Array, prefix = 0): Uint8Array | null {
    if (sealed.length < prefix + sealedMore) return null;
    const at = prefix + nonceBytes;
    const end = sealed.length - tagBytes;
    const nonce = sealed.subarray(prefix, at);
    const encrypted = sealed.subarray(at, end);
    const tag = this.#hash.of(place, encrypted);
    this.#aes.count(nonce, 1, tag, tag);
    let difference = 0;
    for (let index = 0; index < tagBytes; index++)
      difference |= (tag[index] as number) ^ (sealed[end + index] as number);
    if (difference !== 0) return null;
    const plain = new Uint8Array(encrypted.length);
    this.#aes.count(nonce, 2, encrypted, plain);
    return plain;
  }
}
