import assert from "node:assert/strict";
import { test } from "node:test";
import { mistakes, readIndex, statementsIn, titlesIn } from "../tools/spec-index.ts";

test("every id in a test's title is a statement, and no title has more than three", () => {
  assert.deepEqual(mistakes(readIndex()), []);
});

test("an unknown id and a fourth id are found", () => {
  const statements = statementsIn("- **F-001** One.\n- **I-1** Two.\n");
  const source = 'test("[F-001] fine"); it(`[F-001 I-1] [F-001, F-001] four`); it("[F-002] unknown");';
  assert.deepEqual(mistakes({ statements, titles: titlesIn(source, "a.test.ts") }), [
    "a.test.ts: more than three ids: four",
    "a.test.ts: no statement F-002: unknown",
  ]);
});

test("a sentence that merely mentions an id is no title", () => {
  assert.deepEqual(titlesIn('// see [F-001]\nassert.ok(x, "as F-001 says");', "a.test.ts"), []);
});
