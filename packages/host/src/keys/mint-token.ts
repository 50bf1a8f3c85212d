import { limits, needsSession, pageLimits, personKey, Side } from "@carethread/model";
import { SignJWT } from "jose";
import { bad, checkIdSecret, checkPractice, checkWho } from "./checks.ts";
import { type SigningKeyInput, signingKey } from "./signing-key.ts";

/** The longest life of a token, in seconds. */
const longest = limits.tokenLife / 1000;
const usual = 10 * 60;

/** Who signs: what you registered with the rooms, and your private key. */
export interface TokenSigner {
  /** The practice's id: lower-case letters and digits. */
  readonly practice: string;
  readonly issuer: string;
  readonly audience: string;
  /** Under which the rooms' keys of your people are made: 32 bytes, base64url. */
  readonly idSecret: string;
  /** PEM (PKCS #8), JWK, KeyObject or CryptoKey; its type decides between ES256 and RS256. */
  readonly key: SigningKeyInput;
  /** The id of the public key in the rooms' configuration; may be left out where the JWK carries it. */
  readonly kid?: string | undefined;
}

export interface TokenInput extends TokenSigner {
  readonly kind: Side;
  /** Your own id of the person: for staff the id that `pushStaff` was given, for the portal that in `linked`. */
  readonly sub: string;
  /** The name that others see. */
  readonly name: string;
  /** The id of the person's session with you, 1 to 200 characters; `system` has none. */
  readonly sid?: string | undefined;
  /** Seconds until the token ends; 600 by default, at most 900. */
  readonly lifetime?: number | undefined;
  /** Milliseconds since 1970; for tests. */
  readonly now?: number;
}

function check(input: TokenInput): void {
  const { lifetime = usual, kind, sid } = input;
  checkPractice(input.practice);
  checkIdSecret(input.idSecret);
  if (!Side.safeParse(kind).success) throw bad("kind", '`kind` must be "staff", "portal" or "system".');
  for (const at of ["issuer", "audience"] as const) {
    if (typeof input[at] !== "string" || input[at] === "") throw bad(at, `\`${at}\` is missing.`);
  }
  checkWho("sub", input.sub, input.name);
  const isSession = typeof sid === "string" && sid.length > 0 && sid.length <= pageLimits.sessionLength;
  if (!(isSession || (sid === undefined && !needsSession(kind)))) {
    throw bad("sid", `\`sid\` is your session of the person: 1 to ${pageLimits.sessionLength} characters.`);
  }
  if (!Number.isInteger(lifetime) || lifetime < 1 || lifetime > longest) {
    throw bad("lifetime", `\`lifetime\` is in whole seconds, from 1 to ${longest}.`);
  }
}

/**
 * Signs a token that tells the rooms who somebody is; what they may do is looked up there. Call it for a
 * person whom you have authenticated, and never on a page.
 *
 * @throws HostError `bad-input`, with the argument's name in `params.at`.
 */
export async function mintToken(input: TokenInput): Promise<string> {
  check(input);
  const { practice, kind, name, sub, sid } = input;
  const { key, alg, kid: ownKid } = signingKey(input.key);
  const kid = input.kid ?? ownKid;
  if (!kid) throw bad("kid", "`kid` is missing; it is the key's id in the rooms' configuration.");
  const issuedAt = Math.floor((input.now ?? Date.now()) / 1000);
  return new SignJWT({ practice, kind, name, key: personKey(input.idSecret, kind, sub), sid })
    .setProtectedHeader({ alg, kid, typ: "JWT" })
    .setIssuer(input.issuer)
    .setAudience(input.audience)
    .setSubject(sub)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + (input.lifetime ?? usual))
    .sign(key);
}
