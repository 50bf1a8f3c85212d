/** One label a use: what is made under one is nothing under another. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import {
  deviceLabels,
  fileLabel,
  grantLabels,
  keyLabels,
  purposeLabels,
} from "../../../packages/model/src/e2ee/domains.ts";

const labels = [
  ...Object.values(purposeLabels).flatMap(each => Object.values<string>({ ...each })),
  ...Object.values(grantLabels),
  ...Object.values(keyLabels),
  fileLabel,
  ...Object.values(deviceLabels),
];

test("all labels are distinct, and none is the beginning of another", () => {
  assert.equal(labels.length, 3 * 3 + 1 + 2 + 3 + 3);
  for (const [index, one] of labels.entries())
    for (const other of labels.toSpliced(index, 1)) assert.ok(!other.startsWith(one), `${one} / ${other}`);
  // What comes behind a label is JSON of an array, or its length stands before it.
  for (const one of labels) assert.match(one, /^carethread e2ee v1 [a-z ]+$/);
});

test("no label stands anywhere but in the table", () => {
  const folder = fileURLToPath(new URL("../../../packages/model/src/e2ee", import.meta.url));
  const found = readdirSync(folder).filter(file =>
    readFileSync(`${folder}/${file}`, "utf8").includes("carethread e2ee"),
  );
  assert.deepEqual(found, ["domains.ts"]);
});
