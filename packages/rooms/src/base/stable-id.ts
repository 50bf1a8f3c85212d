/** A key that is the same for the same parts: who is told twice of one thing knows it again. */
import { keyOf } from "@carethread/model";
import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";

export function stableId(...parts: readonly (string | number)[]): string {
  return keyOf(sha256(utf8ToBytes(JSON.stringify(parts))));
}

/** By which rooms know a session of a person's: the host's own id of it might let somebody in there, and is stored nowhere. */
export function sessionKey(sid: string): string {
  return stableId("session", sid);
}
