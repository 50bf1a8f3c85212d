import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";

/** Read at a time: never the whole file. */
const stretch = 1024 * 1024;

/** SHA-256 of a file, in hex. */
export async function digestOf(blob: Blob): Promise<string> {
  const hash = sha256.create();
  for (let at = 0; at < blob.size; at += stretch)
    hash.update(new Uint8Array(await blob.slice(at, at + stretch).arrayBuffer()));
  return bytesToHex(hash.digest());
}
