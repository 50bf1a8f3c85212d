/**
 * A device that is the same at each start. A browser keeps keys that nobody can take out; here they stand in the demo's state
 * folder, because Node has no such place.
 */
import type { KeptStorage } from "@carethread/client";
import { deviceWith } from "@carethread/model/e2ee";

interface KeptPair {
  readonly privateKey: JsonWebKey;
  readonly publicKey: JsonWebKey;
}

/** As JSON has it. */
export interface SteadyDevice {
  readonly hpke: KeptPair;
  readonly sign: KeptPair;
}

const uses = {
  hpke: { name: "ECDH", mine: ["deriveBits"], others: [] },
  sign: { name: "ECDSA", mine: ["sign"], others: ["verify"] },
} as const satisfies Record<string, { name: string; mine: KeyUsage[]; others: KeyUsage[] }>;

async function makePair(use: keyof typeof uses): Promise<KeptPair> {
  const { name, mine, others } = uses[use];
  const how = { name, namedCurve: "P-256" };
  const { privateKey, publicKey } = await crypto.subtle.generateKey(how, true, [...mine, ...others]);
  const jwkOf = (key: CryptoKey): Promise<JsonWebKey> => crypto.subtle.exportKey("jwk", key);
  return { privateKey: await jwkOf(privateKey), publicKey: await jwkOf(publicKey) };
}

export async function makeSteadyDevice(): Promise<SteadyDevice> {
  return { hpke: await makePair("hpke"), sign: await makePair("sign") };
}

async function readPair(pair: KeptPair, use: keyof typeof uses): Promise<CryptoKeyPair> {
  const { name, mine, others } = uses[use];
  const read = (jwk: JsonWebKey, isPublic: boolean): Promise<CryptoKey> =>
    crypto.subtle.importKey("jwk", jwk, { name, namedCurve: "P-256" }, isPublic, [
      ...(isPublic ? others : mine),
    ]);
  return { privateKey: await read(pair.privateKey, false), publicKey: await read(pair.publicKey, true) };
}

/** A browser's place for keys, in which this device stands from the beginning. */
export async function keysWith({ hpke, sign }: SteadyDevice): Promise<KeptStorage> {
  const device = await deviceWith({ hpke: await readPair(hpke, "hpke"), sign: await readPair(sign, "sign") });
  const kept = new Map<string, unknown>();
  return {
    async entries(prefix) {
      if (prefix.startsWith("device ") && !kept.has(prefix)) kept.set(prefix, { device });
      return [...kept].filter(([key]) => key.startsWith(prefix));
    },
    async update(key, change) {
      const value = change(kept.get(key));
      if (value === undefined) kept.delete(key);
      else kept.set(key, value);
      return value;
    },
  };
}
