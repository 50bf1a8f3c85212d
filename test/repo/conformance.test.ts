/** The page about accessibility: each criterion once, and each test that it names is there. */
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

const root = join(import.meta.dirname, "../..");
const page = readFileSync(join(root, "stories/guide/conformance.md"), "utf8");

/** WCAG 2.2: https://www.w3.org/TR/WCAG22/. 4.1.1 is no more. */
const levels = {
  A: `1.1.1 1.2.1 1.2.2 1.2.3 1.3.1 1.3.2 1.3.3 1.4.1 1.4.2 2.1.1 2.1.2 2.1.4 2.2.1 2.2.2 2.3.1 2.4.1 2.4.2 2.4.3 2.4.4
    2.5.1 2.5.2 2.5.3 2.5.4 3.1.1 3.2.1 3.2.2 3.2.6 3.3.1 3.3.2 3.3.7 4.1.2`,
  AA: `1.2.4 1.2.5 1.3.4 1.3.5 1.4.3 1.4.4 1.4.5 1.4.10 1.4.11 1.4.12 1.4.13 2.4.5 2.4.6 2.4.7 2.4.11 2.5.7 2.5.8 3.1.2
    3.2.3 3.2.4 3.3.3 3.3.4 3.3.8 4.1.3`,
};
const states = ["Supports", "Partially supports", "Does not support", "Not applicable"];

test("the page about accessibility has each criterion of WCAG 2.2 A and AA, with a proof or the word that there is none", () => {
  const rows = [...page.matchAll(/^\| (\d\.\d\.\d+) [^|]+ \| (A+) \| ([^|]+) \| ([^|]+) \| ?([^|]*) ?\|$/gm)];
  const expected = Object.entries(levels).flatMap(([level, all]) =>
    all.split(/\s+/).map(criterion => `${criterion} ${level}`),
  );
  assert.equal(expected.length, 55);
  assert.deepEqual(rows.map(([, criterion, level]) => `${criterion} ${level}`).sort(), expected.sort());
  for (const [, criterion = "", , state = "", , proof = ""] of rows) {
    assert.ok(states.includes(state), criterion);
    if (state !== "Not applicable") assert.match(proof, /axe|by review|test\/\S+\.ts: “/, criterion);
  }
});

test("each test that the page about accessibility names is there", () => {
  const named = [...page.matchAll(/(test\/[\w/-]+\.(?:test|browser)\.ts): “([^”]+)”/g)];
  assert.ok(named.length > 30);
  for (const [, file = "", title = ""] of named) {
    assert.ok(existsSync(join(root, file)), file);
    assert.ok(readFileSync(join(root, file), "utf8").includes(title), `${file}: ${title}`);
  }
});
