/** What a query finds in a text, and where. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { excerptOf, finder, findsWord, fold, matches, tokensOf } from "@carethread/model";
import fc from "fast-check";

/** The text with what was found in brackets; null where it is not found. */
function marked(text: string, q: string): string | null {
  const marks = matches(text, q);
  if (marks === null) return null;
  let at = 0;
  let out = "";
  for (const [from, to] of marks) {
    out += `${text.slice(at, from)}[${text.slice(from, to)}]`;
    at = to;
  }
  return out + text.slice(at);
}

const found: readonly [text: string, q: string, as: string][] = [
  ["The blood pressure was high", "press", "The blood [press]ure was high"],
  ["The blood pressure was high", "HIGH blood", "The [blood] pressure was [high]"],
  ["The blood pressure was high", "presure", "The blood [pressure] was high"],
  ["The blood pressure was high", "bolod", "The [blood] pressure was high"],
  ["À l'hôpital demain", "hopital", "À l'[hôpital] demain"],
  ["À l’hôpital demain", "l'hopital", "À [l’hôpital] demain"],
  ["O'Brien called", "obrien", "[O'Brien] called"],
  ["Straße 5, Łódź", "strasse lodz", "[Straße] 5, [Łódź]"],
  ["e\u0301lodie", "el", "[e\u0301l]odie"],
  ["我头痛得很厉害", "头痛", "我[头痛]得很厉害"],
  ["我头痛得很厉害", "痛", "我头[痛]得很厉害"],
  ["頭が痛いです。薬は？", "薬", "頭が痛いです。[薬]は？"],
  ["コンピューターで見る", "コンピュ", "[コンピュ]ーターで見る"],
  ["ฉันปวดหัวมาก", "ปวดหัว", "ฉัน[ปวดหัว]มาก"],
  ["혈압이 높아요", "혈압", "[혈압]이 높아요"],
  ["혈압이 높아요", "혀", "[혈]압이 높아요"],
  ["أَحْمَد عنده ألم", "احمد", "[أَحْمَد] عنده ألم"],
  ["MRN-20443 is hers", "20443", "MRN-[20443] is hers"],
  ["pain pain", "pain", "[pain] [pain]"],
  ["🙂 ibuprofen 400mg", "ibu 400", "🙂 [ibu]profen [400]mg"],
];
for (const [text, q, as] of found)
  test(`${JSON.stringify(q)} is found in ${JSON.stringify(text)}`, () => assert.equal(marked(text, q), as));

test("every word must be there; a number, a short word and the first letter are as they are", () => {
  for (const [text, q] of [
    ["The blood pressure was high", "blood sugar"],
    ["MRN-20444", "20443"],
    ["two cats", "cot"],
    ["high blood pressure", "blodp"],
    ["dosage", "bosage"],
    ["anything", ""],
    ["anything", " ?! "],
    ["cannot", "not"],
  ] as const)
    assert.equal(matches(text, q), null, q);
});

test("one slip is a letter more, less, another, or two changed; two are too many", () => {
  const letters = fc.constantFrom(..."abcde");
  fc.assert(
    fc.property(fc.array(letters, { minLength: 4, maxLength: 8 }), fc.nat(), letters, (word, n, letter) => {
      const at = 1 + (n % (word.length - 1));
      const slips = [word.toSpliced(at, 1, letter), word.toSpliced(at, 0, letter)];
      if (word.length > 4) slips.push(word.toSpliced(at, 1));
      if (at + 1 < word.length) slips.push(word.toSpliced(at, 2, word[at + 1] as string, word[at] as string));
      for (const slip of slips) assert.ok(findsWord(slip.join(""), word.join("")), `${slip} ${word}`);
    }),
  );
  for (const word of ["abcdxx", "abxdex", "badc", "acbdfe"])
    assert.equal(findsWord("abcd", word), word === "abcdxx");
});

const odd = fc.oneof(
  fc.string({ unit: "grapheme" }),
  fc.string({ unit: fc.constantFrom(..."aéłß'’ -1头痛のカ\u3099ปวำหัง\u0301혈\u200d🙂 \n") }),
);

const wordsIn = (q: string): readonly string[] => finder(q).words;

test("each word of a text finds the text, and marks lie in it, in order, at whole letters", () => {
  const examples: [string, string][] = [["ำ", "ำ"]];
  fc.assert(
    fc.property(odd, odd, (text, q) => {
      for (const { word, place } of tokensOf(text)) {
        const written = text.slice(...place(word.length));
        // One sign may stand for several words, as ㏞ for "v∕m", and the first of them ends another word.
        if (fold(written) === word) assert.ok(matches(text, written) !== null, word);
      }
      const { words, marks } = finder(q);
      // A vowel of Thai without its letter is another word again once it was folded: of such no word is asked for alone.
      const isAsked = words.every(word => wordsIn(word).join() === word);
      if (words.length > 0 && isAsked)
        assert.equal(matches(text, q) === null, !words.every(word => finder(word).matches(text)));
      let before = -1;
      for (const [from, to] of marks(text)) {
        assert.ok(before < from && from < to && to <= text.length);
        assert.doesNotMatch(text.slice(from, to), /^[\udc00-\udfff]|[\ud800-\udbff]$/);
        before = to;
      }
    }),
    { examples },
  );
});

test("an excerpt is a line around what was found, with the same words marked", () => {
  const long = `${"before ".repeat(30)}the pain\nis back ${"after ".repeat(60)}`;
  const { text, marks } = excerptOf(long, matches(long, "pain") ?? []);
  assert.ok(text.startsWith("…") && text.endsWith("…") && text.length <= 142, text);
  assert.deepEqual(
    marks.map(([from, to]) => text.slice(from, to)),
    ["pain"],
  );
  fc.assert(
    fc.property(odd, odd, odd, (a, b, c) => {
      const all = `${a.repeat(9)} ${b} ${c.repeat(40)}`;
      const found = matches(all, b);
      if (found === null) return;
      const excerpt = excerptOf(all, found);
      const [first] = excerpt.marks;
      if (first === undefined) return;
      const [from, to] = found[0] as readonly [number, number];
      assert.equal(excerpt.text.slice(...first), all.slice(from, to).replace(/\s/g, " "));
    }),
  );
});
