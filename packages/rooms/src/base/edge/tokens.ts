/** Who somebody is: verifies the host's tokens. Rights are looked up elsewhere. */
import {
  Claims,
  limits,
  needsSession,
  type Person,
  peekClaims,
  personKey,
  roomLimits,
} from "@carethread/model";
import { jwtVerify } from "jose";
import type { Practice } from "../practices/practices.ts";

export interface Identity {
  readonly person: Person;
  /** When the token ends, milliseconds since 1970. */
  readonly exp: number;
  /** The host's session; null for its back end. */
  readonly sid: string | null;
}

/**
 * The identity that a token of this practice proves at `now`. `foreign` where the token speaks of another
 * practice: such a caller is told the same as of a room that does not exist. Null where it proves nothing; why
 * is nobody's business.
 */
export async function verifyToken(
  practice: Practice,
  token: string,
  now: number,
): Promise<Identity | "foreign" | null> {
  const spoken = spokenOf(token);
  if (spoken !== null && spoken.practice !== practice.id) return "foreign";
  if (spoken === null) return null;
  try {
    const { people, system } = practice.keys;
    const { payload } = await jwtVerify(token, spoken.kind === "system" ? system : people, {
      algorithms: ["ES256", "RS256"],
      issuer: practice.issuer,
      audience: practice.audience,
      clockTolerance: limits.tokenSkew / 1000,
      currentDate: new Date(now),
      requiredClaims: ["exp", "iat", "sub"],
    });
    const claims = Claims.safeParse(payload);
    if (!claims.success) return null;
    const { practice: id, kind, sub, name, key, sid = null, exp, iat } = claims.data;
    if (id !== practice.id || (exp - iat) * 1000 > limits.tokenLife) return null;
    if (iat * 1000 > now + limits.tokenSkew) return null;
    if (key !== personKey(practice.idSecret, kind, sub)) return null;
    if (needsSession(kind) && sid === null) return null;
    return { person: { id: key, side: kind, name }, exp: exp * 1000 + limits.tokenSkew, sid };
  } catch {
    return null;
  }
}

/** As `verifyToken`, for a practice that nobody has registered: nothing proves anything there, and all looks alike. */
export function tokenForNobody(practice: string, token: string): "foreign" | null {
  const spoken = spokenOf(token);
  return spoken !== null && spoken.practice !== practice ? "foreign" : null;
}

/** What a token says of itself; null for what is none, or too long to be looked at. */
function spokenOf(token: string): Claims | null {
  return token.length > roomLimits.tokenLength ? null : peekClaims(token);
}
