/** The keys that a practice's own origin publishes (RFC 7517): those that sign certificates, and its records key. */
import * as z from "zod/mini";
import { E2eeError } from "./error.ts";

const Jwks = /* @__PURE__ */ z.object({ keys: /* @__PURE__ */ z.array(/* @__PURE__ */ z.unknown()) });

const Common = {
  kty: /* @__PURE__ */ z.literal("EC"),
  crv: /* @__PURE__ */ z.literal("P-256"),
  x: /* @__PURE__ */ z.string(),
  y: /* @__PURE__ */ z.string(),
  kid: /* @__PURE__ */ z.string().check(/* @__PURE__ */ z.minLength(1), /* @__PURE__ */ z.maxLength(200)),
};

/** A set holds keys for other uses too, and those of kinds to come: what is neither of these is passed over. */
const Known = /* @__PURE__ */ z.union([
  /* @__PURE__ */ z.object({
    ...Common,
    use: /* @__PURE__ */ z.literal("sig"),
    alg: /* @__PURE__ */ z.literal("ES256"),
  }),
  /* @__PURE__ */ z.object({ ...Common, use: /* @__PURE__ */ z.literal("enc") }),
]);

export interface PracticeKeys {
  /** What verifies certificates, by kid. */
  readonly signers: ReadonlyMap<string, CryptoKey>;
  /** The practice's present records key: the first that is there. */
  readonly records: { readonly kid: string; readonly key: CryptoKey } | null;
}

/** Whether a private key was published: then nothing under these keys can be trusted. */
function isPrivate(key: unknown): boolean {
  return typeof key === "object" && key !== null && "d" in key;
}

/** "bad-keys" where it is no set of keys, or one by which no certificate can be verified. */
export async function readKeys(jwks: unknown): Promise<PracticeKeys> {
  const read = Jwks.safeParse(jwks);
  if (!read.success || read.data.keys.some(isPrivate)) throw new E2eeError("bad-keys");
  const signers = new Map<string, CryptoKey>();
  let records: PracticeKeys["records"] = null;
  for (const found of read.data.keys) {
    const { success, data } = Known.safeParse(found);
    if (!success) continue;
    const { kty, crv, x, y, kid, use } = data;
    const isSigner = use === "sig";
    if (!isSigner && records !== null) continue;
    // Two keys of one name: which of them is meant would be anybody's guess.
    if (isSigner && signers.has(kid)) throw new E2eeError("bad-keys");
    const how = { name: isSigner ? "ECDSA" : "ECDH", namedCurve: "P-256" };
    let key: CryptoKey;
    try {
      key = await crypto.subtle.importKey("jwk", { kty, crv, x, y }, how, true, isSigner ? ["verify"] : []);
    } catch {
      throw new E2eeError("bad-keys");
    }
    if (isSigner) signers.set(kid, key);
    else records = { kid, key };
  }
  if (signers.size === 0) throw new E2eeError("bad-keys");
  return { signers, records };
}
