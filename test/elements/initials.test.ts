/** What stands for a name: its initials and their hue, and the name itself within a sentence. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { hueOf, initials } from "../../packages/elements/src/text/initials.ts";
import { isolate } from "../../packages/elements/src/text/isolate.ts";

const names: readonly [string, string][] = [
  ["Rosa Diaz", "RD"],
  ["rosa", "R"],
  ["Dr. Omar Haddad", "OH"],
  ["Maria del Carmen Santos", "MS"],
  ["O'Neill, Shaun", "OS"],
  ["ليلى حداد", "لح"],
  ["𠮷田 太郎", "𠮷太"],
  ["", ""],
  ["  ", ""],
  ["123", "1"],
];
for (const [name, expected] of names) {
  test(`initials of ${JSON.stringify(name)}`, () => assert.equal(initials(name), expected));
}

test("a name has one hue of seven", () => {
  assert.equal(hueOf("Rosa Diaz"), hueOf("Rosa Diaz"));
  for (const [name] of names) assert.ok(hueOf(name) >= 0 && hueOf(name) < 7);
});

test("a name in a sentence cannot turn what stands around it", () => {
  assert.equal(isolate("\u202eevil\u2069 x"), "\u2068evil x\u2069");
});
