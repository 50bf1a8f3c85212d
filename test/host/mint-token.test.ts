import assert from "node:assert/strict";
import { createPublicKey, generateKeyPairSync, type KeyObject } from "node:crypto";
import { test } from "node:test";
import { HostError, mintToken, type TokenInput } from "@carethread/host";
import { Claims, personKey } from "@carethread/model";
import { exportJWK, type JWK, jwtVerify } from "jose";
import { idSecretOf } from "../support/practice.ts";

const ec = generateKeyPairSync("ec", { namedCurve: "P-256" });
const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 });

const base = {
  key: ec.privateKey,
  kid: "k1",
  issuer: "https://ehr.example.org",
  audience: "carethread",
  practice: "riverside",
  idSecret: idSecretOf("riverside"),
  kind: "staff",
  sub: "kim",
  name: "Kim Nowak, RN",
  sid: "session-1",
} as const satisfies TokenInput;

function verified(token: string, key: KeyObject) {
  return jwtVerify(token, key, {
    algorithms: ["ES256", "RS256"],
    issuer: base.issuer,
    audience: base.audience,
    requiredClaims: ["exp", "iat", "sub"],
  });
}

function badInput(at: string, saying: RegExp) {
  return (error: unknown): boolean => {
    assert.ok(error instanceof HostError);
    assert.deepEqual([error.code, error.params.at, error.status], ["bad-input", at, null]);
    assert.match(error.message, saying);
    return true;
  };
}

test("[F-195] a minted token is verified by the public key and has the documented claims", async () => {
  const { payload, protectedHeader } = await verified(await mintToken(base), ec.publicKey);
  assert.deepEqual(protectedHeader, { alg: "ES256", kid: "k1", typ: "JWT" });
  const claims = Claims.parse(payload);
  assert.deepEqual(
    [claims.practice, claims.kind, claims.sub, claims.name, claims.exp - claims.iat],
    ["riverside", "staff", "kim", "Kim Nowak, RN", 600],
  );
  assert.deepEqual([claims.key, claims.sid], [personKey(base.idSecret, "staff", "kim"), "session-1"]);
  const { sid: _, ...nobody } = base;
  const own = await verified(await mintToken({ ...nobody, kind: "system" }), ec.publicKey);
  assert.ok(!("sid" in own.payload));
});

test("an RSA key signs with RS256", async () => {
  const { protectedHeader } = await verified(
    await mintToken({ ...base, key: rsa.privateKey }),
    rsa.publicKey,
  );
  assert.equal(protectedHeader.alg, "RS256");
});

test("a key may be PEM, a JWK, a JWK as JSON, or a CryptoKey", async () => {
  const jwk = (await exportJWK(ec.privateKey)) as JWK;
  const pem = ec.privateKey.export({ type: "pkcs8", format: "pem" }) as string;
  const cryptoKey = await crypto.subtle.importKey(
    "jwk",
    jwk as JsonWebKey,
    { name: "ECDSA", namedCurve: "P-256" },
    true,
    ["sign"],
  );
  for (const key of [pem, jwk, JSON.stringify(jwk), cryptoKey]) {
    await verified(await mintToken({ ...base, key }), ec.publicKey);
  }
});

test("a JWK brings its own kid", async () => {
  const { kid: _, ...rest } = base;
  const key = { ...(await exportJWK(ec.privateKey)), kid: "from-jwk" };
  const { protectedHeader } = await verified(await mintToken({ ...rest, key }), ec.publicKey);
  assert.equal(protectedHeader.kid, "from-jwk");
});

test("neither an unsigned token nor one signed with a shared secret can be made", async () => {
  const secret = { kty: "oct", k: "c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0" };
  await assert.rejects(mintToken({ ...base, key: secret }), badInput("key", /shared secret/));
  const none = { ...(await exportJWK(ec.privateKey)), alg: "none" };
  await assert.rejects(mintToken({ ...base, key: none }), badInput("key", /ES256/));
  await assert.rejects(mintToken({ ...base, key: "" }), badInput("key", /private key/));
  await assert.rejects(mintToken({ ...base, key: undefined as never }), badInput("key", /private key/));
});

test("a public, weak, foreign or broken key is refused with a sentence", async () => {
  const publicJwk = await exportJWK(ec.publicKey);
  await assert.rejects(mintToken({ ...base, key: publicJwk }), badInput("key", /public JWK/));
  await assert.rejects(
    mintToken({ ...base, key: createPublicKey(ec.privateKey) }),
    badInput("key", /public key/),
  );
  const weak = generateKeyPairSync("rsa", { modulusLength: 1024 }).privateKey;
  await assert.rejects(mintToken({ ...base, key: weak }), badInput("key", /2,048/));
  const p384 = generateKeyPairSync("ec", { namedCurve: "P-384" }).privateKey;
  await assert.rejects(mintToken({ ...base, key: p384 }), badInput("key", /secp384r1/));
  const ed = generateKeyPairSync("ed25519").privateKey;
  await assert.rejects(mintToken({ ...base, key: ed }), badInput("key", /ed25519/));
  await assert.rejects(mintToken({ ...base, key: "{oops" }), badInput("key", /not JSON/));
});

test("bad claims are refused by the argument's name", async () => {
  const cases: readonly [Partial<Record<keyof TokenInput, unknown>>, string, RegExp][] = [
    [{ practice: "River Side" }, "practice", /a-z0-9/],
    [{ practice: "a~b" }, "practice", /a-z0-9/],
    [{ kind: "doctor" }, "kind", /staff/],
    [{ sub: "" }, "sub", /empty/],
    [{ sub: "  " }, "sub", /empty/],
    [{ sub: undefined }, "sub", /empty/],
    [{ sub: "x".repeat(201) }, "sub", /200/],
    [{ name: "" }, "name", /200/],
    [{ issuer: "" }, "issuer", /missing/],
    [{ audience: undefined }, "audience", /missing/],
    [{ kid: "" }, "kid", /missing/],
    [{ idSecret: "guess" }, "idSecret", /32 random bytes/],
    [{ sid: undefined }, "sid", /session/],
    [{ sid: "" }, "sid", /session/],
    [{ sid: "s".repeat(201) }, "sid", /200/],
    [{ lifetime: 901 }, "lifetime", /900/],
    [{ lifetime: 600_000 }, "lifetime", /seconds/],
    [{ lifetime: 0 }, "lifetime", /seconds/],
    [{ lifetime: 1.5 }, "lifetime", /seconds/],
  ];
  for (const [change, at, saying] of cases) {
    await assert.rejects(mintToken({ ...base, ...change } as TokenInput), badInput(at, saying));
  }
});

test("[I-7] an error of the token names no person", async () => {
  const error = await mintToken({ ...base, sub: "patient-4711", lifetime: 5000 }).catch(caught => caught);
  assert.doesNotMatch(JSON.stringify([error.message, error.params]), /4711|Kim/);
});
