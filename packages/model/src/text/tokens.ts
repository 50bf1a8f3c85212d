/**
 * The words of a text as search compares them. Between words stands what is no letter, mark or digit; Chinese, Japanese,
 * Thai and their like are written without blanks, and are taken apart by the platform's dictionary.
 */
import { foldPlaces } from "./fold.ts";

/** A place from which on a text may be found, to the end of the word in which it lies. */
export interface Token {
  /** Folded: see fold.ts. */
  readonly word: string;
  /** It is not the rest of a word, found from its middle on. */
  readonly isWhole: boolean;
  /** Where in the text its first code units stand, so many of the folded ones. */
  place(units: number): readonly [from: number, to: number];
}

/** Of a longer word so many UTF-16 code units count. */
const longestWord = 64;

const words = /[\p{L}\p{M}\p{N}]+/gu;
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const apostrophe = /['’‘‛ʼʻ′`´＇]/u;
const mark = /^\p{M}/u;

let dictionary: Intl.Segmenter | undefined;

/**
 * What can be found in a text, in its order. A word is found from its beginning on, and behind an apostrophe in it:
 * "hôpital" in "l'hôpital". Where words are not set apart, from each of its letters on: where one begins is a guess.
 */
export function tokensOf(text: string): Token[] {
  const { folded, places } = foldPlaces(text);
  // Asked once: most texts have neither.
  const hasApostrophe = apostrophe.test(text);
  const hasUnspaced = unspaced.test(folded);
  const tokens: Token[] = [];
  for (const { 0: run, index } of folded.matchAll(words)) {
    const add = (from: number, to: number, isWhole: boolean): void => {
      const begin = places[from] as number;
      const place = (units: number) => [begin, endOf(text, places[from + units - 1] as number)] as const;
      tokens.push({ word: folded.slice(from, Math.min(to, from + longestWord)), isWhole, place });
    };
    const end = index + run.length;
    if (hasUnspaced && unspaced.test(run)) {
      for (const [from, to] of segments(text, places, index, end))
        for (let at = from; at < to; at++)
          if (at === from || isLetter(folded, places, at)) add(at, to, at === from);
      continue;
    }
    add(index, end, true);
    for (let at = index + 1; hasApostrophe && at < end; at++)
      if (apostrophe.test(text.slice(places[at - 1], places[at]))) add(at, end, false);
  }
  return tokens;
}

/** The words that a query asks for, each once; of a long one the first ones. */
export function wordsOf(query: string): string[] {
  const whole = tokensOf(query).filter(({ isWhole }) => isWhole);
  return [...new Set(whole.map(({ word }) => word))].slice(0, mostWords);
}

/** Words of a query that count. */
const mostWords = 16;

/** The words of a run without blanks, as parts of the folding. The dictionary knows the text, not what it is folded to. */
function segments(
  text: string,
  places: readonly number[],
  begin: number,
  end: number,
): (readonly [from: number, to: number])[] {
  dictionary ??= new Intl.Segmenter("en", { granularity: "word" });
  const first = places[begin] as number;
  const parts: (readonly [number, number])[] = [];
  let from = begin;
  for (const { index, segment } of dictionary.segment(
    text.slice(first, endOf(text, places[end - 1] as number)),
  )) {
    let to = from;
    while (to < end && (places[to] as number) < first + index + segment.length) to++;
    if (to > from) parts.push([from, to]);
    from = to;
  }
  return parts;
}

/** Whether something begins here: no mark of what stands before it, nor the second half of a letter. */
function isLetter(folded: string, places: readonly number[], at: number): boolean {
  return places[at] !== places[at - 1] && !mark.test(folded.slice(at, at + 2));
}

/** Where a character with its marks ends. */
function endOf(text: string, place: number): number {
  let end = place + String.fromCodePoint(text.codePointAt(place) ?? 0).length;
  while (end < text.length && mark.test(text.slice(end, end + 2)))
    end += String.fromCodePoint(text.codePointAt(end) ?? 0).length;
  return end;
}
