/** Secrets sealed to one key by HPKE in base mode (RFC 9180): DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-256-GCM. */
import { AEAD_AES_256_GCM, CipherSuite, KDF_HKDF_SHA256, KEM_DHKEM_P256_HKDF_SHA256 } from "hpke";
import type { Wrapped } from "../encryption/encryption.ts";
import { bytesOf, type Octets, textOf, utf8 } from "./bytes.ts";
import { E2eeError } from "./error.ts";

export const suite = /* @__PURE__ */ new CipherSuite<CryptoKey>(
  KEM_DHKEM_P256_HKDF_SHA256,
  KDF_HKDF_SHA256,
  AEAD_AES_256_GCM,
);

/** Under which label, and for what: both have to be the same again to open it. */
export interface Wrapping {
  readonly label: string;
  readonly of: readonly (string | number)[];
}

function optionsOf({ label, of }: Wrapping) {
  return { info: utf8(label), aad: utf8(JSON.stringify(of)) };
}

export async function wrap(secret: Octets, to: CryptoKey, wrapping: Wrapping): Promise<Wrapped> {
  const { encapsulatedSecret, ciphertext } = await suite.Seal(to, secret, optionsOf(wrapping));
  return { enc: textOf(new Uint8Array(encapsulatedSecret)), box: textOf(new Uint8Array(ciphertext)) };
}

/**
 * "forged" where it was not sealed to this key so. A private key alone does where it is extractable; any other comes with
 * its public half, which not every runtime can find by itself.
 */
export async function unwrap(
  { enc, box }: Wrapped,
  key: CryptoKey | CryptoKeyPair,
  wrapping: Wrapping,
): Promise<Octets> {
  const [secret, sealed] = [bytesOf(enc), bytesOf(box)];
  try {
    return new Uint8Array(await suite.Open(key, secret, sealed, optionsOf(wrapping)));
  } catch {
    throw new E2eeError("forged");
  }
}
