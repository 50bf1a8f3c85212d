/** Words as they lie in a box: their length, their JSON, and zeros up to a size that says nothing of them. */
import { sealedSizes } from "../encryption/encryption.ts";
import { type Octets, utf8 } from "./bytes.ts";
import { E2eeError } from "./error.ts";

const before = 4;

/** "too-large" where it fits no size, or none up to `most` bytes. */
export function padded(content: unknown, most: number = Number.POSITIVE_INFINITY): Octets {
  const json = JSON.stringify(content);
  if (json === undefined) throw new TypeError("what is sealed has a JSON");
  const bytes = utf8(json);
  const size = sealedSizes.find(each => each >= before + bytes.length);
  if (size === undefined || size > most) throw new E2eeError("too-large");
  const all = new Uint8Array(size);
  new DataView(all.buffer).setUint32(0, bytes.length);
  all.set(bytes, before);
  return all;
}

/** "forged" where it was not padded so: no writer of ours makes another form, so nothing can be hidden in one. */
export function unpadded(all: Octets): unknown {
  const length = new DataView(all.buffer, all.byteOffset).getUint32(0);
  const end = before + length;
  if (end > all.length || all.subarray(end).some(byte => byte !== 0)) throw new E2eeError("forged");
  try {
    const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
    return JSON.parse(decoder.decode(all.subarray(before, end)));
  } catch {
    throw new E2eeError("forged");
  }
}
