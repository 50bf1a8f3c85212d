/**
 * The hash of GCM (NIST SP 800-38D, 6.4) under one key, many times. A product in the field is the sum of one table's
 * entries for each four bits; the tables are made once, and are 8 kB.
 */

const windows = 32;
const entries = 16;
const words = 4;
/** The field's polynomial, as the first byte of a word. */
const polynomial = 0xe1000000;

export class Ghash {
  /** By window and its four bits: four words of the product with the key. */
  readonly #table = new Int32Array(windows * entries * words);
  #s0 = 0;
  #s1 = 0;
  #s2 = 0;
  #s3 = 0;

  /** `key` is a block of zeros, encrypted. */
  constructor(key: Uint8Array) {
    const view = new DataView(key.buffer, key.byteOffset, 16);
    let [k0, k1, k2, k3] = [0, 4, 8, 12].map(at => view.getUint32(at)) as [number, number, number, number];
    const table = this.#table;
    for (let bit = 0; bit < 128; bit++) {
      const base = (bit >> 2) * entries * words;
      const weight = 8 >> (bit & 3);
      // Where the bit is set, and was not the only one before: the sum with what the lower ones give.
      for (let entry = 0; entry < entries; entry++) {
        if ((entry & weight) === 0) continue;
        const at = base + entry * words;
        table[at] = (table[at] as number) ^ k0;
        table[at + 1] = (table[at + 1] as number) ^ k1;
        table[at + 2] = (table[at + 2] as number) ^ k2;
        table[at + 3] = (table[at + 3] as number) ^ k3;
      }
      const carry = -(k3 & 1) & polynomial;
      k3 = (k3 >>> 1) | (k2 << 31);
      k2 = (k2 >>> 1) | (k1 << 31);
      k1 = (k1 >>> 1) | (k0 << 31);
      k0 = (k0 >>> 1) ^ carry;
    }
  }

  /** Of the data that is only authenticated, and of what is encrypted: a block. */
  of(authenticated: Uint8Array, encrypted: Uint8Array): Uint8Array<ArrayBuffer> {
    this.#s0 = this.#s1 = this.#s2 = this.#s3 = 0;
    this.#add(authenticated);
    this.#add(encrypted);
    // The lengths as bits, in 64 each; no value has 512 MB.
    this.#block(0, authenticated.length * 8, 0, encrypted.length * 8);
    const out = new Uint8Array(16);
    const view = new DataView(out.buffer);
    view.setInt32(0, this.#s0);
    view.setInt32(4, this.#s1);
    view.setInt32(8, this.#s2);
    view.setInt32(12, this.#s3);
    return out;
  }

  #add(data: Uint8Array): void {
    const whole = data.length & ~15;
    const view = new DataView(data.buffer, data.byteOffset, data.length);
    for (let at = 0; at < whole; at += 16)
      this.#block(view.getInt32(at), view.getInt32(at + 4), view.getInt32(at + 8), view.getInt32(at + 12));
    if (whole === data.length) return;
    const last = new Uint8Array(16);
    last.set(data.subarray(whole));
    this.#add(last);
  }

  #block(d0: number, d1: number, d2: number, d3: number): void {
    const table = this.#table;
    let [o0, o1, o2, o3] = [0, 0, 0, 0];
    const x = [this.#s0 ^ d0, this.#s1 ^ d1, this.#s2 ^ d2, this.#s3 ^ d3];
    let base = 0;
    for (let word = 0; word < words; word++) {
      const bits = x[word] as number;
      for (let shift = 28; shift >= 0; shift -= 4) {
        const at = base + ((bits >>> shift) & 15) * words;
        o0 ^= table[at] as number;
        o1 ^= table[at + 1] as number;
        o2 ^= table[at + 2] as number;
        o3 ^= table[at + 3] as number;
        base += entries * words;
      }
    }
    this.#s0 = o0;
    this.#s1 = o1;
    this.#s2 = o2;
    this.#s3 = o3;
  }
}
