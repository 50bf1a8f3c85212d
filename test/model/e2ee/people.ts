/** A practice with people and devices of theirs, whose host certifies them as the real one does. */
import {
  type CertifiedDevice,
  type Device,
  makeDevice,
  openTrust,
  publicOf,
  type Trust,
} from "@carethread/model/e2ee";
import { exportJWK, SignJWT } from "jose";

export const now = Date.UTC(2026, 10, 27, 12);
export const day = 86_400_000;

/** What a certificate says, and how it is made; tests make wrong ones by changing some of it. */
export interface Certifying {
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly header?: Readonly<Record<string, unknown>>;
}

export interface Practice {
  readonly id: string;
  readonly trust: Trust;
  readonly jwks: { readonly keys: readonly Readonly<Record<string, unknown>>[] };
  readonly records: CryptoKeyPair;
  readonly signer: CryptoKeyPair;
  certify(device: Device, person: string, how?: Certifying): Promise<string>;
  /** A new device of a person, certified. */
  deviceOf(person: string): Promise<Owned>;
}

export interface Owned {
  readonly device: Device;
  readonly certified: CertifiedDevice;
}

export const newDevice = makeDevice;

export async function makePractice(id = "oak"): Promise<Practice> {
  const signer = await crypto.subtle.generateKey({ name: "ECDSA", namedCurve: "P-256" }, true, [
    "sign",
    "verify",
  ]);
  const records = await crypto.subtle.generateKey({ name: "ECDH", namedCurve: "P-256" }, true, [
    "deriveBits",
  ]);
  const jwks = {
    keys: [
      { ...(await exportJWK(signer.publicKey)), kid: "c1", use: "sig", alg: "ES256" },
      { ...(await exportJWK(records.publicKey)), kid: "r1", use: "enc" },
    ],
  };
  const trust = await openTrust(id, jwks);
  const practice: Practice = {
    ...{ id, trust, jwks, records, signer },
    async certify(device, person, { claims = {}, header = {} } = {}) {
      const { hpke, sign, device: name } = await publicOf(device);
      const iat = Math.floor(now / 1000);
      return new SignJWT({
        ...{ aud: "carethread-device", practice: id, sub: person, name: "Kim", side: "staff" },
        ...{ device: name, hpke, sign, iat, exp: iat + 90 * 86_400 },
        ...claims,
      })
        .setProtectedHeader({ alg: "ES256", typ: "carethread-device+jwt", kid: "c1", ...header })
        .sign(signer.privateKey);
    },
    async deviceOf(person) {
      const device = await newDevice();
      return { device, certified: await trust.verify(await practice.certify(device, person), now) };
    },
  };
  return practice;
}

/** Whether it was refused, and by which code. */
export async function refusal(doing: Promise<unknown>): Promise<string> {
  try {
    await doing;
  } catch (error) {
    if (error instanceof Error && error.name === "E2eeError") return (error as Error & { code: string }).code;
    throw error;
  }
  return "taken";
}
