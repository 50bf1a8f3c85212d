/**
 * The files that are taken at all: one line each. What a browser would run (HTML, SVG, scripts), what a system would
 * (executables), and archives have no line.
 */
import * as z from "zod/mini";

/** What content can be told apart: a type is one of these, or one of several that look alike. */
export type Family = "jpeg" | "png" | "gif" | "webp" | "heic" | "pdf" | "ooxml" | "odf" | "text";

interface FileTypeRule {
  readonly family: Family;
  /** In lower case; the first is the usual one. */
  readonly extensions: readonly string[];
}

const rules = {
  "image/jpeg": { family: "jpeg", extensions: ["jpg", "jpeg", "jpe", "jfif"] },
  "image/png": { family: "png", extensions: ["png"] },
  "image/gif": { family: "gif", extensions: ["gif"] },
  "image/webp": { family: "webp", extensions: ["webp"] },
  "image/heic": { family: "heic", extensions: ["heic", "heif"] },
  "application/pdf": { family: "pdf", extensions: ["pdf"] },
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": {
    family: "ooxml",
    extensions: ["docx"],
  },
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": {
    family: "ooxml",
    extensions: ["xlsx"],
  },
  "application/vnd.openxmlformats-officedocument.presentationml.presentation": {
    family: "ooxml",
    extensions: ["pptx"],
  },
  "application/vnd.oasis.opendocument.text": { family: "odf", extensions: ["odt"] },
  "application/vnd.oasis.opendocument.spreadsheet": { family: "odf", extensions: ["ods"] },
  "text/plain": { family: "text", extensions: ["txt", "text", "log"] },
  "text/csv": { family: "text", extensions: ["csv"] },
} as const satisfies Readonly<Record<string, FileTypeRule>>;

export type FileType = keyof typeof rules;
export const fileTypes: Readonly<Record<FileType, FileTypeRule>> = rules;

export const FileType = /* @__PURE__ */ z.enum(
  /* @__PURE__ */ Object.keys(rules) as [FileType, ...FileType[]],
);

/** Whether a page may show it as a picture. */
export function isImage(type: string): boolean {
  return type.startsWith("image/");
}

/** The type that a file's name says, where its browser said none; null for what is not taken. */
export function typeOfName(name: string): FileType | null {
  const extension = extensionOf(name);
  for (const [type, { extensions }] of Object.entries(fileTypes))
    if (extensions.includes(extension)) return type as FileType;
  return null;
}

/** Whether a name ends as files of this type do. */
export function isNamedAs(name: string, type: FileType): boolean {
  return fileTypes[type].extensions.includes(extensionOf(name));
}

function extensionOf(name: string): string {
  return /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? "";
}
