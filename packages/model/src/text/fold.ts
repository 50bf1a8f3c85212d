/**
 * One folding for all that is compared as people type it: look-ups, mentions, search. Case, accents, kinds of apostrophe
 * and of blank, and what cannot be seen, do not matter.
 */

/** Letters that no decomposition of Unicode takes apart, as people type them who have no key for them. */
const bare: Readonly<Record<string, string>> = {
  ...{
    ł: "l",
    ø: "o",
    đ: "d",
    ð: "d",
    þ: "th",
    ß: "ss",
    æ: "ae",
    œ: "oe",
    ı: "i",
    ħ: "h",
    ŧ: "t",
    ŋ: "n",
    ə: "e",
  },
  // Greek at the end of a word; Arabic letters that are written one for the other, and the line that draws out a word.
  ...{ ς: "σ", ٱ: "ا", ى: "ي", ة: "ه", ی: "ي", ک: "ك", ـ: "" },
};

/** Around names they are typed one for the other, or left out: O'Brien, D’Angelo, Oʻahu. */
const apostrophes = /['’‘‛ʼʻʽʹ′`´＇՚׳]/u;

/** Accents, harakat and points of Hebrew; signs of scripts in which they are vowels stay, and so do the marks of kana. */
const marks = /(?![\u3099\u309A])(?=\p{Mn})[\p{Script=Inherited}\p{Script=Hebrew}]/gu;

const known = new Map<string, string>();

/** One character, as several, one or none. */
function foldedCharacter(character: string): string {
  const seen = known.get(character);
  if (seen !== undefined) return seen;
  if (/\s/u.test(character)) {
    known.set(character, " ");
    return " ";
  }
  const isNothing = apostrophes.test(character) || /^\p{Cf}$/u.test(character);
  const plain = isNothing
    ? ""
    : character.normalize("NFKD").replace(marks, "").toLowerCase().replace(marks, "");
  const folded = Array.from(plain, letter => bare[letter] ?? letter).join("");
  known.set(character, folded);
  return folded;
}

/** A folded text, and for each of its code units where what it stands for begins in the text. */
export interface FoldedPlaces {
  readonly folded: string;
  readonly places: readonly number[];
}

export function foldPlaces(text: string): FoldedPlaces {
  let folded = "";
  const places: number[] = [];
  let place = 0;
  for (const character of text) {
    const letters = foldedCharacter(character);
    const next = letters === " " && folded.endsWith(" ") ? "" : letters;
    for (let unit = 0; unit < next.length; unit++) places.push(place);
    folded += next;
    place += character.length;
  }
  return { folded, places };
}

/** The text as it is compared, without blanks around it. */
export function fold(text: string): string {
  return foldPlaces(text).folded.trim();
}
