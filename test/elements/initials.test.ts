/** What stands for a name: its initials and their hue, and the name itself within a sentence. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { textProblem } from "@carethread/model";
import fc from "fast-check";
import { hueOf, initials } from "../../packages/elements/src/text/initials.ts";
import { isolate } from "../../packages/elements/src/text/isolate.ts";

const names: readonly [string, string][] = [
  ["Rosa Diaz", "RD"],
  ["rosa", "R"],
  ["Dr. Omar Haddad", "OH"],
  ["Maria del Carmen Santos", "MS"],
  ["O'Neill, Shaun", "OS"],
  ["ليلى حداد", "لح"],
  ["𠮷田 太郎", "𠮷太"],
  ["", ""],
  ["  ", ""],
  ["123", "1"],
  ["👨‍👩‍👧‍👦", "👨‍👩‍👧‍👦"],
  ["👨‍👩‍👧‍👦 Diaz", "D"],
  ["🇩🇪 🇫🇷", "🇩🇪"],
  ["👩🏽‍⚕️", "👩🏽‍⚕️"],
  ["E\u0301lodie", "É"],
  ["e\u0301lodie n\u0303ez", "ÉÑ"],
  ["q\u0301in xu", "Q\u0301X"],
  ["ßen ﬁn", "ßﬁ"],
  ["किरण नाथ", "किना"],
  ["김철수", "김"],
  ["\u1100\u1161 \u1102\u1161", "가나"],
  ["مُحمد علي", "مُع"],
  ["\u200f\u2067דוד כהן\u2069", "דכ"],
  ["\u200b???", "?"],
  ["Dr.", "D"],
  ["J. R.", "JR"],
];
for (const [name, expected] of names) {
  test(`initials of ${JSON.stringify(name)}`, () => assert.equal(initials(name), expected));
}

test("whoever has a name has initials, of at most two characters", () => {
  const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });
  const anyName = fc.oneof(
    fc.string({ unit: "grapheme", minLength: 1 }),
    fc.string({ unit: "binary", minLength: 1 }),
  );
  fc.assert(
    fc.property(
      anyName.filter(name => textProblem(name.trim()) === null),
      name => {
        const count = [...graphemes.segment(initials(name))].length;
        assert.ok(count === 1 || count === 2, `${count} of ${JSON.stringify(name)}`);
      },
    ),
  );
});

test("a name has one hue of seven", () => {
  assert.equal(hueOf("Rosa Diaz"), hueOf("Rosa Diaz"));
  assert.equal(hueOf("E\u0301lodie"), hueOf("Élodie"));
  for (const [name] of names) assert.ok(hueOf(name) >= 0 && hueOf(name) < 7);
});

test("a name in a sentence cannot turn what stands around it", () => {
  assert.equal(isolate("\u202eevil\u2069 x"), "\u2068evil x\u2069");
});
