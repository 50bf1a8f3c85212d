/**
 * Pseudo-languages: English made long and accented, and English turned from right to left. What they leave in plain
 * letters is a word that stands in no table. Their tags are the customary ones.
 */
import { addWords, type OwnWords } from "@carethread/elements";
import { english } from "@carethread/elements/english";

export const pseudo = { long: "en-XA", turned: "ar-XB" } as const;

type Word = unknown;
const [open, close] = ["⟦", "⟧"];
const accents: Readonly<Record<string, string>> = {
  a: "á",
  e: "é",
  i: "í",
  o: "ó",
  u: "ú",
  A: "Á",
  E: "É",
  I: "Í",
  O: "Ó",
  U: "Ú",
  c: "ç",
  n: "ñ",
  y: "ý",
  s: "š",
};

/** Others' words within a sentence, names for example, stay as they are. */
const held = /\uE000\d+\uE001/;

function long(sentence: string): string {
  const parts = sentence.split(new RegExp(`(${held.source})`));
  const accented = parts.map(part =>
    held.test(part) ? part : part.replace(/[a-z]/gi, letter => accents[letter] ?? letter),
  );
  return `${open}${accented.join("")}${"·".repeat(Math.ceil(sentence.length * 0.4))}${close}`;
}

/** Letters that are drawn from right to left whatever they are (U+202E, RLO). */
function turned(sentence: string): string {
  return `${open}\u202e${sentence}\u202c${close}`;
}

function inPseudo(word: Word, make: (sentence: string) => string): Word {
  if (typeof word === "string") return word === "" ? "" : make(word);
  if (Array.isArray(word)) return word.map(one => inPseudo(one, make));
  if (typeof word === "function") {
    return (...args: readonly unknown[]) => {
      const kept: string[] = [];
      const hold = (text: unknown): unknown =>
        typeof text === "string"
          ? `\uE000${kept.push(text) - 1}\uE001`
          : Array.isArray(text)
            ? text.map(hold)
            : text;
      return make(word(...args.map(hold))).replace(/\uE000(\d+)\uE001/g, (_, nth) => kept[Number(nth)] ?? "");
    };
  }
  return Object.fromEntries(Object.entries(word as object).map(([name, one]) => [name, inPseudo(one, make)]));
}

export function addPseudoLanguages(): void {
  addWords(pseudo.long, inPseudo(english, long) as OwnWords);
  addWords(pseudo.turned, inPseudo(english, turned) as OwnWords);
}
