/** What devices sign: ECDSA on P-256 with SHA-256, 64 bytes. */
import { canonical } from "../canonical.ts";
import { bytesOf, joined, type Octets, textOf, utf8 } from "./bytes.ts";
import { E2eeError } from "./error.ts";

const ecdsa = { name: "ECDSA", hash: "SHA-256" };

/** `sign`: the device's keys. */
export async function signatureOver(
  bytes: Octets,
  { sign }: { readonly sign: CryptoKeyPair },
): Promise<string> {
  return textOf(new Uint8Array(await crypto.subtle.sign(ecdsa, sign.privateKey, bytes)));
}

/** "forged" where it is not this key's. */
export async function checkSignature(bytes: Octets, signature: string, key: CryptoKey): Promise<void> {
  if (!(await crypto.subtle.verify(ecdsa, key, bytesOf(signature), bytes))) throw new E2eeError("forged");
}

/** A value as its maker signs it: under a label, for a practice, in the form of RFC 8785, without the signature. */
export function signedPart(label: string, practice: string, value: object): Octets {
  const { signature: _, ...rest } = value as { readonly signature?: string };
  return joined(utf8(label), utf8(practice), utf8(canonical(rest)));
}
