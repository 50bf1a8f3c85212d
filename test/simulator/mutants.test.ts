/** That the simulator finds something: one mutant for each kind of fault; all of them by `npm run mutants`. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { isLong } from "../support/long.ts";
import { buildSimulator } from "./bundle.ts";
import { faultKinds, rooms } from "./mutant.ts";
import { mutants } from "./mutants.ts";
import { testMutants } from "./test-mutants.ts";

const quick = mutants.filter(({ isQuick }) => isQuick);

test("each kind of fault has one mutant without a defence against it that is found soon", () => {
  assert.deepEqual(quick.map(({ against }) => against).sort(), [...faultKinds].sort());
});

test("a mutant of a file that moved, or of a line that is another by now, is an error", async () => {
  const moved = rooms("conversation/keeper", "a", "b");
  await assert.rejects(buildSimulator("worker.ts", [moved]), /keeper\.ts is not loaded/);
  const other = rooms("conversation/book", "no line like this", "");
  await assert.rejects(buildSimulator("worker.ts", [other]), /does not stand once/);
});

test("every line that a mutant changes stands once in its file, those of the long run too", () => {
  const root = new URL("../..", import.meta.url);
  const lost: string[] = [];
  for (const { lacks, mutations } of mutants) {
    const sources = new Map<string, string>();
    for (const { file, find, put } of mutations) {
      const source = sources.get(file) ?? readFileSync(new URL(file, root), "utf8");
      if (source.split(find).length !== 2) lost.push(`${lacks}: ${find}`);
      sources.set(
        file,
        source.replace(find, () => put),
      );
    }
  }
  assert.deepEqual(lost, []);
});

testMutants(isLong ? mutants : quick);
