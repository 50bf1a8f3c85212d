import { randomBytes } from "node:crypto";
import { PracticeId } from "@carethread/model";
import { calculateJwkThumbprint, exportJWK, exportPKCS8, generateKeyPair, type JWK } from "jose";
import { HostError } from "../host-error.ts";
import type { SigningAlgorithm } from "./signing-key.ts";

/** What the rooms know of a practice: one entry of `CARETHREAD_PRACTICES`. */
export interface PracticeRegistration {
  readonly name: string;
  readonly issuer: string;
  readonly audience: string;
  /** One or two public keys, so that a key can be replaced without a gap. */
  readonly jwks: { readonly keys: readonly JWK[] };
  /** Origins of the pages that embed the elements. */
  readonly origins: readonly string[];
  /** Where your back end is told of notifications, and the secret that signs them: see `makeWebhookSecret`. */
  readonly hooks?: { readonly url: string; readonly secret: string };
}

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
}

export interface MadeKeys {
  readonly kid: string;
  /** The private key, for your back end alone. */
  readonly privateJwk: JWK;
  readonly privatePem: string;
  /** The value of `CARETHREAD_PRACTICES`, as an object. */
  readonly practices: Readonly<Record<string, PracticeRegistration>>;
  /** A value for `CARETHREAD_SECRET`. */
  readonly secret: string;
}

function bad(at: string, message: string): HostError {
  return new HostError("bad-input", message, { params: { at } });
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

/** Makes a key pair, the registration that goes with it, and a secret for the deployment. */
export async function makeKeys(input: KeysInput): Promise<MadeKeys> {
  const { practice, issuer, name = practice, audience = "carethread", alg = "ES256" } = input;
  if (!PracticeId.safeParse(practice).success) {
    throw bad("practice", "The practice must be 1 to 32 lower-case letters and digits ([a-z0-9]).");
  }
  if (issuer === "") throw bad("issuer", "The issuer is empty; it is usually your back end's address.");
  if (audience === "") throw bad("audience", "The audience is empty.");
  if (alg !== "ES256" && alg !== "RS256") throw bad("alg", "The algorithm must be ES256 or RS256.");
  if (input.origins.length === 0) throw bad("origin", "At least one origin of a page is needed.");
  const origins = [...new Set(input.origins.map(originOf))];

  const pair = await generateKeyPair(alg, { extractable: true });
  const publicJwk = await exportJWK(pair.publicKey);
  const kid = (await calculateJwkThumbprint(publicJwk)).slice(0, 16);
  const about = { kid, alg, use: "sig" };
  return {
    kid,
    privateJwk: { ...(await exportJWK(pair.privateKey)), ...about },
    privatePem: await exportPKCS8(pair.privateKey),
    practices: {
      [practice]: { name, issuer, audience, jwks: { keys: [{ ...publicJwk, ...about }] }, origins },
    },
    secret: randomBytes(32).toString("base64url"),
  };
}
