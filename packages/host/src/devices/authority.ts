/**
 * Says whose device is whose: a certificate over a device's public keys, which pages verify by keys of your own origin.
 * So nobody whom you have not signed in reads along, whoever runs the rooms.
 */
import { createPublicKey } from "node:crypto";
import { Key, personKey } from "@carethread/model";
import { checkProof, deviceIdOf } from "@carethread/model/e2ee";
import { type JWK, SignJWT } from "jose";
import {
  bad,
  type Credentials,
  checkIdSecret,
  checkPractice,
  checkWho,
  readCredentials,
  signingKey,
} from "../keys/keys.ts";
import { type DeviceKeys, publicHalf, readDeviceKeys } from "./device-keys.ts";

const day = 24 * 60 * 60;
/** The longest life of a certificate, in seconds. */
const longest = 90 * day;
const usual = 30 * day;
/** What the rooms take. */
const longestCertificate = 2_000;

export interface DeviceAuthorityOptions {
  /** The credentials, or the text of their file; of them the practice and the id secret are needed. */
  readonly credentials: Credentials | Pick<Credentials, "practice" | "idSecret"> | string;
  /** The content of the file that `carethread-records keys` wrote for your back end. */
  readonly keys: DeviceKeys | string;
  /** Seconds until a certificate ends; 30 days by default, at most 90. Pages ask for another one by themselves. */
  readonly lifetime?: number;
  /** Milliseconds since 1970; for tests. */
  readonly now?: () => number;
}

/** What is certified: whom you have signed in, and what their page sent. */
export interface DeviceInput {
  readonly person: {
    readonly kind: "staff" | "portal";
    /** Your own id of the person, as for their token. */
    readonly id: string;
    /** The name that others see. */
    readonly name: string;
  };
  /** The device as it calls itself, which follows from its keys. */
  readonly device: string;
  /** Public keys of P-256 as the page sends them: uncompressed points, base64url. */
  readonly hpke: string;
  readonly sign: string;
  /** The page's signature, which shows that it is this device, and asks for this person. */
  readonly proof: string;
}

/** What your pages fetch from your own origin: keys that verify certificates, and the practice's records keys. */
export interface DeviceKeySet {
  readonly keys: readonly JWK[];
}

export interface DeviceAuthority {
  readonly practice: string;
  /**
   * Certifies a device of a person whom you have signed in, by what the page sent.
   *
   * @throws HostError `bad-input`, with the argument's name in `params.at`.
   */
  certify(input: DeviceInput): Promise<string>;
  /** The answer to your pages, which is no secret. */
  jwks(): DeviceKeySet;
}

export function createDeviceAuthority(options: DeviceAuthorityOptions): DeviceAuthority {
  const { credentials, lifetime = usual, now = Date.now } = options;
  const { practice, idSecret } =
    typeof credentials === "string" ? readCredentials(credentials) : (credentials ?? {});
  checkPractice(practice);
  checkIdSecret(idSecret);
  const keys = readDeviceKeys(options.keys);
  if (keys.practice !== practice) throw bad("keys", "`keys` are of another practice than the credentials.");
  if (!Number.isInteger(lifetime) || lifetime < 1 || lifetime > longest)
    throw bad("lifetime", `\`lifetime\` is in whole seconds, from 1 to ${longest}.`);
  const { key, kid = "" } = signingKey(keys.sign[0] as JWK);
  const set = {
    keys: [
      ...keys.sign.map(jwk => publicHalf(jwk, "sig")),
      ...keys.records.map(jwk => publicHalf(jwk, "enc")),
    ],
  };
  return {
    practice,
    async certify(input) {
      const { person, device, hpke, sign, proof } = checkedDevice(input);
      const issuedAt = Math.floor(now() / 1000);
      const sub = personKey(idSecret, person.kind, person.id);
      if (device !== (await deviceIdOf({ hpke, sign })))
        throw bad("device", "`device` must be what follows from the keys, as the page sends it.");
      await checkProof({ device, hpke, sign, proof }, { practice, person: sub }).catch(() => {
        throw bad("proof", "`proof` must be this person's page's own signature, as it sends it.");
      });
      const certificate = await new SignJWT({
        practice,
        name: person.name,
        side: person.kind,
        device,
        hpke,
        sign,
      })
        .setProtectedHeader({ alg: "ES256", typ: "carethread-device+jwt", kid })
        .setAudience("carethread-device")
        .setSubject(sub)
        .setIssuedAt(issuedAt)
        .setExpirationTime(issuedAt + lifetime)
        .sign(key);
      if (certificate.length > longestCertificate) throw bad("name", "`name` is too long for a certificate.");
      return certificate;
    },
    jwks: () => structuredClone(set),
  };
}

function checkedDevice(input: DeviceInput): DeviceInput {
  const { person, device, hpke, sign, proof } = input ?? {};
  if (person?.kind !== "staff" && person?.kind !== "portal")
    throw bad("kind", '`kind` must be "staff" or "portal".');
  checkWho("id", person.id, person.name);
  if (!Key.safeParse(device).success)
    throw bad("device", "`device` must be what the page calls its device: 26 characters.");
  checkPoint("hpke", hpke);
  checkPoint("sign", sign);
  if (typeof proof !== "string") throw bad("proof", "`proof` must be text.");
  if (hpke === sign) throw bad("sign", "`sign` and `hpke` are one key: a key has one use.");
  return input;
}

/** An uncompressed point of P-256: 4, x, y. */
function checkPoint(at: "hpke" | "sign", text: unknown): void {
  const isText = typeof text === "string" && /^[\w-]{87}$/.test(text);
  const bytes = isText ? Buffer.from(text, "base64url") : null;
  // The last character has two bits that stand for nothing: written otherwise it would be another text of the same key.
  const isPoint = bytes?.length === 65 && bytes[0] === 4 && bytes.toString("base64url") === text;
  try {
    if (!isPoint) throw new Error("no point");
    const [x, y] = [bytes.subarray(1, 33), bytes.subarray(33)].map(part => part.toString("base64url"));
    const key = { kty: "EC", crv: "P-256", x, y } as import("node:crypto").JsonWebKey;
    // It refuses what is not on the curve.
    createPublicKey({ key, format: "jwk" });
  } catch {
    throw bad(at, `\`${at}\` must be a public key of P-256: an uncompressed point, base64url.`);
  }
}
