/** What may be attached: by the conversation's policy, by the practice's settings, and by what the file is. */
import * as z from "zod/mini";
import { type Refusal, refusal } from "../refusals/refusals.ts";
import { typeOfContent } from "./content.ts";
import { FileType, fileTypes, isImage, isNamedAs } from "./types.ts";

/** What is allowed in a conversation, as a page is told it. */
export const Allowed = z.object({
  /** Of content. */
  types: z.array(z.string()),
  /** Of one file, in bytes. */
  size: z.int(),
  /** Of files in one message. */
  count: z.int(),
});
export type Allowed = z.infer<typeof Allowed>;

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
  const known = FileType.safeParse(type);
  if (!known.success || !allowed.types.includes(type)) return refusal("attachment-type");
  if (!isNamedAs(name, known.data)) return refusal("attachment-mismatch");
  if (size === 0) return refusal("attachment-empty");
  return size > allowed.size ? refusal("attachment-too-large", { most: allowed.size }) : null;
}

/** Why a file is not what it is said to be, by its first bytes; null where it is. */
export function contentProblem({ type }: Pick<Claim, "type">, first: Uint8Array): Refusal | null {
  const known = FileType.safeParse(type);
  const isSo = known.success && typeOfContent(first) === fileTypes[known.data].family;
  return isSo ? null : refusal("attachment-mismatch");
}
