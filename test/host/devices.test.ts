/** Certificates of devices: what a back end says of whose device is whose, and what it does not. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { createDeviceAuthority, type DeviceInput, HostError, makeDeviceKeys } from "@carethread/host";
import { personKey } from "@carethread/model";
import { claimOf, makeDevice } from "@carethread/model/e2ee";
import { createLocalJWKSet, type JSONWebKeySet, jwtVerify } from "jose";
import { withNewRecordsKey, withNewSigner } from "../../packages/host/src/devices/devices.ts";
import { idSecretOf } from "../support/practice.ts";

const practice = "riverside";
const idSecret = idSecretOf(practice);
const credentials = { practice, idSecret };
const { devices: keys, records } = await makeDeviceKeys(practice);
const day = 24 * 60 * 60;

const device = await makeDevice();
const input: DeviceInput = {
  person: { kind: "staff", id: "u17", name: "Kim Nowak" },
  ...(await claimOf(device, { practice, person: personKey(idSecret, "staff", "u17") })),
};

function read(certificate: string, jwks: object) {
  return jwtVerify(certificate, createLocalJWKSet(jwks as JSONWebKeySet), {
    ...{ algorithms: ["ES256"], audience: "carethread-device", typ: "carethread-device+jwt" },
    currentDate: new Date(now),
  });
}

const now = Date.UTC(2027, 0, 12);
const authority = createDeviceAuthority({ credentials, keys: JSON.stringify(keys), now: () => now });

test("a certificate says whose device it is, by the keys that pages fetch, and nothing private stands in them", async () => {
  const { payload, protectedHeader } = await read(await authority.certify(input), authority.jwks());
  const { person, proof: _, ...device } = input;
  assert.deepEqual(payload, {
    ...device,
    ...{ practice, aud: "carethread-device", name: person.name, side: "staff" },
    sub: personKey(idSecret, "staff", "u17"),
    iat: now / 1000,
    exp: now / 1000 + 30 * day,
  });
  const [sign, enc, ...more] = authority.jwks().keys;
  assert.equal(protectedHeader.kid, sign?.kid);
  assert.deepEqual(
    [sign?.use, sign?.alg, enc?.use, enc?.kid, more],
    ["sig", "ES256", "enc", records.keys[0]?.kid, []],
  );
  for (const key of authority.jwks().keys) assert.ok(!("d" in key));
});

test("after the signing key or the records key was replaced, what was certified before is known, and the new ones count", async () => {
  const before = await authority.certify(input);
  const signed = await withNewSigner(keys);
  const { devices: next, records: nextRecords } = await withNewRecordsKey(signed);
  const replaced = createDeviceAuthority({ credentials, keys: next, now: () => now });
  await read(before, replaced.jwks());
  const after = await replaced.certify(input);
  await read(after, replaced.jwks());
  await assert.rejects(read(after, authority.jwks()));
  assert.equal(next.sign.filter(({ d }) => d !== undefined).length, 1);
  const first = replaced.jwks().keys.find(({ use }) => use === "enc");
  assert.equal(first?.kid, nextRecords.keys[0]?.kid);
  assert.notEqual(first?.kid, records.keys[0]?.kid);
});

test("what is no device of a person, or no keys, is refused by the name of the field", async () => {
  const at = (expected: string) => (error: unknown) => {
    assert.ok(error instanceof HostError);
    assert.deepEqual([error.code, error.params.at], ["bad-input", expected]);
    // Nothing of what was sent is repeated.
    assert.ok(!error.message.includes(input.hpke));
    return true;
  };
  const { person } = input;
  const offCurve = Buffer.from(input.hpke, "base64url").fill(7, 33);
  const cases: readonly (readonly [string, object])[] = [
    ["kind", { person: { ...person, kind: "system" } }],
    ["kind", { person: undefined }],
    ["id", { person: { ...person, id: " " } }],
    ["id", { person: { ...person, id: 17 } }],
    ["name", { person: { ...person, name: "" } }],
    ["name", { person: { ...person, name: "\u0001".repeat(200) } }],
    ["device", { device: "phone" }],
    ["device", { device: undefined }],
    ["hpke", { hpke: input.hpke.slice(1) }],
    ["hpke", { hpke: `${input.hpke}=` }],
    ["hpke", { hpke: { toString: () => input.hpke } }],
    ["hpke", { hpke: offCurve.toString("base64url") }],
    ["sign", { sign: offCurve.fill(0).toString("base64url") }],
    ["sign", { sign: input.hpke }],
    ["proof", { proof: undefined }],
    ["proof", { proof: "" }],
    ["proof", { proof: `${input.proof.slice(0, -2)}AA` }],
  ];
  for (const [field, change] of cases)
    await assert.rejects(
      authority.certify({ ...input, ...change } as DeviceInput),
      at(field),
      JSON.stringify(change),
    );
  const made = (options: object) => () => createDeviceAuthority({ credentials, keys, ...options });
  assert.throws(made({ lifetime: 91 * day }), at("lifetime"));
  assert.throws(made({ keys: "{" }), at("keys"));
  assert.throws(made({ keys: { ...keys, practice: "lakeside" } }), at("keys"));
  assert.throws(made({ keys: { ...keys, sign: [] } }), at("sign"));
  assert.throws(made({ keys: { ...keys, sign: authority.jwks().keys.slice(0, 1) } }), at("key"));
  assert.throws(
    made({ keys: { ...keys, records: [{ ...keys.records[0], kid: undefined }] } }),
    at("records"),
  );
  // Whoever has the back end has not the records by that.
  assert.throws(made({ keys: { ...keys, records: records.keys } }), at("records"));
  assert.throws(made({ credentials: { practice } }), at("idSecret"));
});

test("nobody has another's device certified as their own", async () => {
  const at = (expected: string) => (error: unknown) =>
    error instanceof HostError && error.code === "bad-input" && error.params.at === expected;
  const lee = { kind: "staff", id: "u18", name: "Lee Ng" } as const;
  const owner = { practice, person: personKey(idSecret, "staff", "u18") };
  // By its keys, with what its own page sent; and under its name, with keys of one's own.
  await assert.rejects(authority.certify({ ...input, person: lee }), at("proof"));
  const mine = await claimOf(await makeDevice(), owner);
  await assert.rejects(authority.certify({ ...mine, person: lee, device: input.device }), at("device"));
  await assert.rejects(authority.certify({ ...mine, person: lee, hpke: input.hpke }), at("device"));
  await authority.certify({ ...mine, person: lee });
});

test("a certificate ends: after 90 days at most it is none", async () => {
  const long = createDeviceAuthority({
    credentials,
    keys,
    lifetime: 90 * day,
    now: () => now - 90 * day * 1000,
  });
  await assert.rejects(read(await long.certify(input), long.jwks()), { code: "ERR_JWT_EXPIRED" });
});
