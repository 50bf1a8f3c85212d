import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { markedText, mentionsIn, namesIn, queryAt } from "../../packages/elements/src/text/mentions.ts";

const kim = { id: "kim", name: "Kim Park" };
const kimberly = { id: "kimberly", name: "Kim Parker" };
const kimPark = { id: "kimpark", name: "Kim Park Lee" };
const omar = { id: "omar", name: "Dr. Omar Haddad" };
const layla = { id: "layla", name: "ليلى حداد" };
const people = [kim, kimberly, kimPark, omar, layla];

const queries: readonly [string, { from: number; q: string } | null][] = [
  ["@", { from: 0, q: "" }],
  ["Hi @om", { from: 3, q: "om" }],
  ["Hi (@Dr. Omar H", { from: 4, q: "Dr. Omar H" }],
  ["one\n@Kim ", { from: 4, q: "Kim " }],
  ["@لي", { from: 0, q: "لي" }],
  ["mail kim@", null],
  ["mail kim@example.org", null],
  ["@ 5", null],
  ["@Kim\nnext", null],
  ["@@", null],
  ["@Kim Park please see what Rosa wrote", null],
  ["nothing", null],
];
for (const [text, expected] of queries) {
  test(`[F-110] what is written after an @ in ${JSON.stringify(text)}`, () => {
    assert.deepEqual(queryAt(text, text.length), expected);
  });
}

const named: readonly [string, string[]][] = [
  ["@Kim Park please look", ["kim"]],
  ["(@Kim Park's view)", ["kim"]],
  ["@Kim Parker", ["kimberly"]],
  ["@Kim Park Lee and @Kim Park, thanks", ["kimpark", "kim"]],
  ["@Kim Park @Kim Park", ["kim"]],
  ["@Dr. Omar Haddad.", ["omar"]],
  ["شكرا @ليلى حداد", ["layla"]],
  ["@Kim Par", []],
  ["@Kim  Park", []],
  ["@KimPark", []],
  ["Kim Park", []],
  ["x@Kim Park", []],
  ["@Kim Parks", []],
  ["@kim park", []],
];
for (const [text, expected] of named) {
  test(`[F-110] whom ${JSON.stringify(text)} names`, () => {
    assert.deepEqual(mentionsIn(text, people), expected);
  });
}

test("[F-110] of two with one name the chosen one is meant, without a choice both", () => {
  const other = { id: "other", name: "Kim Park" };
  assert.deepEqual(mentionsIn("@Kim Park", [kim, other], [other]), ["other"]);
  assert.deepEqual(mentionsIn("@Kim Park", [kim, other]), ["kim", "other"]);
});

test("[F-110] who was chosen and was taken out of the text is not meant", () => {
  const vera = { id: "vera", name: "Vera Lind" };
  assert.deepEqual(mentionsIn("@Vera Lind", people, [vera]), ["vera"]);
  assert.deepEqual(mentionsIn("@Vera Lin", people, [vera]), []);
});

test("a name with signs of a pattern is taken as it is, and names stand in the text's order and apart", () => {
  const names = fc.array(fc.string({ unit: "grapheme", minLength: 1, maxLength: 8 }), { maxLength: 4 });
  fc.assert(
    fc.property(names, fc.array(fc.string({ unit: "grapheme", maxLength: 6 })), (all, words) => {
      const known = all.map((name, index) => ({ id: `${index}`, name }));
      const text = words.map((word, index) => `${word} @${all[index % (all.length || 1)] ?? ""}`).join(" ");
      let end = 0;
      for (const { from, to, is } of namesIn(text, known)) {
        assert.ok(end <= from);
        for (const id of is.ids) assert.equal(text.slice(from, to), `@${all[Number(id)]}`);
        end = to;
      }
    }),
  );
  assert.deepEqual(mentionsIn("@A.*(b)+ ok", [{ id: "a", name: "A.*(b)+" }]), ["a"]);
});

test("[F-110] a name within a link names nobody, and opens no list", () => {
  for (const text of ["https://social.example/@Kim Park", "see www.social.example/@Kim Park."]) {
    assert.deepEqual(mentionsIn(text, people), []);
    const typed = text.slice(0, text.indexOf("Kim") + 2);
    assert.equal(queryAt(typed, typed.length), null, typed);
  }
  assert.deepEqual(mentionsIn("Vera/@Kim Park, https://social.example/@Kim Parker @Kim Park Lee", people), [
    "kim",
    "kimpark",
  ]);
  assert.deepEqual(queryAt("https://social.example/ @Ki", 27), { from: 24, q: "Ki" });
});

test("a text is marked with its links and its names", () => {
  assert.deepEqual(markedText("@Kim Park: https://a.example/@Kim Parker!", people), [
    { text: "@Kim Park", is: { kind: "mention", ids: ["kim"] } },
    { text: ": ", is: null },
    { text: "https://a.example/@Kim", is: { kind: "link", href: "https://a.example/@Kim" } },
    { text: " Parker!", is: null },
  ]);
});
