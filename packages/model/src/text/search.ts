/**
 * When a text is what somebody searches for: every word of the query is found in it. One rule for the index over all
 * conversations, for "Find in conversation", and for what is marked on a page.
 */
import { type Token, tokensOf, wordsOf } from "./tokens.ts";

/** Letters from which on a word may be misspelled. */
const mayErr = 4;

/**
 * Whether a word of a query finds a word of a text, both folded. It does where the other one begins with it; and, with
 * four letters or more and no digit, where the other one begins with the same letter and is one slip away: a letter too
 * many, one too few, another one, or two neighbours changed.
 */
export function findsWord(asked: string, word: string): boolean {
  return word.startsWith(asked) || (asked[0] === word[0] && maySlip(asked) && isOneSlip(asked, word));
}

export function maySlip(asked: string): boolean {
  return asked.length >= mayErr && !/\p{N}/u.test(asked);
}

function isOneSlip(a: string, b: string): boolean {
  const more = a.length - b.length;
  if (more > 1 || more < -1) return false;
  let at = 0;
  while (at < a.length && at < b.length && a[at] === b[at]) at++;
  if (more > 0) return a.slice(at + 1) === b.slice(at);
  if (more < 0) return a.slice(at) === b.slice(at + 1);
  if (a.slice(at + 1) === b.slice(at + 1)) return true;
  return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
}

/** A stretch of a text, up to before the code unit at `to`. */
export type Mark = readonly [from: number, to: number];

/** What finds texts by one query. */
export interface Finder {
  readonly words: readonly string[];
  /** Where the text has the words, in order, none of which meet; null where one of them is not in it. */
  matches(text: string): readonly Mark[] | null;
  /** The words that a text has, as a number with a bit for each. */
  found(tokens: Iterable<Pick<Token, "word">>): number;
  /** The same for all of them. */
  readonly all: number;
  /** Where the text has any of the words, in order, none of which meet. */
  marks(text: string): readonly Mark[];
}

export function finder(query: string): Finder {
  const words = wordsOf(query);
  const all = 2 ** words.length - 1;
  const bitsOf = (word: string): number => {
    let bits = 0;
    for (let index = 0; index < words.length; index++)
      if (findsWord(words[index] as string, word)) bits |= 1 << index;
    return bits;
  };
  const found: Finder["found"] = tokens => {
    let bits = 0;
    for (const { word } of tokens) if (bits !== all) bits |= bitsOf(word);
    return bits;
  };
  const marksIn = (tokens: readonly Token[]): Mark[] =>
    inOrder(tokens.flatMap(token => words.flatMap(asked => markOf(asked, token))));
  return {
    words,
    all,
    found,
    marks: text => marksIn(tokensOf(text)),
    matches(text) {
      const tokens = tokensOf(text);
      return all > 0 && found(tokens) === all ? marksIn(tokens) : null;
    },
  };
}

/** Where a text has every word of a query, for marking; null where it has not. */
export function matches(text: string, query: string): readonly Mark[] | null {
  return finder(query).matches(text);
}

/** Of a word the beginning that was asked for; all of it where it was written another way. */
function markOf(asked: string, { word, place }: Token): Mark[] {
  if (!findsWord(asked, word)) return [];
  return [place(word.startsWith(asked) ? asked.length : word.length)];
}

function inOrder(marks: Mark[]): Mark[] {
  const merged: Mark[] = [];
  for (const [from, to] of marks.sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const last = merged.at(-1);
    if (last === undefined || from > last[1]) merged.push([from, to]);
    else merged[merged.length - 1] = [last[0], Math.max(last[1], to)];
  }
  return merged;
}

/** Part of a text around what was found, as one line. */
export interface Excerpt {
  readonly text: string;
  readonly marks: readonly Mark[];
}

/** UTF-16 code units of an excerpt at most, and before what was found first. */
const longest = 140;
const before = 40;

/** The text around the first of the marks; a letter is never cut. */
export function excerptOf(text: string, marks: readonly Mark[]): Excerpt {
  const first = marks[0]?.[0] ?? 0;
  const start = first <= before ? 0 : wordFrom(text, first - before, first);
  const end = text.length - start <= longest ? text.length : whole(text, start + longest);
  const [head, tail] = [start > 0 ? "…" : "", end < text.length ? "…" : ""];
  const moved = marks
    .filter(([from, to]) => from >= start && to <= end)
    .map(([from, to]): Mark => [from - start + head.length, to - start + head.length]);
  // Each blank stays one, so that the marks stay where they are.
  return { text: `${head}${text.slice(start, end).replace(/\s/g, " ")}${tail}`, marks: moved };
}

/** The first word's beginning behind a place; that place where there is none before `until`. */
function wordFrom(text: string, place: number, until: number): number {
  const blank = text.slice(place, until).search(/\s\S/);
  return blank < 0 ? whole(text, place) : place + blank + 1;
}

/** Not between the halves of a letter. */
function whole(text: string, place: number): number {
  return /^[\udc00-\udfff]/.test(text.slice(place, place + 1)) ? place - 1 : place;
}
