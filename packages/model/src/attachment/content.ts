/**
 * What a file is by its first bytes. Eight signatures, and text, which has none: it is what reads as UTF-8 and as no
 * markup. A file that begins as one thing and goes on as another is what it begins as, and is served as nothing else.
 */
import type { Family } from "./types.ts";

type Signature = (bytes: Uint8Array) => boolean;

/** Brands of ISO media files that are still pictures in HEVC. */
const heicBrands = ["heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1"];

const signatures: Readonly<Record<Family, Signature>> = {
  jpeg: bytes => begins(bytes, [0xff, 0xd8, 0xff]),
  png: bytes => begins(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
  gif: bytes => ["GIF87a", "GIF89a"].includes(latin(bytes, 0, 6)),
  webp: bytes => latin(bytes, 0, 4) === "RIFF" && latin(bytes, 8, 12) === "WEBP",
  heic: bytes => latin(bytes, 4, 8) === "ftyp" && heicBrands.includes(latin(bytes, 8, 12)),
  pdf: bytes => latin(bytes, 0, 5) === "%PDF-",
  ooxml: bytes => /^(?:\[Content_Types\]\.xml|_rels\/|docProps\/|word\/|xl\/|ppt\/)/.test(firstEntry(bytes)),
  odf: bytes =>
    firstEntry(bytes) === "mimetype" && latin(bytes, 38, 73) === "application/vnd.oasis.opendocument.",
  text: isText,
};

/** The first bytes are some hundred at least, or the whole file; null for what is not taken, and for nothing. */
export function typeOfContent(first: Uint8Array): Family | null {
  for (const [family, fits] of Object.entries(signatures)) if (fits(first)) return family as Family;
  return null;
}

function begins(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}

function latin(bytes: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...bytes.subarray(from, to));
}

/** The name of the first file in a zip archive; empty where it is none. */
function firstEntry(bytes: Uint8Array): string {
  if (!begins(bytes, [0x50, 0x4b, 0x03, 0x04])) return "";
  const length = (bytes[26] ?? 0) + 256 * (bytes[27] ?? 0);
  return latin(bytes, 30, 30 + Math.min(length, 256));
}

/** What a browser, a shell or a system would take for something to run. */
const runs =
  /^#!|^\s*<[!?a-z/]|<(?:!doctype|html|head|body|script|svg|iframe|object|embed)\b|^MZ|^\u007fELF/i;

/** Control characters but tab, line ends and form feed. */
const binary = /[^\P{Cc}\t\n\r\f]/u;

/** So many first bytes are read as text. */
const read = 4096;

function isText(bytes: Uint8Array): boolean {
  if (bytes.byteLength === 0) return false;
  let text: string;
  try {
    // What is cut within a character at the end is no mistake of the file's.
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(0, read), { stream: true });
  } catch {
    return false;
  }
  return !binary.test(text) && !runs.test(text);
}
