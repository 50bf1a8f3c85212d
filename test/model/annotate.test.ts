import assert from "node:assert/strict";
import { test } from "node:test";
import { annotate, type TextRange } from "@carethread/model";
import fc from "fast-check";
import { runs } from "../support/long.ts";

/** Lengths of what lies between ranges and of ranges, in turn, as ranges in order and apart. */
function rangesOf(lengths: readonly number[], list: number): TextRange<string>[] {
  let at = 0;
  return lengths.flatMap((length, index) => {
    const from = at;
    at += length;
    return index % 2 === 1 && length > 0 ? [{ from, to: at, is: `${list}.${index}` }] : [];
  });
}

const length = fc.nat({ max: 5 });
const input = fc
  .tuple(
    fc.array(length, { maxLength: 12 }),
    fc.array(length, { maxLength: 12 }),
    fc.string({ maxLength: 9 }),
  )
  .map(([first, second, rest]) => {
    const lists = [rangesOf(first, 0), rangesOf(second, 1)] as const;
    const end = Math.max(0, ...lists.flat().map(({ to }) => to));
    const text =
      Array.from({ length: end }, (_, index) => String.fromCharCode(0x4e00 + index)).join("") + rest;
    return { lists, text };
  });

test("the segments put together are the text, and words alone are never beside words alone", () => {
  fc.assert(
    fc.property(input, ({ lists, text }) => {
      const segments = annotate(text, ...lists);
      assert.equal(segments.map(segment => segment.text).join(""), text);
      for (const [index, segment] of segments.entries()) {
        assert.notEqual(segment.text, "");
        assert.ok(segment.is !== null || segments[index + 1]?.is !== null);
      }
    }),
    { numRuns: runs(500) },
  );
});

test("a range of the first list is whole, and one of the second where it meets none of the first", () => {
  fc.assert(
    fc.property(input, ({ lists: [first, second], text }) => {
      const free = second.filter(({ from, to }) => !first.some(other => from < other.to && other.from < to));
      const expected = [...first, ...free].sort((a, b) => a.from - b.from);
      let at = 0;
      const marked = annotate(text, first, second).flatMap(({ text: part, is }) => {
        const from = at;
        at += part.length;
        return is === null ? [] : [{ from, to: at, is }];
      });
      assert.deepEqual(marked, expected);
    }),
    { numRuns: runs(500) },
  );
});

test("a text of which nothing is known is one segment, and no text is none", () => {
  assert.deepEqual(annotate("Good morning"), [{ text: "Good morning", is: null }]);
  assert.deepEqual(annotate("Good morning", [], []), [{ text: "Good morning", is: null }]);
  assert.deepEqual(annotate("", []), []);
});

test("a third list counts where neither of the others does", () => {
  const at = (from: number, to: number, is: string): TextRange<string> => ({ from, to, is });
  assert.deepEqual(
    annotate("abcdef", [at(1, 2, "a")], [at(3, 4, "b")], [at(0, 2, "c"), at(2, 3, "d"), at(3, 6, "e")]),
    [
      { text: "a", is: null },
      { text: "b", is: "a" },
      { text: "c", is: "d" },
      { text: "d", is: "b" },
      { text: "ef", is: null },
    ],
  );
});
