/** What stands in a form's fields, as answers and back. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { problems } from "@carethread/model";
import fc from "fast-check";
import {
  answersFrom,
  entriesFrom,
  isAnyEntry,
  numberIn,
  optionKey,
  otherEntry,
  otherIn,
} from "../../packages/elements/src/care-questionnaire/entries.ts";
import { answering, asking, itemsOf, question, taken } from "../model/questionnaire-examples.ts";
import { runs } from "../support/long.ts";

test("numbers are read as people write them, and what can be read in two ways is none", () => {
  for (const [text, number] of [
    ["37", 37],
    [" 37.5 ", 37.5],
    ["37,5", 37.5],
    ["-3", -3],
    ["−3,25", -3.25],
    ["+4", 4],
    ["0,125", 0.125],
    ["1.2345", 1.2345],
    ["٣٧٫٥", 37.5],
    ["۴۲", 42],
  ] as const)
    assert.equal(numberIn(text), number, text);
  for (const text of [
    "",
    "x",
    "1,234",
    "1.234",
    "1 000",
    "1e3",
    ".5",
    "5.",
    "--1",
    "1,2,3",
    "0x10",
    "Infinity",
  ])
    assert.ok(Number.isNaN(numberIn(text)), text);
});

test("what is no number is passed on, so that it is said", () => {
  const { item } = taken(asking(question("1", { type: "integer" }), question("2", { type: "decimal" })));
  const answers = answersFrom(item, { 1: ["many"], 2: ["37,5"] });
  assert.deepEqual(answers, { 1: [{ valueString: "many" }], 2: [{ valueDecimal: 37.5 }] });
  assert.deepEqual(problems({ item }, answers), [{ linkId: "1", code: "not-a-number" }]);
});

test("an option is known by its value: a questionnaire that was pushed anew changes no choice", () => {
  const a = { valueCoding: { system: "urn:s", code: "a", display: "A" } };
  const b = { valueCoding: { system: "urn:s", code: "b", display: "B" } };
  const asked = (...answerOption: readonly object[]) =>
    taken(asking(question("1", { type: "choice", answerOption }))).item;
  const entries = { 1: [optionKey(b)] };
  const renamed = { valueCoding: { ...b.valueCoding, display: "Bee" } };
  assert.deepEqual(answersFrom(asked(renamed, a), entries), { 1: [renamed] });
  // One that is gone is no answer, and not its neighbour.
  assert.deepEqual(answersFrom(asked(a), entries), {});
});

test("words of one's own beside the options, as long as there are any", () => {
  const { item } = taken(
    asking(question("1", { type: "open-choice", repeats: true, answerOption: [{ valueString: "Tea" }] })),
  );
  const tea = optionKey({ valueString: "Tea" });
  assert.deepEqual(answersFrom(item, { 1: [tea, otherEntry("Milk")] }), {
    1: [{ valueString: "Tea" }, { valueString: "Milk" }],
  });
  assert.deepEqual(answersFrom(item, { 1: [otherEntry(" ")] }), {});
  assert.equal(otherIn([tea, otherEntry("")]), "");
  assert.equal(otherIn([tea]), undefined);
  assert.deepEqual(
    [isAnyEntry({ 1: [otherEntry("")] }), isAnyEntry({ 1: [" "] }), isAnyEntry({})],
    [true, false, false],
  );
});

test("answers that fit come back as they were from the fields", () => {
  fc.assert(
    fc.property(answering, ({ questionnaire, answers }) => {
      const items = itemsOf(questionnaire.item);
      const right = Object.fromEntries(
        items.flatMap(item => {
          const given = (answers[item.linkId] ?? []).filter(
            each => !("valueString" in each) || each.valueString.trim() !== "",
          );
          const isRight = !problems(
            { item: [{ ...item, enableWhen: [], item: [] }] },
            { [item.linkId]: given },
          ).some(({ linkId }) => linkId === item.linkId);
          return isRight && given.length > 0 ? [[item.linkId, given]] : [];
        }),
      );
      const back = answersFrom(items, entriesFrom(items, right));
      // Codings come back as the questionnaire has them, and blanks not at all.
      const asText = (all: typeof right) =>
        JSON.stringify(all, (name, value) => (name === "valueCoding" ? value.code : value));
      assert.equal(asText(back), asText(right));
    }),
    { numRuns: runs(70) },
  );
});
