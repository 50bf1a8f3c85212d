/** One folding for look-ups, mentions and search. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { beginsWords, fold, foldPlaces, matcher } from "@carethread/model";
import fc from "fast-check";

const found: readonly [string, readonly string[]][] = [
  ["Siobhán O'Brien", ["O’Brien", "o'brien", "OBrien", "siobhan", "Brien", "O`Brien", "Oʼbrien, Siobhan"]],
  ["José D’Angelo", ["D'Angelo", "jose dangelo", "Angelo", "D´Angelo"]],
  ["Łukasz Øster", ["Lukasz", "Oster", "łukasz øster", "LUKASZ"]],
  ["Großmann", ["grossmann", "GROSSMANN", "großmann", "GROẞMANN"]],
  ["Ann\u00a0Lee", ["ann lee", "lee ann", "Lee, Ann"]],
  ["Jean-Luc\u202fPicard", ["jean-luc", "luc", "picard; jean"]],
  ["E\u0301lodie", ["élodie", "elodie", "ÉLODIE"]],
  ["Élodie", ["e\u0301lodie", "elodie"]],
  ["İpek Çelik", ["ipek", "celik", "İPEK"]],
  ["Δημήτρης", ["δημητρησ", "Δημήτρης", "ΔΗΜΗΤΡΗΣ"]],
  ["أحمد الحدادة", ["احمد", "الحداده", "أَحْمَد"]],
  ["Æsa Þorsdóttir", ["aesa", "thorsdottir"]],
  ["Ｊｏｈｎ Ｓｍｉｔｈ", ["john smith"]],
  ["Zoë\u200b Söderström", ["zoe", "soderstrom"]],
  ["김철수", ["김철", "김철수"]],
];
for (const [name, queries] of found) {
  for (const q of queries) {
    test(`${JSON.stringify(name)} is found by ${JSON.stringify(q)}`, () => {
      assert.equal(matcher(q)(fold(name)), true, `${fold(q)} in ${fold(name)}`);
    });
  }
}

test("what is another letter is not found", () => {
  for (const [q, name] of [
    ["omar", "Rosa Diaz"],
    ["rosa omar", "Rosa Diaz"],
    ["か", "が"],
    ["क", "की र"],
  ] as const) {
    assert.equal(fold(q) === fold(name), false, q);
  }
  assert.equal(matcher("omar")(fold("Rosa Diaz")), false);
  assert.equal(matcher("rosa omar")(fold("Rosa Diaz")), false);
});

test("a mention is found by the beginnings of words alone", () => {
  assert.equal(beginsWords("obr", "Siobhán O'Brien"), true);
  assert.equal(beginsWords("o'b", "Siobhán O’Brien"), true);
  assert.equal(beginsWords("brien sio", "Siobhán O'Brien"), true);
  assert.equal(beginsWords("rien", "Siobhán O'Brien"), false);
  assert.equal(beginsWords("", "Rosa"), true);
  assert.equal(beginsWords("diet", "Vera Lind", "Dietitian"), true);
  assert.equal(beginsWords("diet", "Vera Lind", undefined), false);
});

const texts = fc.string({
  unit: fc.oneof(fc.constantFrom(..."aÉßŁ'’ \u00a0\u0301\u200bﬁ가が"), fc.constantFrom("👨‍👩‍👧", "x")),
});

test("folding twice is folding once, and does not depend on how letters are composed", () => {
  fc.assert(
    fc.property(texts, text => {
      assert.equal(fold(fold(text)), fold(text));
      assert.equal(fold(text.normalize("NFD")), fold(text.normalize("NFC")));
      assert.equal(fold(` ${text}\t`), fold(text));
    }),
  );
});

test("each place is where the letter that is folded there stands", () => {
  fc.assert(
    fc.property(texts, text => {
      const { folded, places } = foldPlaces(text);
      assert.equal(places.length, folded.length);
      for (const [unit, place] of places.entries()) {
        assert.ok(unit === 0 || place >= (places[unit - 1] as number));
        const letter = foldPlaces(String.fromCodePoint(text.codePointAt(place) as number)).folded;
        assert.ok(letter.includes(folded[unit] as string), `${folded[unit]} for ${text.slice(place)}`);
      }
    }),
  );
});
