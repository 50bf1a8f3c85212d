/**
 * Files that a device seals before they leave it, in an encrypted conversation: their rooms keep bytes that nobody there can
 * look into, and learn of each a size that many files have.
 */
import { partBytes, partsOf } from "./parts.ts";

/** What the room of such a file says that it is, and what it is called there. */
export const sealedFileType = "application/vnd.carethread.sealed";
export const sealedFileName = "sealed";

/** Whether a scanner can look into a file of this type: in what a device has sealed it finds nothing. */
export function isScannable(type: string): boolean {
  return type !== sealedFileType;
}

/** Bytes of the tag of AES-256-GCM, which stands behind each part. */
const tagBytes = 16;
/** Bytes of a file in one part. */
export const sealedPartBytes = /* @__PURE__ */ (() => partBytes - tagBytes)();

/** The smallest size that a file is padded to, in bytes. */
const least = 256;

/**
 * The size in bytes to which a file is padded: at most 12 % more, so that of a size the first digits alone are learnt.
 * Padmé, of Nikitin and others, Reducing Metadata Leakage from Encrypted Files and Communication with PURBs (PETS 2019).
 */
export function paddedFileSize(size: number): number {
  if (size <= least) return least;
  const exponent = Math.floor(Math.log2(size));
  const step = 2 ** (exponent - (Math.floor(Math.log2(exponent)) + 1));
  return Math.ceil(size / step) * step;
}

/** Bytes that the room of a file of this size is given. */
export function sealedFileSize(size: number): number {
  const padded = paddedFileSize(size);
  return padded + tagBytes * Math.ceil(padded / sealedPartBytes);
}

/** Whether a sealed file can have this size. */
export function isSealedFileSize(size: number): boolean {
  const padded = size - tagBytes * partsOf(size);
  return padded > 0 && sealedFileSize(padded) === size;
}
