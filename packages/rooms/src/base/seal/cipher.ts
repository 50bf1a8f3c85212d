/**
 * AES-256-GCM under one key, many times. It is put together from the parts of `@noble/ciphers`, because its `gcm` makes
 * the key's schedule and tables anew with every value, which is most of the work for the small values of a room.
 */
import { GHASH } from "@noble/ciphers/_polyval.js";
import { unsafe } from "@noble/ciphers/aes.js";

const nonceBytes = 12;
const tagBytes = 16;
const block = 16;
/** Bytes that a sealed value has more. */
export const sealedMore = nonceBytes + tagBytes;
export const keyBytes = 32;

/** Messages for which the tables of a hash are made: beyond 1 kB they are larger, and the hash is twice as fast. */
const expected = 2_048;

/** The hash of GCM, over and over with the tables of one key. */
class Hash extends GHASH {
  /** Of the data that is only authenticated, and of what is encrypted. */
  of(authenticated: Uint8Array, encrypted: Uint8Array): Uint8Array<ArrayBuffer> {
    this.s0 = this.s1 = this.s2 = this.s3 = 0;
    this.finished = false;
    const lengths = new Uint8Array(block);
    const view = new DataView(lengths.buffer);
    // As bits, in 64 each; no value has 512 MB.
    view.setUint32(4, authenticated.length * 8);
    view.setUint32(12, encrypted.length * 8);
    this.update(authenticated).update(encrypted).update(lengths);
    const out = new Uint8Array(block);
    this.digestInto(out);
    return out;
  }
}

const nothing = new Uint8Array(0);

/** The cipher takes four bytes at once, and wants them to begin where a word does. */
function aligned(bytes: Uint8Array): Uint8Array {
  return bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
}

/** New random bytes. */
export function random(length: number): Uint8Array<ArrayBuffer> {
  return crypto.getRandomValues(new Uint8Array(length));
}

export class Cipher {
  readonly #schedule: Uint32Array;
  readonly #hash: Hash;

  constructor(key: Uint8Array) {
    if (key.length !== keyBytes) throw new TypeError("a key has 32 bytes");
    this.#schedule = unsafe.expandKeyLE(key);
    this.#hash = new Hash(
      unsafe.ctr32(this.#schedule, false, new Uint8Array(block), new Uint8Array(block)),
      expected,
    );
  }

  /**
   * `prefix`, of whole words of four bytes, is put before what is sealed, as it is; `place` is where it is kept: it opens
   * nowhere else. Of one key at most 2^32 values may be sealed, as each has 96 random bits.
   */
  seal(place: Uint8Array, plain: Uint8Array, prefix: Uint8Array = nothing): Uint8Array {
    const at = prefix.length + nonceBytes;
    const out = new Uint8Array(at + plain.length + tagBytes);
    out.set(prefix);
    const nonce = out.subarray(prefix.length, at);
    crypto.getRandomValues(nonce);
    const { counter, mask } = this.#begin(nonce);
    const encrypted = out.subarray(at, at + plain.length);
    unsafe.ctr32(this.#schedule, false, counter, aligned(plain), encrypted);
    out.set(this.#tag(place, encrypted, mask), at + plain.length);
    return out;
  }

  /** What was sealed for this place behind so many bytes of a prefix; null where it is not that. */
  open(place: Uint8Array, sealed: Uint8Array, prefix = 0): Uint8Array | null {
    if (sealed.length < prefix + sealedMore) return null;
    const at = prefix + nonceBytes;
    const { counter, mask } = this.#begin(sealed.subarray(prefix, at));
    const encrypted = sealed.subarray(at, -tagBytes);
    const tag = this.#tag(place, encrypted, mask);
    let difference = 0;
    for (let index = 0; index < tagBytes; index++)
      difference |= (tag[index] as number) ^ (sealed[sealed.length - tagBytes + index] as number);
    if (difference !== 0) return null;
    return unsafe.ctr32(this.#schedule, false, counter, aligned(encrypted));
  }

  /** The counter behind its first value, and that value encrypted, which masks the tag. */
  #begin(nonce: Uint8Array): { readonly counter: Uint8Array; readonly mask: Uint8Array } {
    const counter = new Uint8Array(block);
    counter.set(nonce);
    counter[block - 1] = 1;
    const mask = unsafe.ctr32(this.#schedule, false, counter, new Uint8Array(block));
    return { counter, mask };
  }

  #tag(place: Uint8Array, encrypted: Uint8Array, mask: Uint8Array): Uint8Array {
    const tag = this.#hash.of(place, encrypted);
    for (let index = 0; index < tagBytes; index++)
      tag[index] = (tag[index] as number) ^ (mask[index] as number);
    return tag;
  }
}
