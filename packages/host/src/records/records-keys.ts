/** The practice's records keys, as who keeps them has them in files. */
import type { RecordsKey } from "@carethread/model/e2ee";
import type { JWK } from "jose";

/** The keys of a file: what `carethread-records keys` wrote, a JWKS, or one private JWK. */
export async function recordsKeysIn(text: string): Promise<RecordsKey[]> {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    // Without the reason, which quotes what stands there.
    throw new Error("The file of --records-key is not JSON.");
  }
  const { keys = [read] } = (read ?? {}) as { keys?: unknown };
  const found = await Promise.all((Array.isArray(keys) ? keys : []).map(importKey));
  if (found.length === 0) throw new Error("The file of --records-key has no key.");
  return found;
}

async function importKey(jwk: unknown): Promise<RecordsKey> {
  const { kid, kty, crv, x, y, d } = (jwk ?? {}) as JWK;
  try {
    if (kid === undefined || d === undefined) throw new Error("no private key with a name");
    const how = { name: "ECDH", namedCurve: "P-256" };
    const key = await crypto.subtle.importKey("jwk", { kty, crv, x, y, d } as JsonWebKey, how, true, [
      "deriveBits",
    ]);
    return { kid, key };
  } catch {
    throw new Error(
      "The file of --records-key has a key that is no private JWK of the curve P-256 with a `kid`.",
    );
  }
}
