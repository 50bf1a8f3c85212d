/** What a message says under its seal: words and files; and what of it stands in a row. */
import * as z from "zod/mini";
import { Attached, Attachment, attachedIn, cleanFileName, isFileType } from "../attachment/attachment.ts";
import { limits } from "../limits.ts";
import { Bytes } from "./sealed.ts";

/** A file as its author says it, who alone knows: its room keeps what is sealed, by the same id. */
export const SealedFile = /* @__PURE__ */ z.extend(Attachment, {
  /** 32 random bytes, of which the key of this file alone is derived. */
  key: Bytes,
});
export type SealedFile = z.infer<typeof SealedFile>;

export interface SealedContent {
  readonly text: string;
  readonly files?: readonly SealedFile[];
  /** Of a preview: what the message brings. */
  readonly attached?: Attached;
}

/**
 * What was opened, as it can be shown; null where it says no words. It is genuine and may be wrong all the same: a file that
 * is none is left out, a name is cleaned, and a type that is not taken here is that of bytes.
 */
export function readSealedContent(opened: unknown): SealedContent | null {
  const { text, files, attached } = (opened ?? {}) as Record<string, unknown>;
  if (typeof text !== "string") return null;
  const known = Array.isArray(files) ? files.slice(0, limits.attachments).flatMap(fileIn) : [];
  const brings = Attached.safeParse(attached);
  return {
    text,
    ...(known.length > 0 ? { files: known } : {}),
    ...(brings.success ? { attached: brings.data } : {}),
  };
}

function fileIn(said: unknown): SealedFile[] {
  const file = SealedFile.safeParse(said);
  if (!file.success) return [];
  const { name, type } = file.data;
  return [
    {
      ...file.data,
      name: cleanFileName(name),
      type: isFileType(type) ? type : "application/octet-stream",
    },
  ];
}

/** What a row says of the files of a message that was opened. */
export function attachedUnder({ files, attached }: SealedContent): Attached | undefined {
  return attached ?? attachedIn(files);
}
