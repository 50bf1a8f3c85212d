/** Who somebody is: verifies the host's tokens. Rights are looked up elsewhere. */
import { Claims, limits, type Person, peekClaims, personKey, roomLimits } from "@carethread/model";
import { jwtVerify } from "jose";
import type { Practice } from "./deployment.ts";

export interface Identity {
  readonly person: Person;
  /** When the token ends, milliseconds since 1970. */
  readonly exp: number;
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
  const unverified = tokenForNobody(practice.id, token);
  if (unverified === "foreign" || token.length > roomLimits.tokenLength) return unverified;
  try {
    const { payload } = await jwtVerify(token, practice.keys, {
      algorithms: ["ES256", "RS256"],
      issuer: practice.issuer,
      audience: practice.audience,
      clockTolerance: limits.tokenSkew / 1000,
      currentDate: new Date(now),
      requiredClaims: ["exp", "iat", "sub"],
    });
    const claims = Claims.safeParse(payload);
    if (!claims.success) return null;
    const { practice: id, kind, sub, name, exp, iat } = claims.data;
    if (id !== practice.id || (exp - iat) * 1000 > limits.tokenLife) return null;
    if (iat * 1000 > now + limits.tokenSkew) return null;
    return {
      person: { id: await personKey(id, kind, sub), side: kind, name },
      exp: exp * 1000 + limits.tokenSkew,
    };
  } catch {
    return null;
  }
}

/** As `verifyToken`, for a practice that nobody has registered: nothing proves anything there, and all looks alike. */
export function tokenForNobody(practice: string, token: string): "foreign" | null {
  if (token.length > roomLimits.tokenLength) return null;
  const spoken = peekClaims(token);
  return spoken !== null && spoken.practice !== practice ? "foreign" : null;
}
