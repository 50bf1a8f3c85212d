/** The guide's table of a practice's flags is the model's. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { flags } from "@carethread/model";
import { flagsTable, readGuide } from "../tools/flags-table.ts";

test("the guide lists every flag as the model has it; `npm run flags` writes it", () => {
  const { present, wanted } = readGuide();
  assert.equal(present, wanted);
});

test("a row says a flag's values, its default and its sentence", () => {
  const rows = flagsTable().split("\n").slice(2);
  assert.equal(rows.length, Object.keys(flags).length);
  for (const row of rows) assert.match(row, /^\| `\w+` \| [^|]+ \| (`[^|]+`)? ?\| [A-Z][^|]+[.)] \|$/);
  assert.ok(
    rows.includes("| `notes` | `true`, `false` | `false` | Staff can write notes that only staff see. |"),
  );
});
