/** Finding people and patients by what somebody types. */
import { fold } from "./fold.ts";

/** What stands between the words of a query: "Diaz, Rosa" asks for what "Rosa Diaz" asks for. */
const between = /[\s,;]+/u;

/** Says whether a text, as `fold` makes it, has every word of the query in it. */
export function matcher(q: string): (text: string) => boolean {
  const words = fold(q)
    .split(between)
    .filter(word => word !== "");
  return folded => words.every(word => folded.includes(word));
}

/** The words of a text, one after the other, each with a blank in front. */
function wordsOf(folded: string): string {
  return ` ${folded.replace(/[^\p{L}\p{M}\p{N}]+/gu, " ").trim()}`;
}

/** Whether every word of the query begins a word of one of these, in any order; "brien" begins one of "O'Brien", too. */
export function beginsWords(q: string, ...texts: readonly (string | undefined)[]): boolean {
  const text = texts.join(" ");
  const apart = text.replace(/(\p{L})['’‘ʼʻ](?=\p{L})/gu, "$1 ");
  const within = `${wordsOf(fold(text))}${wordsOf(fold(apart))}`;
  return wordsOf(fold(q))
    .trim()
    .split(" ")
    .every(word => within.includes(` ${word}`));
}
