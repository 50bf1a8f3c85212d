/** What a message's or title's text may be. */
import { pageLimits } from "../page-limits.ts";

export type TextProblem = "text-empty" | "text-too-long" | "text-malformed";

// Control characters but tab and newline, and halves of surrogate pairs.
const forbidden = /[^\P{Cc}\t\n]|\p{Cs}/u;

// Anything but blanks and characters that show nothing, such as joiners and direction marks.
const visible = /[^\s\p{Cf}]/u;

/** False where half of a surrogate pair stands in it, which has no bytes: it cannot be stored or hashed as it is. */
export function isWellFormed(text: string): boolean {
  return !/\p{Cs}/u.test(text);
}

/** The text as it is stored: line ends are `\n`, no white space around it. */
export function cleanText(raw: string): string {
  return raw.replace(/\r\n?/g, "\n").trim();
}

/** Why a cleaned text cannot be a message, or null. */
export function textProblem(text: string): TextProblem | null {
  if (text.length > pageLimits.messageLength) return "text-too-long";
  if (forbidden.test(text)) return "text-malformed";
  return visible.test(text) ? null : "text-empty";
}

export type TitleProblem = "title-required" | "title-not-allowed" | "title-too-long" | "text-malformed";

/** Why a cleaned title cannot stand over a conversation whose policy says `rule`, or null. */
export function titleProblem(title: string, rule: "required" | "optional" | "none"): TitleProblem | null {
  if (title.length === 0) return rule === "required" ? "title-required" : null;
  if (rule === "none") return "title-not-allowed";
  if (title.length > pageLimits.titleLength) return "title-too-long";
  return /[\n\u2028\u2029]/.test(title) || forbidden.test(title) ? "text-malformed" : null;
}

/** The start of a text as a row shows it: one line, never cut inside a character. */
export function preview(text: string): string {
  const line = text.replace(/\s+/g, " ");
  if (line.length <= pageLimits.previewLength) return line;
  const cut = line.slice(0, pageLimits.previewLength - 1);
  return `${/[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut}…`;
}
