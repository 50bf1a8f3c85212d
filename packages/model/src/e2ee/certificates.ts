/**
 * Who a device is, as the host's own back end says it: a JWS over its keys, verified by keys of the page's own origin. So
 * the rooms, which carry it, can add no device of their own.
 */
import { compactVerify } from "jose";
import * as z from "zod/mini";
import { DeviceId } from "../encryption/encryption.ts";
import { Key } from "../names.ts";
import { bytesOf } from "./bytes.ts";
import { deviceIdOf } from "./devices.ts";
import { E2eeError } from "./error.ts";
import { readKeys } from "./jwks.ts";

export interface CertifiedDevice {
  readonly device: string;
  /** The person's key in the rooms. */
  readonly person: string;
  readonly name: string;
  readonly side: "staff" | "portal";
  readonly hpke: CryptoKey;
  readonly sign: CryptoKey;
  /** The JWS that all of this is from. */
  readonly certificate: string;
  /** When it runs out, in milliseconds. */
  readonly expires: number;
}

export interface Trust {
  readonly practice: string;
  /** The practice's present records key; null where it has published none. */
  readonly records: { readonly kid: string; readonly key: CryptoKey } | null;
  /**
   * Rejects with "bad-certificate", and with "expired" where it is genuine and has run out at that time; `late`: by so many
   * milliseconds it may have, which what stands in a log is allowed.
   */
  verify(certificate: string, at: number, late?: number): Promise<CertifiedDevice>;
}

export const day = 86_400_000;

/** How long a certificate lasts at most; a minute is for a host that adds to its own clock. */
const longest = 90 * day + 60_000;

/** As many characters as the wire takes: with a longer one nobody could make an epoch that the rooms take. */
const mostText = 2000;

const type = "carethread-device+jwt";

const Claims = /* @__PURE__ */ z.object({
  aud: /* @__PURE__ */ z.literal("carethread-device"),
  practice: /* @__PURE__ */ z.string(),
  sub: Key,
  name: /* @__PURE__ */ z.string().check(/* @__PURE__ */ z.maxLength(500)),
  side: /* @__PURE__ */ z.enum(["staff", "portal"]),
  device: DeviceId,
  hpke: /* @__PURE__ */ z.string(),
  sign: /* @__PURE__ */ z.string(),
  iat: /* @__PURE__ */ z.int(),
  exp: /* @__PURE__ */ z.int(),
});

interface Genuine {
  readonly from: number;
  readonly device: CertifiedDevice;
}

/** A raw point of P-256; WebCrypto refuses one that is not on the curve. */
function importPoint(text: string, name: "ECDH" | "ECDSA"): Promise<CryptoKey> {
  const usages: KeyUsage[] = name === "ECDSA" ? ["verify"] : [];
  return crypto.subtle.importKey("raw", bytesOf(text), { name, namedCurve: "P-256" }, true, usages);
}

/** All that a certificate says but whether it is in time. */
async function readCertificate(
  certificate: string,
  practice: string,
  signers: ReadonlyMap<string, CryptoKey>,
): Promise<Genuine> {
  if (certificate.length > mostText) throw new E2eeError("bad-certificate");
  const { payload, protectedHeader } = await compactVerify(
    certificate,
    ({ kid }) => {
      const key = signers.get(kid ?? "");
      if (key === undefined) throw new E2eeError("bad-certificate");
      return key;
    },
    { algorithms: ["ES256"] },
  );
  // A token of another kind under the same key, as a session's, is no certificate.
  if (protectedHeader.typ !== type) throw new E2eeError("bad-certificate");
  const claims = Claims.parse(JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(payload)));
  const lasts = (claims.exp - claims.iat) * 1000;
  const isOurs = claims.practice === practice && lasts > 0 && lasts <= longest;
  // One key for two uses would let what is made for one be shown for the other.
  if (!isOurs || claims.hpke === claims.sign) throw new E2eeError("bad-certificate");
  // Under another's name it would keep that one from reading.
  if (claims.device !== (await deviceIdOf(claims))) throw new E2eeError("bad-certificate");
  const [hpke, sign] = await Promise.all([
    importPoint(claims.hpke, "ECDH"),
    importPoint(claims.sign, "ECDSA"),
  ]);
  const { device, sub: person, name, side } = claims;
  return {
    from: claims.iat * 1000,
    device: { device, person, name, side, hpke, sign, certificate, expires: claims.exp * 1000 },
  };
}

/** By a JWKS of the page's own origin; "bad-keys" where it is none, or holds no key that certificates are signed by. */
export async function openTrust(practice: string, jwks: unknown): Promise<Trust> {
  const { signers, records } = await readKeys(jwks);
  // The same certificates stand in every epoch of a log. Only genuine ones are kept: what is made up would fill memory.
  const known = new Map<string, Genuine>();
  const genuine = async (certificate: string): Promise<Genuine> => {
    const before = known.get(certificate);
    if (before !== undefined) return before;
    let read: Genuine;
    try {
      read = await readCertificate(certificate, practice, signers);
    } catch {
      throw new E2eeError("bad-certificate");
    }
    known.set(certificate, read);
    return read;
  };
  return {
    practice,
    records,
    async verify(certificate, at, late = 0) {
      const { from, device } = await genuine(certificate);
      // A clock that is a day behind still knows a certificate of just now.
      if (at < from - day) throw new E2eeError("bad-certificate");
      if (at >= device.expires + late) throw new E2eeError("expired");
      return device;
    },
  };
}
