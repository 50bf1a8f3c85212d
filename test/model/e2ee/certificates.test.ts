/** Who a device is: what the host's back end certified for this practice, and nothing else. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { checkProof, claimOf, deviceWith, E2eeError, openTrust, publicOf } from "@carethread/model/e2ee";
import fc from "fast-check";
import { base64url, exportJWK, SignJWT } from "jose";
import { key } from "../arbitraries.ts";
import { day, makePractice, newDevice, now, refusal } from "./people.ts";

const [ana, kim] = [key(200), key(100)];

test("a device is known by its certificate, with its keys, and can be kept as it is", async () => {
  const practice = await makePractice();
  const device = await newDevice();
  const certificate = await practice.certify(device, kim);
  const { hpke, sign, ...said } = await practice.trust.verify(certificate, now);
  assert.deepEqual(said, {
    ...{ device: device.id, person: kim, name: "Kim", side: "staff", certificate },
    expires: now + 90 * day,
  });
  const raw = async (one: CryptoKey) =>
    Buffer.from(await crypto.subtle.exportKey("raw", one)).toString("base64url");
  assert.deepEqual(await publicOf(device), {
    ...{ device: device.id, hpke: await raw(hpke), sign: await raw(sign) },
  });
  assert.equal(Buffer.from(await raw(hpke), "base64url").length, 65);
  for (const pair of [device.hpke, device.sign]) {
    assert.equal(pair.privateKey.extractable, false);
    await assert.rejects(crypto.subtle.exportKey("jwk", pair.privateKey));
  }
  assert.deepEqual(await publicOf(structuredClone(device)), await publicOf(device));
  assert.equal((await deviceWith(device)).id, device.id);
});

test("who asks shows that they have the keys, for themselves and this practice alone", async () => {
  const [device, other] = [await newDevice(), await newDevice()];
  const owner = { practice: "oak", person: kim };
  const claim = await claimOf(device, owner);
  await checkProof(claim, owner);
  const anothers = await claimOf(other, owner);
  const wrong = [
    () => checkProof(claim, { ...owner, person: ana }),
    () => checkProof(claim, { ...owner, practice: "elm" }),
    () => checkProof({ ...claim, proof: anothers.proof }, owner),
    () => checkProof({ ...claim, hpke: anothers.hpke }, owner),
    () => checkProof({ ...claim, proof: "" }, owner),
  ];
  for (const each of wrong) assert.equal(await refusal(each()), "forged");
});

test("what the practice did not certify so is refused", async () => {
  const [practice, other] = [await makePractice(), await makePractice()];
  const device = await newDevice();
  const keys = await publicOf(device);
  const point = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64url");
  const off = Buffer.from(keys.hpke, "base64url");
  off[64] = (off[64] ?? 0) ^ 1;
  const seconds = Math.floor(now / 1000);
  const wrong: Readonly<Record<string, Promise<string>>> = {
    "another practice's key": other.certify(device, kim),
    "another practice's name": practice.certify(device, kim, { claims: { practice: "elm" } }),
    "a token of another kind": practice.certify(device, kim, { header: { typ: "JWT" } }),
    "no kind": practice.certify(device, kim, { header: { typ: undefined } }),
    "for somebody else": practice.certify(device, kim, { claims: { aud: "carethread" } }),
    "for somebody else too": practice.certify(device, kim, { claims: { aud: ["carethread-device", "x"] } }),
    "a key that nobody knows": practice.certify(device, kim, { header: { kid: "c2" } }),
    "no name of a key": practice.certify(device, kim, { header: { kid: undefined } }),
    "a key of its own": practice.certify(device, kim, {
      header: { kid: undefined, jwk: await exportJWK(other.signer.publicKey) },
    }),
    "nobody's": practice.certify(device, "Kim"),
    "of neither side": practice.certify(device, kim, { claims: { side: "system" } }),
    "under another device's name": practice.certify(device, kim, {
      claims: { device: (await newDevice()).id },
    }),
    "a device of no name": practice.certify(device, kim, { claims: { device: "phone" } }),
    "no end": practice.certify(device, kim, { claims: { exp: undefined } }),
    "no beginning": practice.certify(device, kim, { claims: { iat: undefined } }),
    "over ninety days": practice.certify(device, kim, { claims: { exp: seconds + 91 * 86_400 } }),
    "an end before its beginning": practice.certify(device, kim, { claims: { exp: seconds - 1 } }),
    "one key for two uses": practice.certify(device, kim, { claims: { sign: keys.hpke } }),
    "a point off the curve": practice.certify(device, kim, { claims: { hpke: point(off) } }),
    "a short point": practice.certify(device, kim, { claims: { sign: point(off.subarray(0, 33)) } }),
    "no point": practice.certify(device, kim, { claims: { sign: "" } }),
    "a point written otherwise": practice.certify(device, kim, { claims: { hpke: `${keys.hpke}=` } }),
    "no words of a JWS": Promise.resolve("x.y.z"),
    nothing: Promise.resolve(""),
    "too much": practice.certify(device, kim, { claims: { more: "x".repeat(2000) } }),
  };
  for (const [what, made] of Object.entries(wrong)) {
    assert.equal(await refusal(practice.trust.verify(await made, now)), "bad-certificate", what);
  }
});

test("a certificate that asks to be understood otherwise is refused", async () => {
  const practice = await makePractice();
  const [, payload = ""] = (await practice.certify(await newDevice(), kim)).split(".");
  const signed = async (more: object): Promise<string> => {
    const header = { alg: "ES256", typ: "carethread-device+jwt", kid: "c1", ...more };
    const words = `${base64url.encode(JSON.stringify(header))}.${payload}`;
    const how = { name: "ECDSA", hash: "SHA-256" };
    const bytes = new TextEncoder().encode(words);
    const signature = await crypto.subtle.sign(how, practice.signer.privateKey, bytes);
    return `${words}.${base64url.encode(new Uint8Array(signature))}`;
  };
  assert.equal(await refusal(practice.trust.verify(await signed({}), now)), "taken");
  for (const more of [{ crit: ["more"], more: 1 }, { crit: [] }, { b64: false, crit: ["b64"] }])
    assert.equal(await refusal(practice.trust.verify(await signed(more), now)), "bad-certificate");
});

test("no signature, and one by a secret that everybody knows, are refused", async () => {
  const practice = await makePractice();
  const good = await practice.certify(await newDevice(), kim);
  const [, payload = "", signature = ""] = good.split(".");
  const header = (alg: string) =>
    base64url.encode(JSON.stringify({ alg, typ: "carethread-device+jwt", kid: "c1" }));
  const claims = JSON.parse(Buffer.from(payload, "base64url").toString()) as Record<string, unknown>;
  const spki = Buffer.from(await crypto.subtle.exportKey("spki", practice.signer.publicKey));
  const byHash = (secret: Uint8Array) =>
    new SignJWT(claims)
      .setProtectedHeader({ alg: "HS256", typ: "carethread-device+jwt", kid: "c1" })
      .sign(secret);
  const wrong = [
    `${header("none")}.${payload}.`,
    `${header("none")}.${payload}.${signature}`,
    `${header("HS256")}.${payload}.${signature}`,
    await byHash(spki),
    await byHash(Buffer.from(JSON.stringify(practice.jwks.keys[0]))),
    `${good.slice(0, -8)}AAAAAAAA`,
  ];
  for (const certificate of wrong)
    assert.equal(await refusal(practice.trust.verify(certificate, now)), "bad-certificate", certificate);
});

test("any one bit turned round in a certificate is refused", async () => {
  const practice = await makePractice();
  const good = await practice.certify(await newDevice(), kim);
  const parts = good.split(".").map(part => Buffer.from(part, "base64url"));
  await fc.assert(
    fc.asyncProperty(fc.nat(2), fc.nat(), async (part, bit) => {
      const copy = parts.map(each => Buffer.from(each));
      const bytes = copy[part] ?? Buffer.alloc(0);
      const at = bit % (bytes.length * 8);
      bytes[at >> 3] = (bytes[at >> 3] ?? 0) ^ (1 << (at & 7));
      const certificate = copy.map(each => each.toString("base64url")).join(".");
      assert.equal(await refusal(practice.trust.verify(certificate, now)), "bad-certificate");
    }),
    { numRuns: 200 },
  );
});

test("a certificate holds from a day before it was made until it runs out", async () => {
  const { trust, certify } = await makePractice();
  const certificate = await certify(await newDevice(), kim);
  const at = (time: number, late?: number) => refusal(trust.verify(certificate, time, late));
  assert.equal(await at(now - day), "taken");
  assert.equal(await at(now - day - 1), "bad-certificate");
  assert.equal(await at(now + 90 * day - 1), "taken");
  assert.equal(await at(now + 90 * day), "expired");
  assert.equal(await at(now + 90 * day, day), "taken");
  assert.equal(await at(now + 91 * day, day), "expired");
});

test("a practice's keys: others in the set are passed over, the first for records is the present one", async () => {
  const { jwks, certify, records } = await makePractice();
  const [signer, enc] = jwks.keys;
  const rsa = await crypto.subtle.generateKey(
    {
      ...{ name: "RSASSA-PKCS1-v1_5", hash: "SHA-256", modulusLength: 2048 },
      publicExponent: new Uint8Array([1, 0, 1]),
    },
    true,
    ["sign", "verify"],
  );
  const old = await makePractice();
  const keys = [
    { ...(await exportJWK(rsa.publicKey)), kid: "t1", use: "sig", alg: "RS256" },
    { kty: "AKP", kid: "future" },
    ...jwks.keys,
    { ...old.jwks.keys[0], kid: "c0" },
    { ...old.jwks.keys[1], kid: "r0" },
  ];
  const trust = await openTrust("oak", { keys, more: true });
  assert.equal(trust.records?.kid, "r1");
  const raw = async (one: CryptoKey) => Buffer.from(await crypto.subtle.exportKey("raw", one));
  assert.ok(trust.records);
  assert.deepEqual(await raw(trust.records.key), await raw(records.publicKey));
  // An older signer's certificates hold while it is published.
  const device = await newDevice();
  for (const made of [certify(device, kim), old.certify(device, ana, { header: { kid: "c0" } })])
    assert.equal((await trust.verify(await made, now)).device, device.id);
  assert.equal((await openTrust("oak", { keys: [signer] })).records, null);

  const secret = await exportJWK(records.privateKey);
  const wrong: readonly unknown[] = [
    ...[null, undefined, "keys", [], {}, { keys: {} }, { keys: [] }, { keys: [enc] }],
    { keys: [{ ...signer, use: undefined }] },
    { keys: [{ ...signer, kid: undefined }] },
    { keys: [{ ...signer, alg: "ES384" }] },
    { keys: [{ ...signer, x: enc?.x }] },
    { keys: [signer, { ...enc, y: signer?.y }] },
    { keys: [signer, signer] },
    { keys: [signer, { ...enc, d: secret.d }] },
    { keys: [signer, { kty: "oct", k: "c2VjcmV0", d: "x" }] },
  ];
  for (const jwks of wrong)
    assert.equal(await refusal(openTrust("oak", jwks)), "bad-keys", JSON.stringify(jwks));
});

test("an error says its code and one sentence, and holds nothing that it was given", async () => {
  const practice = await makePractice();
  const certificate = await practice.certify(await newDevice(), kim, { claims: { name: "Zebedee" } });
  const doing = practice.trust.verify(`${certificate}x`, now);
  await assert.rejects(doing, error => {
    assert.ok(error instanceof E2eeError);
    assert.equal(error.cause, undefined);
    assert.deepEqual({ ...error }, { name: "E2eeError", code: "bad-certificate" });
    assert.equal(error.message, "a device is not certified by this practice");
    return true;
  });
});
