/** What may be attached: by the conversation's policy, by the practice's settings, and by what the file is. */

import { type Refusal, refusal } from "../refusals/refusals.ts";
import type { Allowed } from "./allowed.ts";
import { typeOfContent } from "./content.ts";
import { isImage } from "./images.ts";
import { isSealedFileSize, sealedFileName, sealedFileSize, sealedFileType } from "./sealed-file.ts";
import { type FileType, fileTypes, isFileType, isNamedAs } from "./types.ts";

interface Settings {
  readonly attachmentTypes: readonly FileType[];
  /** Megabytes. */
  readonly attachmentSize: number;
  readonly attachmentCount: number;
}

/** Null where nothing may be attached. `isEncrypted`: from end to end. */
export function allowedHere(
  policy: "none" | "images" | "any",
  { attachmentTypes, attachmentSize, attachmentCount }: Settings,
  isEncrypted = false,
): Allowed | null {
  const types = attachmentTypes.filter(type => policy === "any" || (policy === "images" && isImage(type)));
  if (types.length === 0) return null;
  const allowed = { types, size: attachmentSize * 1024 * 1024, count: attachmentCount };
  return isEncrypted ? { ...allowed, sealed: true } : allowed;
}

/** What somebody says that a file is. */
export interface Claim {
  /** Cleaned. */
  readonly name: string;
  readonly type: string;
  /** Bytes. */
  readonly size: number;
}

/** Why a file cannot be attached, before a byte of it is sent; null where it can. */
export function attachmentProblem(allowed: Allowed | null, { name, type, size }: Claim): Refusal | null {
  if (allowed === null) return refusal("attachments-off");
  if (!isFileType(type) || !allowed.types.includes(type)) return refusal("attachment-type");
  if (!isNamedAs(name, type)) return refusal("attachment-mismatch");
  if (size === 0) return refusal("attachment-empty");
  return size > allowed.size ? refusal("attachment-too-large", { most: allowed.size }) : null;
}

/**
 * The same of a file as it is said to its room. What a device has sealed is looked at by devices alone: its room can hold to
 * no more than its size.
 */
export function uploadProblem(allowed: Allowed | null, claim: Claim): Refusal | null {
  if (allowed?.sealed !== true) return attachmentProblem(allowed, claim);
  // What was meant for a conversation of another sort is not put down in this one.
  if (claim.type !== sealedFileType || claim.name !== sealedFileName) return refusal("encrypted");
  if (!isSealedFileSize(claim.size)) return refusal("bad-request", { at: "size" });
  return claim.size > sealedFileSize(allowed.size)
    ? refusal("attachment-too-large", { most: allowed.size })
    : null;
}

/** Why a file is not what it is said to be, by its first bytes; null where it is, or they say nothing. */
export function contentProblem({ type }: Pick<Claim, "type">, first: Uint8Array): Refusal | null {
  if (type === sealedFileType) return null;
  const isSo = isFileType(type) && typeOfContent(first) === fileTypes[type].family;
  return isSo ? null : refusal("attachment-mismatch");
}
