import { createPrivateKey, KeyObject } from "node:crypto";
import type { CryptoKey, JWK } from "jose";
import { HostError } from "../host-error.ts";

/** A private key as a back end may hold it: PEM (PKCS #8), a JWK as object or JSON, or Node's own objects. */
export type SigningKeyInput = string | JWK | KeyObject | CryptoKey;

export type SigningAlgorithm = "ES256" | "RS256";

export interface SigningKey {
  readonly key: KeyObject;
  readonly alg: SigningAlgorithm;
  /** The key's own id, where the JWK has one. */
  readonly kid: string | undefined;
}

/** Reads a private key and tells what it signs with; nothing but ES256 and RS256 can come out. */
export function signingKey(input: SigningKeyInput): SigningKey {
  const jwk = asJwk(input);
  const key = jwk ? fromJwk(jwk) : fromObject(input as Exclude<SigningKeyInput, JWK>);
  const alg = algorithmOf(key);
  if (jwk?.alg !== undefined && jwk.alg !== alg) {
    throw badKey(`The JWK says "alg": ${JSON.stringify(jwk.alg)}, but such a key signs with ${alg}.`);
  }
  return { key, alg, kid: typeof jwk?.kid === "string" && jwk.kid !== "" ? jwk.kid : undefined };
}

function badKey(message: string, cause?: unknown): HostError {
  return new HostError("bad-input", message, { params: { at: "key" }, cause });
}

function asJwk(input: SigningKeyInput): JWK | null {
  if (typeof input === "string") {
    if (!input.trimStart().startsWith("{")) return null;
    try {
      return JSON.parse(input) as JWK;
    } catch (cause) {
      throw badKey("`key` looks like a JWK, but it is not JSON.", cause);
    }
  }
  return typeof input === "object" && input !== null && "kty" in input ? input : null;
}

function fromJwk(jwk: JWK): KeyObject {
  if (jwk.kty === "oct") throw badKey("`key` is a shared secret; tokens need a private EC or RSA key.");
  if (jwk.d === undefined) throw badKey("`key` is a public JWK; give the private one, which has `d`.");
  try {
    return createPrivateKey({ key: jwk as unknown as import("node:crypto").JsonWebKey, format: "jwk" });
  } catch (cause) {
    throw badKey("`key` is not a private JWK that can be read.", cause);
  }
}

function fromObject(input: string | KeyObject | CryptoKey): KeyObject {
  let key: KeyObject;
  try {
    if (typeof input === "string") key = createPrivateKey(input);
    else
      key =
        input instanceof KeyObject ? input : KeyObject.from(input as Parameters<typeof KeyObject.from>[0]);
  } catch (cause) {
    throw badKey("`key` must be a private key: PEM (PKCS #8), JWK, KeyObject or CryptoKey.", cause);
  }
  if (key.type !== "private") throw badKey(`\`key\` is a ${key.type} key; tokens need the private one.`);
  return key;
}

function algorithmOf(key: KeyObject): SigningAlgorithm {
  const details = key.asymmetricKeyDetails;
  if (key.asymmetricKeyType === "ec" && details?.namedCurve === "prime256v1") return "ES256";
  if (key.asymmetricKeyType === "rsa") {
    if ((details?.modulusLength ?? 0) >= 2048) return "RS256";
    throw badKey("An RSA key needs at least 2,048 bits.");
  }
  const what = [key.asymmetricKeyType, details?.namedCurve].filter(Boolean).join(" ");
  throw badKey(`\`key\` is of the type ${what}; use EC P-256 (ES256) or RSA (RS256).`);
}
