/**
 * HPKE as RFC 9180 has it: the vectors that were published with it (appendix A.3.1, and of the same file the one for
 * our own AEAD), and another library of it as a witness.
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Aes256Gcm, DhkemP256HkdfSha256, HkdfSha256, CipherSuite as OtherSuite } from "@hpke/core";
import fc from "fast-check";
import {
  AEAD_AES_128_GCM,
  AEAD_AES_256_GCM,
  type AEADFactory,
  CipherSuite,
  KDF_HKDF_SHA256,
  KEM_DHKEM_P256_HKDF_SHA256,
  type KEMFactory,
} from "hpke";
import { suite, unwrap, wrap } from "../../../packages/model/src/e2ee/wrapping.ts";

interface Vector {
  readonly aead: AEADFactory;
  readonly ids: readonly [kem: number, kdf: number, aead: number];
  readonly skRm: string;
  readonly pkRm: string;
  readonly skEm: string;
  readonly enc: string;
  /** In order, each beside "Count-0", "Count-1" …. */
  readonly ct: readonly string[];
  readonly exported?: string;
}

const text = (words: string) => new TextEncoder().encode(words);
const hex = (digits: string) => new Uint8Array(Buffer.from(digits, "hex"));
const info = text("Ode on a Grecian Urn");
const pt = text("Beauty is truth, truth beauty");

const vectors: Readonly<Record<string, Vector>> = {
  "AES-128-GCM (A.3.1)": {
    ...{ aead: AEAD_AES_128_GCM, ids: [16, 1, 1] },
    skRm: "f3ce7fdae57e1a310d87f1ebbde6f328be0a99cdbcadf4d6589cf29de4b8ffd2",
    pkRm: "04fe8c19ce0905191ebc298a9245792531f26f0cece2460639e8bc39cb7f706a826a779b4cf969b8a0e539c7f62fb3d30ad6aa8f80e30f1d128aafd68a2ce72ea0",
    skEm: "4995788ef4b9d6132b249ce59a77281493eb39af373d236a1fe415cb0c2d7beb",
    enc: "04a92719c6195d5085104f469a8b9814d5838ff72b60501e2c4466e5e67b325ac98536d7b61a1af4b78e5b7f951c0900be863c403ce65c9bfcb9382657222d18c4",
    ct: [
      "5ad590bb8baa577f8619db35a36311226a896e7342a6d836d8b7bcd2f20b6c7f9076ac232e3ab2523f39513434",
      "fa6f037b47fc21826b610172ca9637e82d6e5801eb31cbd3748271affd4ecb06646e0329cbdf3c3cd655b28e82",
    ],
    exported: "d8f1ea7942adbba7412c6d431c62d01371ea476b823eb697e1f6e6cae1dab85a",
  },
  "AES-256-GCM, which is ours": {
    ...{ aead: AEAD_AES_256_GCM, ids: [16, 1, 2] },
    skRm: "317f915db7bc629c48fe765587897e01e282d3e8445f79f27f65d031a88082b2",
    pkRm: "04abc7e49a4c6b3566d77d0304addc6ed0e98512ffccf505e6a8e3eb25c685136f853148544876de76c0f2ef99cdc3a05ccf5ded7860c7c021238f9e2073d2356c",
    skEm: "90345e3a1d116c1dd39ae76d95ab858c142223a63e44f8f85318cfa91a84858e",
    enc: "04c06b4f6bebc7bb495cb797ab753f911aff80aefb86fd8b6fcc35525f3ab5f03e0b21bd31a86c6048af3cb2d98e0d3bf01da5cc4c39ff5370d331a4f1f7d5a4e0",
    ct: ["58c61a45059d0c5704560e9d88b564a8b63f1364b8d1fcb3c4c6ddc1d291742465e902cd216f8908da49f8f96f"],
  },
};

for (const [name, vector] of Object.entries(vectors)) {
  test(`the vector of RFC 9180 with ${name} is opened, and sealed the same from the same ephemeral key`, async () => {
    const [skRm, skEm, pkRm, pkEm] = [hex(vector.skRm), hex(vector.skEm), hex(vector.pkRm), hex(vector.enc)];
    const fixed: KEMFactory<CryptoKey> = () => {
      const kem = KEM_DHKEM_P256_HKDF_SHA256() as ReturnType<KEMFactory<CryptoKey>>;
      const ephemeral = async () => ({
        privateKey: await kem.DeserializePrivateKey(skEm, true),
        publicKey: await kem.DeserializePublicKey(pkEm),
      });
      return { ...kem, GenerateKeyPair: ephemeral };
    };
    const its = new CipherSuite<CryptoKey>(fixed, KDF_HKDF_SHA256, vector.aead);
    assert.deepEqual([its.KEM.id, its.KDF.id, its.AEAD.id], vector.ids);
    const publicKey = await its.DeserializePublicKey(pkRm);
    const privateKey = await its.DeserializePrivateKey(skRm, true);
    const { encapsulatedSecret, ctx: sender } = await its.SetupSender(publicKey, { info });
    assert.deepEqual(new Uint8Array(encapsulatedSecret), pkEm);
    const recipient = await its.SetupRecipient({ privateKey, publicKey }, pkEm, { info });
    for (const [index, ct] of vector.ct.entries()) {
      const aad = text(`Count-${index}`);
      assert.deepEqual(new Uint8Array(await sender.Seal(pt, aad)), hex(ct));
      assert.deepEqual(new Uint8Array(await recipient.Open(hex(ct), aad)), pt);
    }
    if (vector.exported !== undefined)
      assert.deepEqual(new Uint8Array(await recipient.Export(text("TestContext"), 32)), hex(vector.exported));
  });
}

test("our suite is DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-256-GCM", () => {
  assert.deepEqual([suite.KEM.id, suite.KDF.id, suite.AEAD.id], [16, 1, 2]);
});

const other = new OtherSuite({
  kem: new DhkemP256HkdfSha256(),
  kdf: new HkdfSha256(),
  aead: new Aes256Gcm(),
});

const bytes = fc.uint8Array({ minLength: 1, maxLength: 200 }).map(each => new Uint8Array(each));
const of = fc.array(fc.oneof(fc.string(), fc.nat()), { maxLength: 5 });
const label = fc.string({ minLength: 1, maxLength: 40 });

test("what hpke seals @hpke/core opens, and the other way round", async () => {
  const ours = await suite.GenerateKeyPair(false);
  const theirs = await other.kem.generateKeyPair();
  await fc.assert(
    fc.asyncProperty(bytes, label, of, async (secret, label, of) => {
      const [info, aad] = [text(label), text(JSON.stringify(of))];
      const base64 = (each: ArrayBuffer) => Buffer.from(each).toString("base64url");

      const { enc, box } = await wrap(secret, theirs.publicKey, { label, of });
      const recipient = await other.createRecipientContext({
        ...{ recipientKey: theirs, info },
        enc: hex(Buffer.from(enc, "base64url").toString("hex")),
      });
      const opened = await recipient.open(hex(Buffer.from(box, "base64url").toString("hex")), aad);
      assert.deepEqual(new Uint8Array(opened), secret);

      const sender = await other.createSenderContext({ recipientPublicKey: ours.publicKey, info });
      const theirBox = await sender.seal(secret, aad);
      const sealed = { enc: base64(sender.enc), box: base64(theirBox) };
      assert.deepEqual(await unwrap(sealed, ours, { label, of }), secret);
    }),
    { numRuns: 40 },
  );
});
