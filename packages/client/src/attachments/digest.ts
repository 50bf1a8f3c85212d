import { partsOf } from "@carethread/model";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import type { Content } from "./content.ts";

/** SHA-256 of what comes up of a file, in hex: never all of it is read at once. */
export async function digestOf(content: Content): Promise<string> {
  const hash = sha256.create();
  for (let part = 1; part <= partsOf(content.size); part++) hash.update(await content.part(part));
  return bytesToHex(hash.digest());
}
