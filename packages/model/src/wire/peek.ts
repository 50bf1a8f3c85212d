/** What a page reads of its own token, unverified: a badge needs no more, and brings no more along. */
import * as z from "zod/mini";
import { Key, PracticeId } from "../names.ts";

const TokenPeek = z.object({
  practice: PracticeId,
  /** The person's own key in the rooms, which a page cannot compute. */
  key: Key,
  exp: z.number(),
  iat: z.number(),
  // What these may be is the rooms' affair; a token without them was made by mistake, and its maker hears of it here.
  iss: z.string(),
  sub: z.string(),
  kind: z.string(),
  name: z.string(),
});
export type TokenPeek = z.infer<typeof TokenPeek>;

/** What stands in a token; undefined where it is no JWT. */
export function payloadOf(token: string): unknown {
  // The compact form of RFC 7515 and nothing around it: JSON with a token in it has a readable middle, too.
  const payload = /^[\w-]+\.([\w-]+)\.[\w-]*$/.exec(token)?.[1];
  if (payload === undefined) return undefined;
  try {
    const binary = atob(payload.replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = Uint8Array.from(binary, char => char.charCodeAt(0));
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}

/** Enough for a page to find its own room and to know when to ask for a new token. Null where it is no token of ours. */
export function peekToken(token: string): TokenPeek | null {
  const read = TokenPeek.safeParse(payloadOf(token));
  return read.success ? read.data : null;
}
