/** The secret of an epoch: what is derived of it, and how a device knows that it is the one which all were given. */
import { bytesOf, equal, type Octets, utf8 } from "./bytes.ts";
import { keyLabels } from "./domains.ts";
import { E2eeError } from "./error.ts";

/** A conversation as its devices call it. */
export interface Place {
  readonly practice: string;
  /** The id of the command that began it. */
  readonly scope: string;
}

/** What a device that reads holds: it can derive of it, and cannot take it out. It can be cloned as it is. */
export interface EpochSecret {
  readonly place: Place;
  readonly epoch: number;
  /** HKDF, not extractable. */
  readonly key: CryptoKey;
}

const secretLength = 32;

export function newSecret(): Octets {
  return crypto.getRandomValues(new Uint8Array(secretLength));
}

/** So many bytes of HKDF-SHA-256 (RFC 5869). */
export async function derive(
  { key }: EpochSecret,
  salt: Octets,
  label: string,
  length: number,
): Promise<Octets> {
  const how = { name: "HKDF", hash: "SHA-256", salt, info: utf8(label) };
  return new Uint8Array(await crypto.subtle.deriveBits(how, key, length * 8));
}

/** Holds the bytes of a secret as a key, and wipes them: its holder needs them no more. */
export async function holdSecret(place: Place, epoch: number, bytes: Octets): Promise<EpochSecret> {
  if (bytes.length !== secretLength) throw new E2eeError("forged");
  const key = await crypto.subtle.importKey("raw", bytes, "HKDF", false, ["deriveBits"]);
  bytes.fill(0);
  return { place: { practice: place.practice, scope: place.scope }, epoch, key };
}

/** The same of equal secrets alone, and it tells nothing of them. */
export async function commitmentTo(secret: EpochSecret): Promise<Octets> {
  const { place, epoch } = secret;
  const salt = utf8(JSON.stringify([place.practice, place.scope, epoch]));
  return derive(secret, salt, keyLabels.commitment, 32);
}

/** "forged" where it is another secret than the one that the epoch's maker said. */
export async function checkCommitment(secret: EpochSecret, commitment: string): Promise<void> {
  if (!equal(await commitmentTo(secret), bytesOf(commitment))) throw new E2eeError("forged");
}
