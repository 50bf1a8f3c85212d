/**
 * The words of a text as search compares them. Between words stands what is no letter, mark or digit; Chinese, Japanese,
 * Thai and their like are written without blanks, and are taken apart by the platform's dictionary.
 */
import { foldPlaces } from "./fold.ts";

/** A place from which on a text may be found, to the end of the word in which it lies. Places are of the text itself. */
export interface Token {
  /** Folded: see fold.ts. */
  readonly word: string;
  /** For each code unit of the word, where what it stands for begins and ends in the text. */
  readonly begins: readonly number[];
  readonly ends: readonly number[];
  /** It is not the rest of a word, found from its middle on. */
  readonly isWhole: boolean;
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
  const tokens: Token[] = [];
  for (const { 0: run, index } of folded.matchAll(words)) {
    const end = index + run.length;
    const ends = places.slice(index, end).map(place => endOf(text, place));
    const begins = places.slice(index, end);
    const add = (from: number, to: number, isWhole: boolean): void => {
      const last = Math.min(to, from + longestWord);
      const word = run.slice(from, last);
      tokens.push({ word, begins: begins.slice(from, last), ends: ends.slice(from, last), isWhole });
    };
    if (unspaced.test(run)) {
      for (const [from, to] of segments(text, begins, ends))
        for (let at = from; at < to; at++)
          if (at === from || isLetter(run, begins, at)) add(at, to, at === from);
    } else {
      add(0, run.length, true);
      for (let at = 1; at < run.length; at++)
        if (apostrophe.test(text.slice(ends[at - 1], begins[at]))) add(at, run.length, false);
    }
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

/** The words of a run without blanks, as parts of its folding. The dictionary knows the text, not what it is folded to. */
function segments(text: string, begins: readonly number[], ends: readonly number[]): [number, number][] {
  dictionary ??= new Intl.Segmenter("en", { granularity: "word" });
  const first = begins[0] as number;
  const parts: [number, number][] = [];
  let from = 0;
  for (const { index, segment } of dictionary.segment(text.slice(first, ends.at(-1)))) {
    let to = from;
    while (to < begins.length && (begins[to] as number) < first + index + segment.length) to++;
    if (to > from) parts.push([from, to]);
    from = to;
  }
  return parts;
}

/** Whether something begins here: no mark of what stands before it, nor the second half of a letter. */
function isLetter(run: string, begins: readonly number[], at: number): boolean {
  return begins[at] !== begins[at - 1] && !mark.test(run.slice(at));
}

/** Where a character with its marks ends. */
function endOf(text: string, place: number): number {
  let end = place + String.fromCodePoint(text.codePointAt(place) ?? 0).length;
  while (end < text.length && mark.test(text.slice(end, end + 2)))
    end += String.fromCodePoint(text.codePointAt(end) ?? 0).length;
  return end;
}
