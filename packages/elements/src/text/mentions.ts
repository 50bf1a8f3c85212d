/** Who is named in a text with an @, read from the text alone: so it survives deleting, editing and pasting. Pure. */
import type { Draft } from "@carethread/client";
import {
  annotate,
  fold,
  foldPlaces,
  linksIn,
  type PersonId,
  type TextLink,
  type TextRange,
  type TextSegment,
} from "@carethread/model";

/** A person, and what stands behind the @ for them. */
export type Named = Draft["mentions"][number];

/** A person with what tells them apart from others of the same name. */
export interface Nameable extends Named {
  readonly title?: string | undefined;
}

/** Behind an @ it calls the practice's support: it is typed in every language alike. */
export const supportToken = "support";

export interface Mention {
  readonly kind: "mention";
  /** Whom it names: several, where they have one name. */
  readonly ids: readonly PersonId[];
}

/** The @ begins a word: one inside an address of e-mail does not. */
const before = String.raw`(?<![\p{L}\p{M}\p{N}_@])@`;
const at = new RegExp(before, "gu");
/** The name ends one: "@Ann" does not stand in "@Anna". */
const goesOn = /[\p{L}\p{M}\p{N}_]/uy;

/** Words after an @ that is still being written; names have spaces. */
const writing = new RegExp(String.raw`${before}((?:[\p{L}\p{N}][^@\n]*)?)$`, "u");

/** What looks like a name. */
const looksLikeName = new RegExp(String.raw`${before}\p{L}[\p{L}\p{M}\p{N}'’-]*`, "gu");

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

function withDetail(name: string, detail: string): string {
  return `${name} (${detail})`;
}

const plain = (title: string | undefined): string => title?.replace(/\s+/gu, " ").trim() ?? "";

/** What may stand behind an @ for a person: the name, also with the title by which those of one name are told apart. */
export function formsOf({ id, name, title }: Nameable): readonly Named[] {
  const detail = plain(title);
  return detail === ""
    ? [{ id, name }]
    : [
        { id, name },
        { id, name: withDetail(name, detail) },
      ];
}

/**
 * What is written behind the @ for each of some persons: their name; with their title, where others have the name, too;
 * and where that does not tell them apart, with a number.
 */
export function labelsAmong(people: readonly Named[]): (person: Nameable) => string {
  const byName = new Map<string, Set<PersonId>>();
  for (const { id, name } of people) {
    const folded = fold(name);
    byName.set(folded, (byName.get(folded) ?? new Set()).add(id));
  }
  return ({ id, name, title }) => {
    const sharing = (label: string): PersonId[] =>
      [...(byName.get(fold(label)) ?? [])].filter(other => other !== id);
    if (sharing(name).length === 0) return name;
    const detail = plain(title);
    const label = detail === "" ? name : withDetail(name, detail);
    const same = sharing(label);
    if (same.length === 0) return label;
    // By their ids, so that it is the same from whomever of them one begins.
    for (let nth = 1 + same.filter(other => other < id).length; ; nth++) {
      const numbered = withDetail(name, `${detail} ${nth}`.trim());
      if (sharing(numbered).length === 0) return numbered;
    }
  };
}

/** Names by what they are compared by, longest first. */
type Names = readonly (readonly [folded: string, of: readonly Named[]])[];

function namesOf(people: readonly Named[]): Names {
  const names = new Map<string, Named[]>();
  for (const person of people) {
    const folded = fold(person.name);
    const same = names.get(folded);
    if (same !== undefined) same.push(person);
    else if (folded !== "") names.set(folded, [person]);
  }
  return [...names].sort(([a], [b]) => b.length - a.length);
}

/** Those for whom it holds, or all where it holds for none. */
function preferred<T>(all: readonly T[], holds: (one: T) => boolean): readonly T[] {
  const some = all.filter(holds);
  return some.length > 0 ? some : all;
}

/**
 * Where in the text a name ends that begins at a unit of the folded text; -1 where it does not stand there, or a word
 * goes on behind it, or a character of the text is more than it.
 */
function endOf(text: string, places: readonly number[], unit: number, length: number): number {
  const last = places[unit + length - 1] ?? 0;
  const next = places[unit + length] ?? text.length;
  if (next === last) return -1;
  let end = last + String.fromCodePoint(text.codePointAt(last) ?? 0).length;
  // Accents of the last letter, which are not compared.
  while (end < next && /^\p{M}/u.test(text.slice(end, end + 2))) end++;
  goesOn.lastIndex = end;
  return goesOn.test(text) ? -1 : end;
}

/**
 * The names behind an @, in the text's order, compared as people type them: by `fold`. Of several that begin alike the
 * longest counts; of persons with the same name those whom the text spells, then those who were `chosen`, else all.
 */
export function namesIn(
  text: string,
  people: readonly Named[],
  chosen: readonly Named[] = [],
): readonly TextRange<Mention>[] {
  const ats = [...text.matchAll(at)];
  if (ats.length === 0) return [];
  const names = namesOf([...chosen, ...people]);
  const { folded, places } = foldPlaces(text);
  const found: TextRange<Mention>[] = [];
  let unit = 0;
  let passed = 0;
  for (const { index: from } of ats) {
    if (from < passed) continue;
    while (unit < places.length && (places[unit] as number) <= from) unit++;
    for (const [name, of] of names) {
      const to = folded.startsWith(name, unit) ? endOf(text, places, unit, name.length) : -1;
      const written = to < 0 ? "" : text.slice(from + 1, to);
      if (to < 0 || written.includes("\n")) continue;
      const spelled = written.normalize("NFKC");
      const meant = preferred(
        preferred(of, person => person.name.normalize("NFKC") === spelled),
        person => chosen.includes(person),
      );
      found.push({ from, to, is: { kind: "mention", ids: [...new Set(meant.map(({ id }) => id))] } });
      passed = to;
      break;
    }
  }
  return found;
}

/** The text in segments, links and names among them. A name within a link is part of an address, and names nobody. */
export function markedText(
  text: string,
  people: readonly Named[],
  chosen: readonly Named[] = [],
): readonly TextSegment<TextLink | Mention>[] {
  return annotate<TextLink | Mention>(text, linksIn(text), namesIn(text, people, chosen));
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

/** Where something behind an @ looks like a name of nobody here: the first word of each. */
export function strangersIn(
  text: string,
  people: readonly Named[],
  chosen: readonly Named[] = [],
): readonly TextRange<null>[] {
  const looks = [...text.matchAll(looksLikeName)];
  if (looks.length === 0) return [];
  const known = [...linksIn(text), ...namesIn(text, people, chosen)];
  return looks
    .filter(({ index }) => !known.some(({ from, to }) => from <= index && index < to))
    .map(({ 0: word, index }) => ({ from: index, to: index + word.length, is: null }));
}
