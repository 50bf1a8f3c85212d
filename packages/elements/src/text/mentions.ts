/** Who is named in a text with an @, read from the text alone: so it survives deleting, editing and pasting. Pure. */
import type { Draft } from "@carethread/client";
import type { PersonId } from "@carethread/model";

export type Named = Draft["mentions"][number];

/** Behind an @ it calls the practice's support: it is typed in every language alike. */
export const supportToken = "support";

/** A stretch of a text; `ids` are those whom it names, none for other words. */
export interface Stretch {
  readonly text: string;
  readonly ids: readonly PersonId[];
}

/** The @ begins a word: one inside an address of e-mail does not. */
const before = String.raw`(?<![\p{L}\p{M}\p{N}_@])@`;
/** The name ends one: "@Ann" does not stand in "@Anna". */
const after = String.raw`(?![\p{L}\p{M}\p{N}_])`;

/** Words after an @ that is still being written; names have spaces. */
const writing = new RegExp(String.raw`${before}((?:[\p{L}\p{N}][^@\n]*)?)$`, "u");

/** What is being written after an @ up to the caret, and where that @ stands; null where there is none. */
export function queryAt(text: string, caret: number): { readonly from: number; readonly q: string } | null {
  const match = writing.exec(text.slice(Math.max(0, caret - 100), caret));
  const q = match?.[1] ?? "";
  // Nobody writes four words of a name: it is the sentence behind it.
  if (match === null || q.split(/\s/u).length > 4) return null;
  return { from: caret - q.length - 1, q };
}

/**
 * The text in stretches, which put together are the text. Of several names that begin alike the longest counts;
 * of persons with the same name those who were `chosen`, else all.
 */
export function stretchesOf(
  text: string,
  people: readonly Named[],
  chosen: readonly Named[] = [],
): readonly Stretch[] {
  const named = new Map<string, Set<PersonId>>();
  for (const list of [chosen, people]) {
    const known = new Set(named.keys());
    for (const { id, name } of list) {
      if (!known.has(name)) named.set(name, (named.get(name) ?? new Set()).add(id));
    }
  }
  if (named.size === 0) return [{ text, ids: [] }];
  const names = [...named.keys()].sort((a, b) => b.length - a.length);
  const pattern = new RegExp(`${before}(${names.map(escaped).join("|")})${after}`, "gu");
  const stretches: Stretch[] = [];
  let from = 0;
  for (const match of text.matchAll(pattern)) {
    if (match.index > from) stretches.push({ text: text.slice(from, match.index), ids: [] });
    stretches.push({ text: match[0], ids: [...(named.get(match[1] as string) ?? [])] });
    from = match.index + match[0].length;
  }
  if (from < text.length || from === 0) stretches.push({ text: text.slice(from), ids: [] });
  return stretches;
}

/** Whom a text names, each once. */
export function mentionsIn(
  text: string,
  people: readonly Named[],
  chosen: readonly Named[] = [],
): PersonId[] {
  return [...new Set(stretchesOf(text, people, chosen).flatMap(({ ids }) => ids))];
}

/** Whether every word of the query begins a word of one of these; how a letter is accented or cased is no matter. */
export function fits(q: string, ...words: readonly (string | undefined)[]): boolean {
  const within = ` ${folded(words.join(" "))}`;
  return folded(q)
    .split(" ")
    .every(word => within.includes(` ${word}`));
}

function folded(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

function escaped(name: string): string {
  return name.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
}
