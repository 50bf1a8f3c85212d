/**
 * All that lies on the wire, opened and made by other code than ours: Node's own crypto, another library of HPKE and what
 * the design says. So what is stored today stays readable, by the records tool of another hand too.
 */
import assert from "node:assert/strict";
import { createCipheriv, createDecipheriv, createPublicKey, randomBytes, verify } from "node:crypto";
import { test } from "node:test";
import { checkEpoch, newFileKey, open, openEpoch, publicOf, seal, sealFile } from "@carethread/model/e2ee";
import { Aes256Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } from "@hpke/core";
import canonicalize from "canonicalize";
import type { EpochKeys, Sealed } from "../../../packages/model/src/encryption/encryption.ts";
import { ana, epochOf, kim, place } from "./conversation.ts";
import { besideOf, hkdf, joined, signBy, signedOf } from "./insider.ts";
import { makePractice, now, type Owned } from "./people.ts";

const text = (words: string) => Buffer.from(words, "utf8");
const bytesOf = (words: string) => Buffer.from(words, "base64url");
const exact = (bytes: Uint8Array) => new Uint8Array(bytes);

const hpke = new CipherSuite({
  kem: new DhkemP256HkdfSha256(),
  kdf: new HkdfSha256(),
  aead: new Aes256Gcm(),
});

async function unwrapped(
  { enc, box }: { readonly enc: string; readonly box: string },
  recipientKey: CryptoKeyPair,
  label: string,
  of: readonly unknown[],
): Promise<Buffer> {
  const recipient = await hpke.createRecipientContext({
    ...{ recipientKey, enc: exact(bytesOf(enc)), info: exact(text(label)) },
  });
  return Buffer.from(await recipient.open(exact(bytesOf(box)), exact(text(JSON.stringify(of)))));
}

async function isSignedBy({ device }: Owned, bytes: Uint8Array, signature: string): Promise<boolean> {
  const { sign } = await publicOf(device);
  const point = bytesOf(sign);
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map(each => each.toString("base64url"));
  const key = createPublicKey({ key: { kty: "EC", crv: "P-256", x, y }, format: "jwk" } as never);
  return verify("sha256", bytes, { key, dsaEncoding: "ieee-p1363" }, bytesOf(signature));
}

function signedKeys({ signature: _, ...rest }: EpochKeys): Buffer {
  return joined(text("carethread e2ee v1 epoch signature"), text("oak"), text(canonicalize(rest) ?? ""));
}

const salted = (epoch: number) => text(JSON.stringify(["oak", place.scope, epoch]));

test("an epoch and its words are read by hand", async () => {
  const practice = await makePractice();
  const [first, second] = [await practice.deviceOf(kim), await practice.deviceOf(ana)];
  const { keys, secret: held } = await epochOf(practice, [first, second], { epoch: 7, title: "Title" });
  const own = keys.grants[1]?.key;
  assert.ok(own);
  const of = ["oak", place.scope, 7];
  const secret = await unwrapped(own, second.device.hpke, "carethread e2ee v1 epoch grant", [
    ...of,
    second.device.id,
  ]);
  const label = "carethread e2ee v1 records grant";
  assert.deepEqual(await unwrapped(keys.records.key, practice.records, label, [...of, "r1"]), secret);
  assert.equal(
    keys.commitment,
    hkdf(secret, salted(7), "carethread e2ee v1 commitment", 32).toString("base64url"),
  );
  assert.ok(await isSignedBy(first, signedKeys(keys), keys.signature));

  const content = { text: "Grüße – 你好 👋", list: [1, null, true] };
  for (const purpose of ["message", "preview", "title"] as const) {
    const n = purpose === "title" ? 0 : 3;
    const sealed = await seal({ purpose, secret: held, device: first.device, n, content });
    const [salt, box] = [bytesOf(sealed.salt), bytesOf(sealed.box)];
    const beside = besideOf(held, first.device.id, n, purpose);
    assert.ok(await isSignedBy(first, signedOf(beside, salt, box, purpose), sealed.signature));
    const made = hkdf(secret, salt, `carethread e2ee v1 ${purpose} key`, 44);
    const cipher = createDecipheriv("aes-256-gcm", made.subarray(0, 32), made.subarray(32));
    cipher.setAAD(beside).setAuthTag(box.subarray(-16));
    const words = Buffer.concat([cipher.update(box.subarray(0, -16)), cipher.final()]);
    assert.equal(words.length, 256);
    const length = words.readUInt32BE(0);
    assert.deepEqual(JSON.parse(words.subarray(4, 4 + length).toString("utf8")), content);
    assert.ok(words.subarray(4 + length).every(byte => byte === 0));
  }
});

