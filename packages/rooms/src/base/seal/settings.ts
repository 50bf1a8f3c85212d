/** The variable `CARETHREAD_SEAL`: by which keys what rooms store is sealed. */
import { keyBytes } from "./cipher.ts";
import { DeploymentKeys } from "./deployment-keys.ts";
import type { KeyProvider } from "./key-provider.ts";

export interface Seal {
  readonly keys: KeyProvider;
  /** Rooms that stored something before there was a key are not read. */
  readonly isStrict: boolean;
}

/** A version that a person counts. */
const version = /^[1-9]\d{0,5}$/;
/** 32 bytes as base64url. */
const encoded = /^[A-Za-z0-9_-]{43}=?$/;

/**
 * Reads `{ "keys": { "<version>": "<32 bytes as base64url>" }, "plain"?: "opened" | "refused" }`; a string says what is
 * wrong. No such sentence quotes anything, as it may be a key that stands in the wrong place.
 */
export function readSeal(value: unknown): Seal | string {
  if (typeof value !== "object" || value === null) return "it must be an object.";
  const { keys, plain = "opened", ...others } = value as Record<string, unknown>;
  if (Object.keys(others).length > 0) return 'it has "keys" and "plain", and nothing else.';
  if (plain !== "opened" && plain !== "refused") return '"plain" must be "opened" or "refused".';
  if (typeof keys !== "object" || keys === null || Object.keys(keys).length === 0)
    return '"keys" must have at least one key, by its version.';
  const read = new Map<string, Uint8Array>();
  for (const [name, key] of Object.entries(keys)) {
    if (!version.test(name)) return "the version of a key must be a whole number from 1 on.";
    if (typeof key !== "string" || !encoded.test(key))
      return `key ${name} must be 32 random bytes as base64url, which are 43 characters.`;
    read.set(name, bytesOf(key));
  }
  return { keys: new DeploymentKeys(read), isStrict: plain === "refused" };
}

function bytesOf(text: string): Uint8Array {
  const binary = atob(text.slice(0, 43).replaceAll("-", "+").replaceAll("_", "/").padEnd(44, "="));
  return Uint8Array.from(binary, char => char.charCodeAt(0)).subarray(0, keyBytes);
}
