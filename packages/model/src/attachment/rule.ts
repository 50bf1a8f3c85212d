/** What may be attached: by the conversation's policy, by the practice's settings, and by what the file is. */

import { type Refusal, refusal } from "../refusals/refusals.ts";
import type { Allowed } from "./allowed.ts";
import { typeOfContent } from "./content.ts";
import { isImage } from "./images.ts";
import { type FileType, fileTypes, isFileType, isNamedAs } from "./types.ts";

interface Settings {
  readonly attachmentTypes: readonly FileType[];
  /** Megabytes. */
  readonly attachmentSize: number;
  readonly attachmentCount: number;
}

/** Null where nothing may be attached. */
export function allowedHere(
  policy: "none" | "images" | "any",
  { attachmentTypes, attachmentSize, attachmentCount }: Settings,
): Allowed | null {
  const types = attachmentTypes.filter(type => policy === "any" || (policy === "images" && isImage(type)));
  return types.length === 0 ? null : { types, size: attachmentSize * 1024 * 1024, count: attachmentCount };
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

/** Why a file is not what it is said to be, by its first bytes; null where it is. */
export function contentProblem({ type }: Pick<Claim, "type">, first: Uint8Array): Refusal | null {
  const isSo = isFileType(type) && typeOfContent(first) === fileTypes[type].family;
  return isSo ? null : refusal("attachment-mismatch");
}
