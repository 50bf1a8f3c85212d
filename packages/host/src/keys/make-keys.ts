import { randomBytes } from "node:crypto";
import type { PracticeSettings } from "@carethread/model";
import { calculateJwkThumbprint, exportJWK, exportPKCS8, generateKeyPair, type JWK } from "jose";
import { makeWebhookSecret } from "../webhook/webhook.ts";
import { bad, checkPractice } from "./checks.ts";
import type { CredentialKey, Credentials } from "./credentials.ts";
import type { SigningAlgorithm } from "./signing-key.ts";

/** What the rooms know of a practice: one entry of `CARETHREAD_PRACTICES`, or what the operator pushes. */
export interface PracticeRegistration {
  readonly name: string;
  readonly issuer: string;
  readonly audience: string;
  /** One or two public keys for each use, so that a key can be replaced without a gap. A key has one use. */
  readonly keys: { readonly people: readonly JWK[]; readonly system: readonly JWK[] };
  /** The one of your credentials: see there. */
  readonly idSecret: string;
  /** Origins of the pages that embed the elements. */
  readonly origins: readonly string[];
  /** Those that the practice begins with, before `pushPractice`; what is left out has its default. */
  readonly settings?: Partial<PracticeSettings>;
  /** Into how many parts the practice's patients are split: 1 by default, at most 64. */
  readonly slices?: number;
  /** Where your back end is told of notifications, and the secret that signs them: see `makeWebhookSecret`. */
  readonly hooks?: { readonly url: string; readonly secret: string };
}

/** Of a private key in the credentials. */
export type KeyFormat = "jwk" | "pem";

export interface KeysInput {
  readonly practice: string;
  /** Who signs, as `iss` says it: usually your back end's address. */
  readonly issuer: string;
  readonly origins: readonly string[];
  /** The practice's name; its id by default. */
  readonly name?: string | undefined;
  /** `carethread` by default. */
  readonly audience?: string | undefined;
  /** ES256 by default. */
  readonly alg?: SigningAlgorithm | undefined;
  /** Of the private keys in the credentials; JWK by default. */
  readonly format?: KeyFormat | undefined;
  /** Where the rooms tell your back end of notifications; nowhere by default. */
  readonly hooks?: string | undefined;
}

export interface MadeKeys {
  /** For your back end alone. */
  readonly credentials: Credentials;
  /** The value of `CARETHREAD_PRACTICES`, as an object. */
  readonly practices: Readonly<Record<string, PracticeRegistration>>;
  /** A value for `CARETHREAD_SECRET`. */
  readonly secret: string;
  /** The value of `CARETHREAD_SEAL` of a new deployment, as an object. */
  readonly seal: {
    readonly keys: Readonly<Record<string, string>>;
    readonly plain: "refused";
  };
}

export interface MadeKey {
  readonly privateJwk: JWK & { readonly kid: string };
  readonly privatePem: string;
  readonly publicJwk: JWK & { readonly kid: string };
}

function originOf(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !/^https?:$/.test(url.protocol) || url.origin !== text.replace(/\/$/, "")) {
    throw bad(
      "origin",
      `The origin ${JSON.stringify(text)} must be like https://ehr.example.org, without a path.`,
    );
  }
  return url.origin;
}

/** A key pair with an id of its own: the beginning of its thumbprint (RFC 7638). */
export async function makeKey(alg: SigningAlgorithm = "ES256"): Promise<MadeKey> {
  if (alg !== "ES256" && alg !== "RS256") throw bad("alg", "The algorithm must be ES256 or RS256.");
  const pair = await generateKeyPair(alg, { extractable: true });
  const publicJwk = await exportJWK(pair.publicKey);
  const about = { kid: (await calculateJwkThumbprint(publicJwk)).slice(0, 16), alg, use: "sig" };
  return {
    privateJwk: { ...(await exportJWK(pair.privateKey)), ...about },
    privatePem: await exportPKCS8(pair.privateKey),
    publicJwk: { ...publicJwk, ...about },
  };
}

/** One key of `CARETHREAD_SEAL`: 32 random bytes. */
export function makeSealKey(): string {
  return randomBytes(32).toString("base64url");
}

/** The key as credentials hold it; a PEM does not carry its `kid`. */
export function heldKey({ privateJwk, privatePem }: MadeKey, format: KeyFormat): CredentialKey {
  return format === "pem" ? { kid: privateJwk.kid, key: privatePem } : privateJwk;
}

/** Makes all that a practice needs: credentials, the registration that goes with them, a secret for the deployment. */
export async function makeKeys(input: KeysInput): Promise<MadeKeys> {
  const { practice, issuer, name = practice, audience = "carethread", alg, format = "jwk", hooks } = input;
  checkPractice(practice);
  if (issuer === "") throw bad("issuer", "The issuer is empty; it is usually your back end's address.");
  if (audience === "") throw bad("audience", "The audience is empty.");
  if (input.origins.length === 0) throw bad("origin", "At least one origin of a page is needed.");
  const origins = [...new Set(input.origins.map(originOf))];

  const people = await makeKey(alg);
  const system = await makeKey(alg);
  const idSecret = randomBytes(32).toString("base64url");
  const hookSecret = makeWebhookSecret();
  const registration: PracticeRegistration = {
    ...{ name, issuer, audience, idSecret, origins },
    keys: { people: [people.publicJwk], system: [system.publicJwk] },
    ...(hooks === undefined ? {} : { hooks: { url: hooks, secret: hookSecret } }),
  };
  return {
    credentials: {
      ...{ practice, issuer, audience, idSecret, hookSecret },
      people: heldKey(people, format),
      system: heldKey(system, format),
    },
    practices: { [practice]: registration },
    secret: randomBytes(32).toString("base64url"),
    seal: { keys: { 1: makeSealKey() }, plain: "refused" },
  };
}
