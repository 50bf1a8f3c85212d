/** The keys of end-to-end encryption that a practice has: by one it certifies devices, by the other it opens records. */
import { createPublicKey } from "node:crypto";
import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK } from "jose";
import { bad, checkPractice, makeKey, signingKey } from "../keys/keys.ts";

type NamedJwk = JWK & { readonly kid: string };

/** For the back end that signs people in, as `carethread-records keys` writes it to a file. */
export interface DeviceKeys {
  readonly practice: string;
  /** Private JWKs (EC P-256) with their `kid`: the first signs. Of one that signed before, the public half stays for good. */
  readonly sign: readonly JWK[];
  /** Public JWKs (EC P-256) with their `kid`: all conversations are sealed to the first. */
  readonly records: readonly JWK[];
}

/** For who keeps the practice's records, and for nobody else: by it every encrypted conversation can be opened. */
export interface RecordsKeys {
  readonly practice: string;
  /** Private JWKs with their `kid`. */
  readonly keys: readonly JWK[];
}

export interface MadeDeviceKeys {
  readonly devices: DeviceKeys;
  readonly records: RecordsKeys;
}

/** Of a private key or a public one, what everybody may know of it. */
export function publicHalf({ kid, kty, crv, x, y }: JWK, use: "sig" | "enc"): JWK {
  return { kty, crv, x, y, kid, use, ...(use === "sig" ? { alg: "ES256" } : {}) } as JWK;
}

async function makeRecordsKey(): Promise<NamedJwk> {
  const { privateKey } = await generateKeyPair("ECDH-ES", { crv: "P-256", extractable: true });
  const jwk = await exportJWK(privateKey);
  return { ...jwk, kid: (await calculateJwkThumbprint(jwk)).slice(0, 16), use: "enc" };
}

/** Makes a key by which the practice certifies devices, and one by which it opens its records. */
export async function makeDeviceKeys(practice: string): Promise<MadeDeviceKeys> {
  checkPractice(practice);
  const { privateJwk } = await makeKey();
  const records = await makeRecordsKey();
  return {
    devices: { practice, sign: [privateJwk], records: [publicHalf(records, "enc")] },
    records: { practice, keys: [records] },
  };
}

/** Certificates are signed by a new key from now on; by the public half of the one before, those of before are known. */
export async function withNewSigner(keys: DeviceKeys): Promise<DeviceKeys> {
  const { privateJwk } = await makeKey();
  return { ...keys, sign: [privateJwk, ...keys.sign.map(key => publicHalf(key, "sig"))] };
}

/** Conversations are sealed to a new records key from now on. What is from before is opened by the one before. */
export async function withNewRecordsKey(keys: DeviceKeys): Promise<MadeDeviceKeys> {
  const records = await makeRecordsKey();
  return {
    devices: { ...keys, records: [publicHalf(records, "enc"), ...keys.records] },
    records: { practice: keys.practice, keys: [records] },
  };
}

/** The keys, or the text of their file; throws a HostError that names the field. */
export function readDeviceKeys(input: DeviceKeys | string): DeviceKeys {
  const keys = typeof input === "string" ? parse(input) : input;
  if (typeof keys !== "object" || keys === null)
    throw bad("keys", "`keys` is missing; it is the content of the file of carethread-records.");
  checkPractice(keys.practice);
  for (const at of ["sign", "records"] as const) {
    const list: unknown = keys[at];
    if (!Array.isArray(list) || list.length === 0 || !list.every(isNamed))
      throw bad(at, `\`${at}\` of the keys must be JWKs of the curve P-256, each with its \`kid\`.`);
    if (new Set(list.map(({ kid }) => kid)).size < list.length)
      throw bad(at, `Two of \`${at}\` have one \`kid\`.`);
  }
  if (keys.records.some(({ d }) => d !== undefined))
    throw bad("records", "A private records key is among the keys: keep it where no server is.");
  const [signer] = keys.sign;
  if (signer === undefined || signingKey(signer).alg !== "ES256")
    throw bad("sign", "The first of `sign` must be a private key of the curve P-256.");
  return keys;
}

function parse(text: string): DeviceKeys {
  try {
    return JSON.parse(text) as DeviceKeys;
  } catch {
    // Without the reason, which quotes what stands there.
    throw bad("keys", "`keys` is not JSON; it is the content of the file of carethread-records.");
  }
}

function isNamed(jwk: JWK): jwk is NamedJwk {
  const { kty, crv, kid } = jwk ?? {};
  if (kty !== "EC" || crv !== "P-256" || typeof kid !== "string" || kid === "" || kid.length > 200)
    return false;
  try {
    // A point that is not on the curve is none.
    createPublicKey({ key: publicHalf(jwk, "sig") as import("node:crypto").JsonWebKey, format: "jwk" });
    return true;
  } catch {
    return false;
  }
}
