/** A key that is the same for the same parts: who is told twice of one thing knows it again. */
import { keyOf } from "@carethread/model";
import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";

export function stableId(...parts: readonly (string | number)[]): string {
  return keyOf(sha256(utf8ToBytes(JSON.stringify(parts))));
}
