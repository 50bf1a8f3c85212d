/**
 * Tokens, and the asynchronous functions of the platform's cryptography that rooms and clients use. Those
 * answer from other threads, in whatever order these finish; here they answer at once, so that a seed gives the
 * same world each time.
 */
import { createHash, createHmac, generateKeyPairSync, KeyObject } from "node:crypto";
import { personKey, type Side } from "@carethread/model";
import { idSecretOf } from "../support/practice.ts";

/** Stands for a signature under a key, which in a world nobody forges: a tenth of a real one's cost. */
function signed(key: string, data: string | Uint8Array): Buffer {
  const half = createHash("sha256").update(`${key} `).update(data).digest();
  return Buffer.concat([half, half]);
}

/** What signs a practice's tokens. */
export interface Signer {
  readonly practice: string;
  readonly issuer: string;
  /** The public keys as the practice registers them: for people, and for its back end. */
  readonly keys: Readonly<Record<"people" | "system", readonly Readonly<Record<string, unknown>>[]>>;
  /** A token of a person; times are seconds since 1970. `practice` is another one in a token that is forged. */
  mint(kind: Side, sub: string, iat: number, life: number, practice?: string): string;
}

/** Its keys have the same name in each practice. */
function signer(practice: string): Signer {
  const made = (kid: string) => {
    const { publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    return { ...publicKey.export({ format: "jwk" }), kid, alg: "ES256" };
  };
  const keys = { people: made("k1"), system: made("s1") };
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");
  return {
    practice,
    issuer: issuerOf(practice),
    keys: { people: [keys.people], system: [keys.system] },
    mint(kind, sub, iat, life, of = practice) {
      const { kid, x = "" } = kind === "system" ? keys.system : keys.people;
      const key = personKey(idSecretOf(of), kind, sub);
      const who = { practice: of, kind, sub, name: sub, key, sid: "s" };
      const claims = { iss: issuerOf(of), aud: "carethread", ...who, iat, exp: iat + life };
      const text = `${part({ alg: "ES256", kid })}.${part(claims)}`;
      return `${text}.${signed(x, text).toString("base64url")}`;
    },
  };
}

function issuerOf(practice: string): string {
  return `https://${practice}.test`;
}

/** The practice of most worlds, and the small one that is its neighbor in some. */
export const harbor = signer("harbor");
export const cove = signer("cove");

async function digest(_: unknown, data: Uint8Array): Promise<ArrayBuffer> {
  return Uint8Array.from(createHash("sha256").update(data).digest()).buffer;
}

/** Keys by what the platform holds of them. */
const names = new WeakMap<CryptoKey, string>();

function nameOf(key: CryptoKey): string {
  const name = names.get(key) ?? KeyObject.from(key).export({ format: "jwk" }).x ?? "";
  names.set(key, name);
  return name;
}

async function check(_: unknown, key: CryptoKey, signature: Uint8Array, data: Uint8Array): Promise<boolean> {
  return signed(nameOf(key), data).equals(signature);
}

/** The secret of a webhook, which only `signHook` is given. */
interface HookKey {
  readonly raw: Uint8Array;
}

async function signHook(_: unknown, key: unknown, data: Uint8Array): Promise<ArrayBuffer> {
  return Uint8Array.from(
    createHmac("sha256", (key as HookKey).raw)
      .update(data)
      .digest(),
  ).buffer;
}

/** Returns how to take it away again. */
export function installCrypto(): () => void {
  const { subtle } = globalThis.crypto;
  const original = subtle.importKey.bind(subtle) as (...args: unknown[]) => Promise<unknown>;
  const importKey = async (...args: unknown[]): Promise<unknown> =>
    args[0] === "raw" ? ({ raw: args[1] as Uint8Array } satisfies HookKey) : original(...args);
  Object.defineProperty(subtle, "importKey", { value: importKey, configurable: true });
  Object.defineProperty(subtle, "sign", { value: signHook, configurable: true });
  Object.defineProperty(subtle, "digest", { value: digest, configurable: true });
  Object.defineProperty(subtle, "verify", { value: check, configurable: true });
  return () => {
    Reflect.deleteProperty(subtle, "digest");
    Reflect.deleteProperty(subtle, "verify");
    Reflect.deleteProperty(subtle, "importKey");
    Reflect.deleteProperty(subtle, "sign");
  };
}
