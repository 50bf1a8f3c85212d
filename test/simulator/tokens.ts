/**
 * Tokens, and the asynchronous functions of the platform's cryptography that rooms and clients use. Those
 * answer from other threads, in whatever order these finish; here they answer at once, so that a seed gives the
 * same world each time.
 */
import { createHash, createHmac, generateKeyPairSync, KeyObject } from "node:crypto";

/** Stands for a signature under a key, which in a world nobody forges: a tenth of a real one's cost. */
function signed(key: string, data: string | Uint8Array): Buffer {
  const half = createHash("sha256").update(`${key} `).update(data).digest();
  return Buffer.concat([half, half]);
}

/** What signs a practice's tokens. */
export interface Signer {
  readonly practice: string;
  readonly issuer: string;
  readonly jwk: Readonly<Record<string, unknown>>;
  /** A token of a person; times are seconds since 1970. `practice` is another one in a token that is forged. */
  mint(kind: string, sub: string, iat: number, life: number, practice?: string): string;
}

/** Its keys have the same name in each practice. */
function signer(practice: string): Signer {
  const { publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const jwk = { ...publicKey.export({ format: "jwk" }), kid: "k1", alg: "ES256" };
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");
  return {
    practice,
    issuer: issuerOf(practice),
    jwk,
    mint(kind, sub, iat, life, of = practice) {
      const claims = { iss: issuerOf(of), aud: "carethread", practice: of, kind, sub, name: sub, iat };
      const text = `${part({ alg: "ES256", kid: "k1" })}.${part({ ...claims, exp: iat + life })}`;
      return `${text}.${signed(jwk.x ?? "", text).toString("base64url")}`;
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
