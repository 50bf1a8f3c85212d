/** The token that the host's back end signs: it proves who somebody is, never what they may. */
import * as z from "zod/mini";
import { Key, PracticeId } from "../names.ts";
import { pageLimits } from "../page-limits.ts";
import { Name, Side } from "../people/people.ts";

/** The claims of a token (RFC 7519). `kind` says which side of the system the subject is on. */
export const Claims = z.object({
  iss: z.string(),
  sub: z.string().check(z.minLength(1), z.maxLength(pageLimits.nameLength)),
  /** A string or a list of them. Who verifies the token compares it; its shape is no business of a client's. */
  aud: z.unknown(),
  exp: z.number(),
  iat: z.number(),
  practice: PracticeId,
  kind: Side,
  name: Name,
  /** The person's own key in the rooms, which a page cannot compute. */
  key: Key,
  /** The host's session of staff and of portal users. */
  sid: z.optional(z.string().check(z.minLength(1), z.maxLength(pageLimits.sessionLength))),
});
export type Claims = z.infer<typeof Claims>;

/** Whether a token of this kind must name a session (`sid`): a practice's back end has none. */
export function needsSession(kind: Side): boolean {
  return kind !== "system";
}

/**
 * What a token says of itself, unverified: enough for a client to find its own room and to know when to ask
 * for a new one. Null where it is no JWT of ours.
 */
export function peekClaims(token: string): Claims | null {
  // The compact form of RFC 7515 and nothing around it: JSON with a token in it has a readable middle, too.
  const payload = /^[\w-]+\.([\w-]+)\.[\w-]*$/.exec(token)?.[1];
  if (payload === undefined) return null;
  try {
    const binary = atob(payload.replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = Uint8Array.from(binary, char => char.charCodeAt(0));
    const parsed = Claims.safeParse(JSON.parse(new TextDecoder().decode(bytes)));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
