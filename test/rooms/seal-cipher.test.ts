/** AES-256-GCM as it is called here, beside Node's. */
import assert from "node:assert/strict";
import { createCipheriv, createDecipheriv } from "node:crypto";
import { test } from "node:test";
import { Cipher, sealedMore } from "@carethread/rooms/base/seal/cipher";
import fc from "fast-check";

const bytes = (max: number) => fc.uint8Array({ maxLength: max });
const key32 = fc.uint8Array({ minLength: 32, maxLength: 32 });

test("[I-7] what is sealed is AES-256-GCM, as Node's opens it, and opens what they sealed", () => {
  fc.assert(
    fc.property(key32, bytes(80), bytes(3_000), bytes(9), (key, place, plain, prefix) => {
      const cipher = new Cipher(key);
      // Twice, as one is used over and over.
      cipher.seal(plain, place);
      const sealed = cipher.seal(place, plain, prefix);
      assert.deepEqual(sealed.subarray(0, prefix.length), prefix);
      const body = sealed.slice(prefix.length);
      assert.equal(body.length, plain.length + sealedMore);
      const nonce = body.slice(0, 12);
      const node = createDecipheriv("aes-256-gcm", key, nonce).setAAD(place).setAuthTag(body.slice(-16));
      assert.deepEqual(
        new Uint8Array(Buffer.concat([node.update(body.slice(12, -16)), node.final()])),
        plain,
      );
      const other = createCipheriv("aes-256-gcm", key, nonce).setAAD(place);
      const theirs = Buffer.concat([prefix, nonce, other.update(plain), other.final(), other.getAuthTag()]);
      assert.deepEqual(cipher.open(place, new Uint8Array(theirs), prefix.length), plain);
      // Also where it begins in the middle of a word.
      const shifted = new Uint8Array(sealed.length + 1);
      shifted.set(sealed, 1);
      assert.deepEqual(cipher.open(place, shifted.subarray(1), prefix.length), plain);
    }),
  );
});

test("a value that was altered in any bit, or is asked for at another place, does not open", () => {
  fc.assert(
    fc.property(key32, bytes(40), bytes(200), fc.nat(), (key, place, plain, at) => {
      const cipher = new Cipher(key);
      const sealed = cipher.seal(place, plain);
      assert.equal(cipher.open(Uint8Array.of(...place, 0), sealed), null);
      assert.equal(cipher.open(place, sealed.subarray(0, -1)), null);
      const bit = at % (sealed.length * 8);
      sealed[bit >> 3] = (sealed[bit >> 3] as number) ^ (1 << (bit & 7));
      assert.equal(cipher.open(place, sealed), null);
    }),
  );
});

test("the same value is sealed in another way each time", () => {
  const cipher = new Cipher(new Uint8Array(32));
  const place = new Uint8Array(4);
  const all = Array.from({ length: 500 }, () => Buffer.from(cipher.seal(place, place)).toString("hex"));
  assert.equal(new Set(all).size, all.length);
});
