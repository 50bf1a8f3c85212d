/** Who is named in a text with an @, read from the text alone: so it survives deleting, editing and pasting. Pure. */
import type { Draft } from "@carethread/client";
import type { PersonId } from "@carethread/model";
import { annotate, type Range, type Segment } from "./annotate.ts";
import { type Link, linksIn } from "./link-text.ts";

export type Named = Draft["mentions"][number];

/** Behind an @ it calls the practice's support: it is typed in every language alike. */
export const supportToken = "support";

export interface Mention {
  readonly kind: "mention";
  /** Whom it names: several, where they have one name. */
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
  const from = caret - q.length - 1;
  const isInLink = linksIn(text.slice(0, caret)).some(link => link.from < from && from < link.to);
  return isInLink ? null : { from, q };
}

/**
 * The names behind an @, in the text's order. Of several that begin alike the longest counts; of persons with the same name
 * those who were `chosen`, else all.
 */
export function namesIn(
  text: string,
  people: readonly Named[],
  chosen: readonly Named[] = [],
): readonly Range<Mention>[] {
  const named = new Map<string, Set<PersonId>>();
  for (const list of [chosen, people]) {
    const known = new Set(named.keys());
    for (const { id, name } of list) {
      if (!known.has(name)) named.set(name, (named.get(name) ?? new Set()).add(id));
    }
  }
  if (named.size === 0) return [];
  const names = [...named.keys()].sort((a, b) => b.length - a.length);
  const pattern = new RegExp(`${before}(${names.map(escaped).join("|")})${after}`, "gu");
  return [...text.matchAll(pattern)].map(({ 0: found, 1: name = "", index }) => ({
    from: index,
    to: index + found.length,
    is: { kind: "mention", ids: [...(named.get(name) ?? [])] },
  }));
}

/** The text in segments, links and names among them. A name within a link is part of an address, and names nobody. */
export function markedText(
  text: string,
  people: readonly Named[],
  chosen: readonly Named[] = [],
): readonly Segment<Link | Mention>[] {
  return annotate<Link | Mention>(text, linksIn(text), namesIn(text, people, chosen));
}

/** Whom a text names, each once. */
export function mentionsIn(
  text: string,
  people: readonly Named[],
  chosen: readonly Named[] = [],
): PersonId[] {
  const segments = markedText(text, people, chosen);
  return [...new Set(segments.flatMap(({ is }) => (is?.kind === "mention" ? is.ids : [])))];
}

function escaped(name: string): string {
  return name.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
}
