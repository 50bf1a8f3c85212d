/**
 * AES-256 in counter mode under one key, many times. The key's schedule is made by `@noble/ciphers`. Its rounds look things
 * up in half a megabyte, which a room that does other things between two values has out of its caches each time, so that
 * sealing a small value took eight times as long as in a loop; the rounds here have a table of one kilobyte.
 */
import { unsafe } from "@noble/ciphers/aes.js";

/** Twice an element of the field (FIPS 197, 4.3). */
const twice = (n: number): number => ((n << 1) ^ (0x11b & -(n >> 7))) & 0xff;

/** The substitution (FIPS 197, 5.1.1). */
const box = /* @__PURE__ */ (() => {
  const powers = new Uint8Array(256);
  // Each element but zero is a power of three; the inverse of one is as far from the other end.
  for (let at = 0, element = 1; at < 256; at++, element ^= twice(element)) powers[at] = element;
  const made = new Uint8Array(256);
  made[0] = 0x63;
  for (let at = 0; at < 255; at++) {
    const inverse = (powers[255 - at] as number) * 0x101;
    made[powers[at] as number] =
      (inverse ^ (inverse >> 4) ^ (inverse >> 5) ^ (inverse >> 6) ^ (inverse >> 7) ^ 0x63) & 0xff;
  }
  return made;
})();

/** What a byte of the first row gives to its column when it was substituted; those of other rows, turned. */
const mixed = /* @__PURE__ */ Int32Array.from(box, byte => {
  const two = twice(byte);
  return ((two ^ byte) << 24) | (byte << 16) | (byte << 8) | two;
});

/** One column of a round, before the round's key. */
function column(a: number, b: number, c: number, d: number): number {
  const second = mixed[(b >>> 8) & 0xff] as number;
  const third = mixed[(c >>> 16) & 0xff] as number;
  const fourth = mixed[d >>> 24] as number;
  return (
    (mixed[a & 0xff] as number) ^
    ((second << 8) | (second >>> 24)) ^
    ((third << 16) | (third >>> 16)) ^
    ((fourth << 24) | (fourth >>> 8))
  );
}

/** One of the last round. */
function lastColumn(a: number, b: number, c: number, d: number): number {
  return (
    (box[a & 0xff] as number) |
    ((box[(b >>> 8) & 0xff] as number) << 8) |
    ((box[(c >>> 16) & 0xff] as number) << 16) |
    ((box[d >>> 24] as number) << 24)
  );
}

function turned(word: number): number {
  return ((word & 0xff) << 24) | ((word & 0xff00) << 8) | ((word >>> 8) & 0xff00) | (word >>> 24);
}

export class Aes {
  readonly #schedule: Int32Array;
  /** The block that was encrypted last. */
  readonly #out = new Int32Array(4);

  constructor(key: Uint8Array) {
    this.#schedule = new Int32Array(unsafe.expandKeyLE(key));
  }

  /**
   * Adds to `input` what this key makes of the nonce of 12 bytes and of the numbers from `first` on, one a block, into
   * `output`.
   */
  count(nonce: Uint8Array, first: number, input: Uint8Array, output: Uint8Array): void {
    const from = new DataView(nonce.buffer, nonce.byteOffset, 12);
    const [n0, n1, n2] = [from.getInt32(0, true), from.getInt32(4, true), from.getInt32(8, true)];
    const read = new DataView(input.buffer, input.byteOffset, input.length);
    const write = new DataView(output.buffer, output.byteOffset, input.length);
    const out = this.#out;
    const whole = input.length & ~15;
    let number = first;
    for (let at = 0; at < whole; at += 16) {
      this.#encrypt(n0, n1, n2, turned(number++));
      write.setInt32(at, read.getInt32(at, true) ^ (out[0] as number), true);
      write.setInt32(at + 4, read.getInt32(at + 4, true) ^ (out[1] as number), true);
      write.setInt32(at + 8, read.getInt32(at + 8, true) ^ (out[2] as number), true);
      write.setInt32(at + 12, read.getInt32(at + 12, true) ^ (out[3] as number), true);
    }
    if (whole === input.length) return;
    this.#encrypt(n0, n1, n2, turned(number));
    for (let at = whole; at < input.length; at++)
      output[at] = (input[at] as number) ^ ((out[(at & 15) >> 2] as number) >>> (8 * (at & 3)));
  }

  /** A block as four words, little end first. */
  #encrypt(w0: number, w1: number, w2: number, w3: number): void {
    const key = this.#schedule;
    let s0 = w0 ^ (key[0] as number);
    let s1 = w1 ^ (key[1] as number);
    let s2 = w2 ^ (key[2] as number);
    let s3 = w3 ^ (key[3] as number);
    const last = key.length - 4;
    for (let at = 4; at < last; at += 4) {
      const t0 = column(s0, s1, s2, s3) ^ (key[at] as number);
      const t1 = column(s1, s2, s3, s0) ^ (key[at + 1] as number);
      const t2 = column(s2, s3, s0, s1) ^ (key[at + 2] as number);
      s3 = column(s3, s0, s1, s2) ^ (key[at + 3] as number);
      s0 = t0;
      s1 = t1;
      s2 = t2;
    }
    const out = this.#out;
    out[0] = lastColumn(s0, s1, s2, s3) ^ (key[last] as number);
    out[1] = lastColumn(s1, s2, s3, s0) ^ (key[last + 1] as number);
    out[2] = lastColumn(s2, s3, s0, s1) ^ (key[last + 2] as number);
    out[3] = lastColumn(s3, s0, s1, s2) ^ (key[last + 3] as number);
  }
}
