/** What pages have to load. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { badgeGraph, scriptSize, scriptText } from "../support/sizes.ts";

const kB = 1000;

test("carethread.js is at most 60 kB", t => {
  const size = scriptSize();
  assert.ok(size !== null, "not built: npm run build");
  t.diagnostic(`carethread.js: ${(size / kB).toFixed(1)} kB gzip`);
  assert.ok(size <= 60 * kB, `${size} bytes`);
});

test("the style sheets of carethread.js say what their sources say", () => {
  // A backslash of a style sheet stands twice in a string, and four times where it was escaped once too often.
  assert.match(scriptText(), /[^\\]\\\\200b/);
  assert.doesNotMatch(scriptText(), /\\{4}/);
});

test("define/care-badge with all it needs is at most 22 kB, without ky and the conversation's parts", async t => {
  const { size, weights } = await badgeGraph();
  const unwanted = weights
    .map(({ file }) => file)
    .filter(
      file => file.includes("node_modules/ky/") || /packages\/client\/src\/(.*\/)?conversation/.test(file),
    );
  assert.deepEqual(unwanted, []);
  t.diagnostic(`define/care-badge: ${(size / kB).toFixed(1)} kB gzip`);
  const heaviest = weights.slice(0, 25).map(({ file, bytes }) => `${bytes} ${file}`);
  assert.ok(size <= 22 * kB, `${size} bytes; minified, before gzip:\n${heaviest.join("\n")}`);
});
