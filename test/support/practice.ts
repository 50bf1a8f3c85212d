/** A practice with keys of its own, and tokens for whoever a test needs. */
import { patientKey, personKey, roomName, type Side } from "@carethread/model";
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
  /** A session; null for none. */
  readonly sid?: string | null;
  /** The person's key where it is to be a wrong one. */
  readonly key?: string;
}

export interface TestPractice {
  readonly id: string;
  readonly idSecret: string;
  readonly registration: Record<string, unknown>;
  token(kind: Side, sub: string, options?: TokenOptions): Promise<string>;
  /** A token of exactly these claims and this header, signed with the practice's key for people. */
  sign(claims: Record<string, unknown>, header?: Record<string, unknown>): Promise<string>;
  personKey(kind: Side, sub: string): string;
  patientKey(hostId: string): string;
  personRoom(kind: Side, sub: string): Promise<string>;
  patientRoom(hostId: string): Promise<string>;
}

/** The id secret of a test's practice: always the same one, so that keys stand still. */
export function idSecretOf(practice: string): string {
  return practice.padEnd(43, "0");
}

async function makeKeyPair(kid: string) {
  const { publicKey, privateKey } = await generateKeyPair("ES256");
  return { kid, jwk: { ...(await exportJWK(publicKey)), kid, alg: "ES256" }, privateKey };
}

const keyPairs = new Map<string, ReturnType<typeof makeKeyPair>>();

/** Made once in a process: hundreds of tests begin with the same practice. */
function keyPair(owner: string, kid: string): ReturnType<typeof makeKeyPair> {
  const name = `${owner} ${kid}`;
  const pair = keyPairs.get(name) ?? makeKeyPair(kid);
  keyPairs.set(name, pair);
  return pair;
}

export async function createTestPractice(
  id: string,
  settings: Record<string, unknown> = {},
  origins: readonly string[] = ["https://ehr.test"],
  /** Another word than that of the same practice elsewhere: other keys than its. */
  keys = "",
): Promise<TestPractice> {
  const people = await keyPair(id + keys, "k1");
  const system = await keyPair(id + keys, "s1");
  const tokens = new Map<string, Promise<string>>();
  const issuer = `https://${id}.test`;
  const idSecret = idSecretOf(id);
  return {
    id,
    idSecret,
    registration: {
      name: `Practice ${id}`,
      issuer,
      audience: "carethread",
      keys: { people: [people.jwk], system: [system.jwk] },
      idSecret,
      origins,
      settings,
    },
    token(kind, sub, options = {}) {
      const iat = options.iat ?? Math.floor(Date.now() / 1000);
      const { kid, privateKey } = kind === "system" ? system : people;
      // A session ends after twelve hours, and tests let days pass.
      const session = kind === "system" ? null : `s${Math.floor(iat / 21_600)}`;
      const { practice = id, name = sub, sid = session } = options;
      const key = options.key ?? personKey(idSecret, kind, sub);
      // Whoever asks again within the same second has what a host that keeps its tokens would give.
      const asked = JSON.stringify({ ...options, kind, sub, iat });
      const known = tokens.get(asked);
      if (known) return known;
      const signed = new SignJWT({ practice, kind, name, key, ...(sid === null ? {} : { sid }) })
        .setProtectedHeader({ alg: "ES256", kid: options.kid ?? kid })
        .setIssuer(options.issuer ?? issuer)
        .setAudience(options.audience ?? "carethread")
        .setSubject(sub)
        .setIssuedAt(iat)
        .setExpirationTime(iat + (options.life ?? 600))
        .sign(privateKey);
      tokens.set(asked, signed);
      return signed;
    },
    sign: (claims, header = {}) =>
      new SignJWT(claims).setProtectedHeader({ alg: "ES256", kid: "k1", ...header }).sign(people.privateKey),
    personKey: (kind, sub) => personKey(idSecret, kind, sub),
    patientKey: hostId => patientKey(idSecret, hostId),
    personRoom: async (kind, sub) => roomName(id, personKey(idSecret, kind, sub)),
    patientRoom: async hostId => roomName(id, patientKey(idSecret, hostId)),
  };
}
