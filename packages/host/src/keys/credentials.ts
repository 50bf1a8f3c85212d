/** What a practice's back end holds, as `carethread-keys` writes it to a file. */
import { bad, checkIdSecret, checkPractice } from "./checks.ts";
import type { TokenSigner } from "./mint-token.ts";
import type { SigningKeyInput } from "./signing-key.ts";

/** A private key: a JWK that carries its `kid`, or any key with the `kid` beside it. */
export type CredentialKey = SigningKeyInput | { readonly key: SigningKeyInput; readonly kid: string };

export interface Credentials {
  /** The practice's id: lower-case letters and digits. */
  readonly practice: string;
  /** Who signs, as the rooms know it. */
  readonly issuer: string;
  readonly audience: string;
  /** Under which the rooms' keys of your people and patients are made: 32 bytes, base64url. Never on a page. */
  readonly idSecret: string;
  /** Signs the tokens of people; a service that signs nobody in needs none. */
  readonly people?: CredentialKey | undefined;
  /** Signs what the back end itself pushes and reads; a service that only signs people in needs none. */
  readonly system?: CredentialKey | undefined;
  /** What `verifyWebhook` checks webhooks with. */
  readonly hookSecret?: string | undefined;
}

/** The credentials, or the text of their file; throws a HostError that names the field. */
export function readCredentials(input: Credentials | string | undefined): Credentials {
  const credentials = typeof input === "string" ? parse(input) : input;
  if (typeof credentials !== "object" || credentials === null)
    throw bad("credentials", "`credentials` is missing; it is the content of the file of carethread-keys.");
  checkPractice(credentials.practice);
  for (const at of ["issuer", "audience"] as const)
    if (typeof credentials[at] !== "string" || credentials[at] === "")
      throw bad(at, `\`${at}\` of the credentials is missing.`);
  checkIdSecret(credentials.idSecret);
  return credentials;
}

function parse(text: string): Credentials {
  try {
    return JSON.parse(text) as Credentials;
  } catch {
    // Without the reason, which quotes what stands there.
    throw bad("credentials", "`credentials` is not JSON; it is the content of the file of carethread-keys.");
  }
}

function isNamed(held: CredentialKey): held is Exclude<CredentialKey, SigningKeyInput> {
  return typeof held === "object" && "key" in held && "kid" in held;
}

/** What signs for this use; throws a HostError where the credentials have no such key. */
export function signerOf(credentials: Credentials, use: "people" | "system"): TokenSigner {
  const { practice, issuer, audience, idSecret } = credentials;
  const held = credentials[use];
  if (held === undefined) throw bad(use, `The credentials have no key for \`${use}\`.`);
  const named = isNamed(held) ? held : { key: held };
  return { practice, issuer, audience, idSecret, ...named };
}
