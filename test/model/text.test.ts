/** What a text may be. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { cleanText, limits, preview, textProblem, titleProblem } from "@carethread/model";
import fc from "fast-check";
import { runs } from "../support/long.ts";
import { codeOf, kim, say, started } from "./example.ts";

const units = fc.string({ unit: "binary", maxLength: 400 });
const anyUnits = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 40 })
  .map(codes => String.fromCharCode(...codes));

/** Whether every half of a surrogate pair has its other half. */
function wellFormed(text: string): boolean {
  try {
    encodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}

test("a message has 1 to 16,000 UTF-16 units", () => {
  for (const [length, problem] of [
    [0, "text-empty"],
    [1, null],
    [15_999, null],
    [16_000, null],
    [16_001, "text-too-long"],
  ] as const) {
    assert.equal(textProblem("x".repeat(length)), problem);
  }
  assert.equal(textProblem("😀".repeat(8_000)), null);
  assert.equal(textProblem("😀".repeat(8_001)), "text-too-long");
  assert.equal(limits.messageLength, 16_000);
});

test("a message is measured after trimming", () => {
  const room = started();
  assert.equal(codeOf(say(room, kim, ` \n${"x".repeat(16_000)}\t `)), null);
  assert.equal(codeOf(say(room, kim, "x".repeat(16_001))), "text-too-long");
  assert.equal(codeOf(say(room, kim, " \n\t\u00a0\ufeff ")), "text-empty");
});

test("a text is well-formed and has no control character but tab and new line", () => {
  for (const text of [
    "\ud800",
    "a\udc00b",
    "\ud83d",
    "\ude00\ud83d",
    "a\u0000",
    "\u001b[31m",
    "\u007f",
    "\u0085",
    "\u009f",
  ]) {
    assert.equal(textProblem(text), "text-malformed", JSON.stringify(text));
  }
  for (const text of [
    "a\tb\nc",
    "👩‍👧‍👦 🇵🇹 é",
    "\u202eabc\u202c \u2067x\u2069",
    "<script>alert(1)</script>",
    "a\u2028b",
    "مرحبا",
  ]) {
    assert.equal(textProblem(text), null, JSON.stringify(text));
  }
});

test("any sequence of UTF-16 units is accepted exactly where it is well-formed, free of controls and shows something", () => {
  fc.assert(
    fc.property(fc.oneof(units, anyUnits), raw => {
      const text = cleanText(raw);
      const controls = [...text].some(char => {
        const code = char.codePointAt(0) ?? 0;
        return (code < 32 && code !== 9 && code !== 10) || (code >= 127 && code < 160);
      });
      const shown = [...text].some(char => !/[\s\p{Cf}]/u.test(char));
      const good = shown && wellFormed(text) && !controls;
      assert.equal(textProblem(text) === null, good);
    }),
    { numRuns: runs(120) },
  );
});

test("cleaning a text twice is cleaning it once, and leaves no carriage return", () => {
  fc.assert(
    fc.property(
      fc
        .array(fc.constantFrom("\r", "\n", " ", "\t", "a", "😀"), { maxLength: 20 })
        .map(parts => parts.join("")),
      raw => {
        const text = cleanText(raw);
        assert.equal(cleanText(text), text);
        assert.equal(text, text.trim());
        assert.ok(!text.includes("\r"));
      },
    ),
  );
  assert.equal(cleanText(" a\r\nb\rc\n"), "a\nb\nc");
});

test("[F-039] a preview is one line of at most 140 units and never cuts a pair", () => {
  const piece = fc.constantFrom("😀", "a", " ", "\n", "\t", "é", "\u2028", "🇵🇹");
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 300, size: "max" }), parts => {
      const text = parts.join("");
      const shown = preview(text);
      assert.ok(shown.length <= limits.previewLength);
      assert.ok(wellFormed(shown));
      assert.ok(!/[\n\t\u2028]/.test(shown));
      const line = text.replace(/\s+/g, " ");
      if (line.length <= limits.previewLength) assert.equal(shown, line);
      else assert.ok(shown.endsWith("…") && line.startsWith(shown.slice(0, -1)));
    }),
  );
  const before = "x".repeat(limits.previewLength - 2);
  assert.equal(preview(`${before}😀y`), `${before}…`);
  assert.equal(preview(`${before}😀`), `${before}😀`);
});

test("[F-072] a title is what its rule says", () => {
  for (const [title, rule, problem] of [
    ["", "required", "title-required"],
    ["", "optional", null],
    ["", "none", null],
    ["Knee", "required", null],
    ["Knee", "optional", null],
    ["Knee", "none", "title-not-allowed"],
    ["x".repeat(200), "required", null],
    ["x".repeat(201), "optional", "title-too-long"],
    ["a\nb", "required", "text-malformed"],
    ["a\u2029b", "required", "text-malformed"],
    ["\ud800", "required", "text-malformed"],
    ["Knie 🦵 \u202eabc", "required", null],
  ] as const) {
    assert.equal(titleProblem(title, rule), problem, JSON.stringify([title, rule]));
  }
});

test("a text that shows nothing is empty", () => {
  for (const text of ["", "\u200d", "\u200b \ufeff", "\u202e\u2066"]) {
    assert.equal(textProblem(text), "text-empty", JSON.stringify(text));
  }
  assert.equal(textProblem("\u{1f468}\u200d\u{1f469}"), null);
});
