/** Counts, numbers and lists, as each language writes them. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { formsOf, type Sentences } from "../../packages/elements/src/words/words.ts";

const polish: Sentences = {
  one: "# wiadomość",
  few: "# wiadomości (few)",
  many: "# wiadomości (many)",
  other: "# wiadomości",
};
const arabic: Sentences = {
  zero: "zero",
  one: "one",
  two: "two",
  few: "few #",
  many: "many #",
  other: "other #",
};

const counted: readonly [language: string, n: number, sentences: Sentences, expected: string][] = [
  ["pl", 1, polish, "1 wiadomość"],
  ["pl", 2, polish, "2 wiadomości (few)"],
  ["pl", 5, polish, "5 wiadomości (many)"],
  ["pl", 12, polish, "12 wiadomości (many)"],
  ["pl", 22, polish, "22 wiadomości (few)"],
  ["pl", 1.5, polish, "1,5 wiadomości"],
  ["pl", 12_345, polish, "12 345 wiadomości (many)"],
  ["ar-u-nu-latn", 0, arabic, "zero"],
  ["ar-u-nu-latn", 1, arabic, "one"],
  ["ar-u-nu-latn", 2, arabic, "two"],
  ["ar-u-nu-latn", 7, arabic, "few 7"],
  ["ar-u-nu-latn", 11, arabic, "many 11"],
  ["ar-u-nu-latn", 100, arabic, "other 100"],
  ["ar-EG", 7, arabic, "few ٧"],
  ["de", 16_000, { one: "# Zeichen", other: "# Zeichen" }, "16.000 Zeichen"],
  ["en-IN", 1_234_567, { other: "# messages" }, "12,34,567 messages"],
];
for (const [language, n, sentences, expected] of counted) {
  test(`${n} in ${language}`, () => {
    // The blank between thousands is one that does not break.
    assert.equal(formsOf(language).count(n, sentences).replace(/\s/gu, " "), expected);
  });
}

test("a category that a table leaves out, or a language does not tell apart, is the other", () => {
  assert.equal(formsOf("pl").count(2, { one: "one", other: "other #" }), "other 2");
  assert.equal(formsOf("ja").count(1, { one: "one", other: "other #" }), "other 1");
});

test("a list is ended by no word", () => {
  assert.equal(formsOf("en").list(["Kim", "Omar", "Vera"]), "Kim, Omar, Vera");
  assert.equal(formsOf("en").list(["Kim"]), "Kim");
  assert.equal(formsOf("ja").list(["A", "B"]), "A、B");
  assert.equal(formsOf("ru").list(["A", "B"]), "A, B");
});
