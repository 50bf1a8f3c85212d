/** Figures as Markdown, each beside its rival or its bound. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export const verdict = (kept: boolean): string => (kept ? "kept" : "**missed**");
export const ms = (value: number): string => `${value.toFixed(1)} ms`;
export const kB = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;
export const perSecond = (value: number): string => `${value.toFixed(0)} a second`;
export const seconds = (value: number): string => `${(value / 1000).toFixed(1)} s`;
export const times = (ours: number, rival: number): string => `${(ours / rival).toFixed(2)} ×`;

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => "---"), ...rows].map(cells => `| ${cells.join(" | ")} |`).join("\n");
}

/** Puts a part's tables into the README beside this file, between its own two markers. */
export function writeReadme(part: string, tables: string): void {
  const file = join(import.meta.dirname, "README.md");
  const text = readFileSync(file, "utf8");
  const begin = `<!-- ${part} -->`;
  const end = `<!-- /${part} -->`;
  const from = text.indexOf(begin);
  const to = text.indexOf(end);
  if (from < 0 || to < from) throw new Error(`the README has no place for ${part}`);
  const date = new Date().toISOString().slice(0, 10);
  const told = `${begin}\nMeasured on ${date}.\n\n${tables}\n`;
  writeFileSync(file, text.slice(0, from) + told + text.slice(to));
}
