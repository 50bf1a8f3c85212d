/**
 * Tokens, and the asynchronous functions of the platform's cryptography that rooms and clients use. Those
 * answer from other threads, in whatever order these finish; here they answer at once, so that a seed gives the
 * same world each time.
 */
import { createHash, createHmac, generateKeyPairSync, KeyObject } from "node:crypto";
import { operatorAudience, personKey, type Side } from "@carethread/model";
import { idSecretOf } from "../support/practice.ts";

/** Stands for a signature under a key, which in a world nobody forges: a tenth of a real one's cost. */
function signed(key: string, data: string | Uint8Array): Buffer {
  const half = createHash("sha256").update(`${key} `).update(data).digest();
  return Buffer.concat([half, half]);
}

/** A public key, which stands here for the private one too. */
export interface Key extends Readonly<Record<string, unknown>> {
  readonly kid: string;
  readonly x: string;
}

/** What signs a practice's tokens. */
export interface Signer {
  readonly practice: string;
  readonly issuer: string;
  /** The public keys as the practice registers them: for people, and for its back end. */
  readonly keys: Readonly<Record<"people" | "system", readonly Key[]>>;
  /** A token of a person; times are seconds since 1970. `practice` is another one in a token that is forged. */
  mint(kind: Side, sub: string, iat: number, life: number, practice?: string): string;
}

function made(kid: string): Key {
  const { publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const { x = "", ...jwk } = publicKey.export({ format: "jwk" });
  return { ...jwk, x, kid, alg: "ES256" };
}

function token({ kid, x }: Key, claims: object): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");
  const text = `${part({ alg: "ES256", kid })}.${part(claims)}`;
  return `${text}.${signed(x, text).toString("base64url")}`;
}

/** The name of the key that a token is signed with. */
export function kidOf(token: string): string {
  return (JSON.parse(Buffer.from(token.split(".")[0] ?? "", "base64url").toString()) as Key).kid;
}

/** Its keys have the same name in each practice. `present` gives the one that signs for people by then. */
function signer(practice: string, { people, system }: Signer["keys"], present: () => Key): Signer {
  return {
    practice,
    issuer: issuerOf(practice),
    keys: { people, system },
    mint(kind, sub, iat, life, of = practice) {
      const key = personKey(idSecretOf(of), kind, sub);
      const who = { practice: of, kind, sub, name: sub, key, sid: "s" };
      const claims = { iss: issuerOf(of), aud: "carethread", ...who, iat, exp: iat + life };
      return token(kind === "system" ? (system[0] as Key) : present(), claims);
    },
  };
}

function firstSigner(practice: string): Signer {
  const key = made("k1");
  return signer(practice, { people: [key], system: [made("s1")] }, () => key);
}

function issuerOf(practice: string): string {
  return `https://${practice}.test`;
}

/** The practice of most worlds, and the small one that is its neighbor in some. */
export const harbor = firstSigner("harbor");
export const cove = firstSigner("cove");

/** The keys of the first practice's people where they are replaced, one after the other. */
export const harborKeys: readonly Key[] = [
  ...harbor.keys.people,
  ...Array.from({ length: 8 }, (_, index) => made(`k${index + 2}`)),
];

/** Signs for the first practice's people with the key that is present by then. */
export function replacing(present: () => Key): Signer {
  return signer("harbor", harbor.keys, present);
}

/** Who runs the rooms. */
export const operatorKey = made("op1");

/** The operator's token; times are seconds since 1970. */
export function operatorToken(iat: number): string {
  return token(operatorKey, { aud: operatorAudience, iat, exp: iat + 300 });
}

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

async function check(
  _: unknown,
  key: CryptoKey | SecretKey,
  signature: Uint8Array,
  data: Uint8Array,
): Promise<boolean> {
  if ("raw" in key) return macOf(key, data).equals(signature);
  return signed(nameOf(key), data).equals(signature);
}

/** Keys by what they are made of: in a world one is imported in no time. */
const imported = new Map<string, CryptoKey>();

/** Makes keys known before there is a world. */
export async function importKeys(keys: readonly Key[]): Promise<void> {
  for (const key of keys) {
    if (imported.has(key.x)) continue;
    const algorithm = { name: "ECDSA", namedCurve: "P-256" };
    imported.set(key.x, await crypto.subtle.importKey("jwk", key, algorithm, true, ["verify"]));
  }
}

/** The pair by which every room of a world that makes one signs: to make another takes as long as a world does. */
const pair = await crypto.subtle.generateKey({ name: "ECDSA", namedCurve: "P-256" }, true, [
  "sign",
  "verify",
]);
const exported = new Map([
  [pair.privateKey, await crypto.subtle.exportKey("jwk", pair.privateKey)],
  [pair.publicKey, await crypto.subtle.exportKey("jwk", pair.publicKey)],
]);

async function generateKey(): Promise<CryptoKeyPair> {
  return pair;
}

async function exportKey(_: unknown, key: CryptoKey): Promise<JsonWebKey> {
  const jwk = exported.get(key);
  if (jwk === undefined) throw new Error("no room of a world takes out a key that it has not made");
  return { ...jwk };
}

/** The secret of webhooks, or of a provider of texts, which only these functions are given. */
interface SecretKey {
  readonly raw: Uint8Array;
  /** As Node calls it. */
  readonly hash: string;
}

function macOf({ raw, hash }: SecretKey, data: Uint8Array): Buffer {
  return createHmac(hash, raw).update(data).digest();
}

async function sign(_: unknown, key: CryptoKey | SecretKey, data: Uint8Array): Promise<ArrayBuffer> {
  return Uint8Array.from("raw" in key ? macOf(key, data) : signed(nameOf(key), data)).buffer;
}

/** Returns how to take it away again. */
export function installCrypto(): () => void {
  const { subtle } = globalThis.crypto;
  const original = subtle.importKey.bind(subtle) as (...args: unknown[]) => Promise<unknown>;
  const importKey = async (...args: unknown[]): Promise<unknown> => {
    if (args[0] === "raw") {
      const { hash } = args[2] as { readonly hash: string };
      return { raw: args[1] as Uint8Array, hash: hash.replace("-", "") } satisfies SecretKey;
    }
    if (args[0] === "jwk" && (args[1] as JsonWebKey).d !== undefined) return pair.privateKey;
    return (args[0] === "jwk" && imported.get((args[1] as Key).x)) || original(...args);
  };
  const ours = { importKey, generateKey, exportKey, sign, verify: check, digest };
  for (const [name, value] of Object.entries(ours))
    Object.defineProperty(subtle, name, { value, configurable: true });
  return () => {
    for (const name of Object.keys(ours)) Reflect.deleteProperty(subtle, name);
  };
}