test("a file is read by hand", async () => {
  const content = exact(randomBytes(70_000));
  const key = newFileKey();
  const id = "a".repeat(26);
  const { size, part } = await sealFile({ id, key, size: content.length }, async (from, to) =>
    content.slice(from, to),
  );
  const made = hkdf(bytesOf(key), Buffer.alloc(0), `carethread e2ee v1 file key["${id}"]`, 32);
  const found = [1, 2].map(async number => {
    const box = Buffer.from(await part(number));
    const nonce = Buffer.from(`00000000000000${number.toString(16).padStart(8, "0")}0${number - 1}`, "hex");
    const cipher = createDecipheriv("aes-256-gcm", made, nonce);
    cipher.setAuthTag(box.subarray(-16));
    return Buffer.concat([cipher.update(box.subarray(0, -16)), cipher.final()]);
  });
  const plain = Buffer.concat(await Promise.all(found));
  assert.equal(size, plain.length + 2 * 16);
  assert.deepEqual(plain.subarray(0, content.length), Buffer.from(content));
  assert.ok(plain.subarray(content.length).every(byte => byte === 0));
});

test("an epoch and words that were made by hand are taken, and words that are padded otherwise are not", async () => {
  const practice = await makePractice();
  const first = await practice.deviceOf(kim);
  const secret = randomBytes(32);
  const made = async (to: CryptoKey, label: string, name: string) => {
    const info = exact(text(label));
    const sender = await hpke.createSenderContext({ recipientPublicKey: to, info });
    const aad = exact(text(JSON.stringify(["oak", place.scope, 1, name])));
    const box = await sender.seal(exact(secret), aad);
    return {
      enc: Buffer.from(sender.enc).toString("base64url"),
      box: Buffer.from(box).toString("base64url"),
    };
  };
  const { id } = first.device;
  const unsigned = {
    ...{ v: 1 as const, scope: place.scope, device: id, epoch: 1, readers: [kim], signature: "" },
    grants: [
      {
        ...{ device: id, person: kim, certificate: first.certified.certificate },
        key: await made(first.certified.hpke, "carethread e2ee v1 epoch grant", id),
      },
    ],
    records: {
      kid: "r1",
      key: await made(practice.records.publicKey, "carethread e2ee v1 records grant", "r1"),
    },
    commitment: hkdf(secret, salted(1), "carethread e2ee v1 commitment", 32).toString("base64url"),
  };
  const keys = { ...unsigned, signature: await signBy(first, signedKeys(unsigned)) };
  await checkEpoch(practice.trust, place, keys, now);
  const held = await openEpoch(place, keys, first.device);

  const sealedOf = async (words: Buffer): Promise<Sealed> => {
    const salt = randomBytes(32);
    const beside = besideOf(held, id, 1);
    const bytes = hkdf(secret, salt, "carethread e2ee v1 message key", 44);
    const cipher = createCipheriv("aes-256-gcm", bytes.subarray(0, 32), bytes.subarray(32)).setAAD(beside);
    const box = Buffer.concat([cipher.update(words), cipher.final(), cipher.getAuthTag()]);
    return {
      ...{ v: 1, epoch: 1, device: id, n: 1 },
      ...{ salt: salt.toString("base64url"), box: box.toString("base64url") },
      signature: await signBy(first, signedOf(beside, salt, box)),
    };
  };
  const padded = (words: Uint8Array, length = words.length, size = 256): Buffer => {
    const all = Buffer.alloc(size);
    all.writeUInt32BE(length >>> 0, 0);
    all.set(words, 4);
    return all;
  };
  const opened = async (words: Buffer): Promise<unknown> => {
    const sealed = await sealedOf(words);
    try {
      return await open({ purpose: "message", secret: held, by: first.certified, sealed });
    } catch (error) {
      return (error as { code?: string }).code;
    }
  };
  assert.equal(await opened(padded(text('"words"'))), "words");
  assert.equal(await opened(padded(text('"words"'), 7, 1024)), "words");
  const more = padded(text('"words"'));
  more[255] = 1;
  const wrong: Readonly<Record<string, Buffer>> = {
    "something behind the words": more,
    "a length past the end": padded(text('"words"'), 253),
    "a length past all ends": padded(text('"words"'), 2 ** 32 - 1),
    "a length past the end of a full box": padded(text(JSON.stringify("x".repeat(250))), 253),
    "words cut short": padded(text('"words"'), 6),
    "no words": padded(text("")),
    "no JSON": padded(text("words")),
    "no UTF-8": padded(Buffer.from([0x22, 0xff, 0x22])),
    "another size": padded(text('"words"'), 7, 300),
    nothing: Buffer.alloc(0),
  };
  for (const [what, words] of Object.entries(wrong)) assert.equal(await opened(words), "forged", what);
});
