/** A practice with a key pair of its own, and tokens for whoever a test needs. */
import { patientKey, personKey, roomName } from "@carethread/model";
import { exportJWK, generateKeyPair, SignJWT } from "jose";

export interface TokenOptions {
  readonly name?: string;
  readonly practice?: string;
  readonly issuer?: string;
  readonly audience?: string;
  /** Seconds since 1970. */
  readonly iat?: number;
  /** Seconds. */
  readonly life?: number;
  readonly kid?: string;
}

export interface TestPractice {
  readonly id: string;
  readonly registration: Record<string, unknown>;
  token(kind: "staff" | "portal" | "system", sub: string, options?: TokenOptions): Promise<string>;
  /** A token of exactly these claims and this header, signed with the practice's key. */
  sign(claims: Record<string, unknown>, header?: Record<string, unknown>): Promise<string>;
  personRoom(kind: "staff" | "portal" | "system", sub: string): Promise<string>;
  patientRoom(hostId: string): Promise<string>;
}

export async function createTestPractice(
  id: string,
  settings: Record<string, unknown> = {},
  origins: readonly string[] = ["https://ehr.test"],
): Promise<TestPractice> {
  const { publicKey, privateKey } = await generateKeyPair("ES256");
  const jwk = { ...(await exportJWK(publicKey)), kid: "k1", alg: "ES256" };
  const issuer = `https://${id}.test`;
  return {
    id,
    registration: {
      name: `Practice ${id}`,
      issuer,
      audience: "carethread",
      jwks: { keys: [jwk] },
      origins,
      settings,
    },
    token(kind, sub, options = {}) {
      const iat = options.iat ?? Math.floor(Date.now() / 1000);
      return new SignJWT({ practice: options.practice ?? id, kind, name: options.name ?? sub })
        .setProtectedHeader({ alg: "ES256", kid: options.kid ?? "k1" })
        .setIssuer(options.issuer ?? issuer)
        .setAudience(options.audience ?? "carethread")
        .setSubject(sub)
        .setIssuedAt(iat)
        .setExpirationTime(iat + (options.life ?? 600))
        .sign(privateKey);
    },
    sign: (claims, header = {}) =>
      new SignJWT(claims).setProtectedHeader({ alg: "ES256", kid: "k1", ...header }).sign(privateKey),
    personRoom: async (kind, sub) => roomName(id, await personKey(id, kind, sub)),
    patientRoom: async hostId => roomName(id, await patientKey(id, hostId)),
  };
}
