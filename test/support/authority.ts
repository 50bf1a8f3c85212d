/** A host's back end that certifies devices, with its practice's records key. */
import type { DeviceAuthority } from "@carethread/client";
import { payloadOf } from "@carethread/model";
import { exportJWK, generateKeyPair, SignJWT } from "jose";

interface Claims {
  readonly key: string;
  readonly name: string;
  readonly kind: "staff" | "portal";
}

const day = 86_400_000;

export interface Authority {
  /** For who this token is of. */
  of(token: () => Promise<string>): DeviceAuthority;
  /** The certificate of these keys for whom these claims name. */
  sign(claims: Record<string, unknown>): Promise<string>;
  jwks(): Promise<{ keys: object[] }>;
  /** Another records key from now on. */
  rotate(): Promise<void>;
  /** Those that there were, by kid. */
  readonly records: Map<string, CryptoKeyPair>;
}

export async function createAuthority(practice: string, now: () => number = Date.now): Promise<Authority> {
  const signing = await generateKeyPair("ES256", { extractable: true });
  const records = new Map<string, CryptoKeyPair>();
  const rotate = async (): Promise<void> => {
    const pair = await crypto.subtle.generateKey({ name: "ECDH", namedCurve: "P-256" }, true, ["deriveBits"]);
    records.set(`records-${records.size + 1}`, pair as CryptoKeyPair);
  };
  await rotate();
  const sign = (claims: Record<string, unknown>): Promise<string> => {
    const iat = Math.floor(now() / 1000);
    return new SignJWT({ aud: "carethread-device", practice, iat, exp: iat + (30 * day) / 1000, ...claims })
      .setProtectedHeader({ alg: "ES256", typ: "carethread-device+jwt", kid: "devices-1" })
      .sign(signing.privateKey);
  };
  const jwks = async (): Promise<{ keys: object[] }> => {
    const [kid, pair] = [...records].at(-1) as [string, CryptoKeyPair];
    return {
      keys: [
        { ...(await exportJWK(signing.publicKey)), kid: "devices-1", use: "sig", alg: "ES256" },
        { ...(await exportJWK(pair.publicKey)), kid, use: "enc" },
      ],
    };
  };
  return {
    of: token => ({
      async certify({ device, hpke, sign: signs }) {
        const { key, name, kind } = payloadOf(await token()) as Claims;
        return sign({ sub: key, name, side: kind, device, hpke, sign: signs });
      },
      keys: jwks,
    }),
    sign,
    jwks,
    rotate,
    records,
  };
}
