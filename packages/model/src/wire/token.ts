/** The token that the host's back end signs: it proves who somebody is, never what they may. */
import * as z from "zod/mini";
import { Key, PracticeId } from "../names.ts";
import { pageLimits } from "../page-limits.ts";
import { Name, Side } from "../people/people.ts";
import { payloadOf } from "./peek.ts";

/** The claims of a token (RFC 7519). `kind` says which side of the system the subject is on. */
export const Claims = z.object({
  iss: z.string(),
  sub: z.string().check(z.minLength(1), z.maxLength(pageLimits.nameLength)),
  /** A string or a list of them, which whoever verifies the token compares. */
  aud: z.unknown(),
  exp: z.number(),
  iat: z.number(),
  practice: PracticeId,
  kind: Side,
  name: Name,
  /** The person's own key in the rooms. */
  key: Key,
  /** The host's session of staff and of portal users. */
  sid: z.optional(z.string().check(z.minLength(1), z.maxLength(pageLimits.sessionLength))),
});
export type Claims = z.infer<typeof Claims>;

/** Whether a token of this kind must name a session (`sid`): a practice's back end has none. */
export function needsSession(kind: Side): boolean {
  return kind !== "system";
}

/** What a token says of itself, unverified. Null where it is no token of ours. */
export function peekClaims(token: string): Claims | null {
  const read = Claims.safeParse(payloadOf(token));
  return read.success ? read.data : null;
}
