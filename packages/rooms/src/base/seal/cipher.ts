/** AES-256-GCM (NIST SP 800-38D) under one key, many times. Synchronous, so that a commit stays one step. */
import { AES } from "@stablelib/aes";
import { GCM } from "@stablelib/gcm";

const nonceBytes = 12;
const tagBytes = 16;
/** Bytes that a sealed value has more. */
export const sealedMore = nonceBytes + tagBytes;
export const keyBytes = 32;

const nothing = new Uint8Array(0);

/** New random bytes. */
export function random(length: number): Uint8Array<ArrayBuffer> {
  return crypto.getRandomValues(new Uint8Array(length));
}

export class Cipher {
  readonly #gcm: GCM;

  constructor(key: Uint8Array) {
    if (key.length !== keyBytes) throw new TypeError("a key has 32 bytes");
    this.#gcm = new GCM(new AES(key));
  }

  /**
   * `prefix` is put before what is sealed, as it is; `place` is where it is kept: it opens nowhere else. Of one key at most
   * 2^32 values may be sealed, as each has 96 random bits.
   */
  seal(place: Uint8Array, plain: Uint8Array, prefix: Uint8Array = nothing): Uint8Array {
    const at = prefix.length + nonceBytes;
    const out = new Uint8Array(at + plain.length + tagBytes);
    const nonce = random(nonceBytes);
    out.set(prefix);
    out.set(nonce, prefix.length);
    this.#gcm.seal(nonce, plain, place, out.subarray(at));
    return out;
  }

  /** What was sealed for this place behind so many bytes of a prefix; null where it is not that. */
  open(place: Uint8Array, sealed: Uint8Array, prefix = 0): Uint8Array | null {
    if (sealed.length < prefix + sealedMore) return null;
    const at = prefix + nonceBytes;
    return this.#gcm.open(sealed.subarray(prefix, at), sealed.subarray(at), place);
  }
}
