/** What a message says under its seal: words and files; and what of it stands in a row. */
import * as z from "zod/mini";
import { Attached, attachedIn, cleanFileName, isFileType } from "../attachment/attachment.ts";
import { limits } from "../limits.ts";
import { Key } from "../names.ts";
import { cleanText } from "../text/text.ts";
import { Bytes } from "./sealed.ts";

const Pixels = /* @__PURE__ */ z
  .int()
  .check(/* @__PURE__ */ z.positive(), /* @__PURE__ */ z.maximum(limits.pixels));

/** A file as its author says it, who alone knows: its room keeps what is sealed, by the same id. */
export const SealedFile = /* @__PURE__ */ z.object({
  id: Key,
  /** 32 random bytes, of which the key of this file alone is derived. */
  key: Bytes,
  name: /* @__PURE__ */ z.string(),
  type: /* @__PURE__ */ z.string(),
  /** Bytes of its content. */
  size: /* @__PURE__ */ z.int().check(/* @__PURE__ */ z.positive()),
  width: /* @__PURE__ */ z.optional(Pixels),
  height: /* @__PURE__ */ z.optional(Pixels),
  alt: /* @__PURE__ */ z.optional(
    /* @__PURE__ */ z.string().check(/* @__PURE__ */ z.maxLength(limits.altLength)),
  ),
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
  const said = Array.isArray(files) ? files.slice(0, limits.attachments).flatMap(fileIn) : [];
  const known = [...new Map(said.map(file => [file.id, file])).values()];
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
  const { name, type, alt, ...more } = file.data;
  const words = cleanText(alt ?? "");
  return [
    {
      ...more,
      name: cleanFileName(name),
      type: isFileType(type) ? type : "application/octet-stream",
      ...(words === "" ? {} : { alt: words }),
    },
  ];
}

/** What a row says of the files of a message that was opened. */
export function attachedUnder({ files, attached }: SealedContent): Attached | undefined {
  return attached ?? attachedIn(files);
}
