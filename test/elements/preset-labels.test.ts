/** What presets call otherwise is there to be called so. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { presets } from "@carethread/model";
import { english } from "../../packages/elements/src/english.ts";

/** The word of a name, with a dot where one is nested. */
function wordOf(name: string): unknown {
  return name
    .split(".")
    .reduce<unknown>((words, part) => (words as Record<string, unknown> | undefined)?.[part], english);
}

for (const [name, { labels = {} }] of Object.entries<{ labels?: Record<string, Record<string, string>> }>(
  presets,
)) {
  test(`every label of the preset ${name} is a word of the elements`, () => {
    const names = Object.values(labels).flatMap(words => Object.keys(words));
    assert.ok(names.length > 0 || Object.keys(labels).length === 0);
    const unknown = names.filter(each => !["string", "function"].includes(typeof wordOf(each)));
    assert.deepEqual(unknown, []);
  });
}
