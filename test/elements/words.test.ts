import assert from "node:assert/strict";
import { test } from "node:test";
import { RefusalCode } from "@carethread/model";
import { hueOf, initials } from "../../packages/elements/src/text/initials.ts";
import { isolate } from "../../packages/elements/src/text/isolate.ts";
import { birthDate, dayName, shortTime } from "../../packages/elements/src/text/times.ts";
import { errorSentence, refusalIn, statusSentence, words } from "../../packages/elements/src/words/words.ts";

test("[I-5] every refusal has a sentence for people", () => {
  for (const code of RefusalCode.options) {
    assert.match(words.refused[code], /^[A-Z].*\.$/, code);
    assert.equal(errorSentence({ code }), words.refused[code]);
  }
});

test("an error without a code of ours is the network's", () => {
  for (const error of [
    null,
    undefined,
    "x",
    new Error("secret"),
    { code: "network" },
    { code: "toString" },
  ]) {
    assert.equal(refusalIn(error), null);
    assert.equal(errorSentence(error), words.unreachable);
  }
});

test("a live connection says nothing, an ended one says why", () => {
  assert.equal(statusSentence({ state: "live" }), "");
  assert.equal(statusSentence({ state: "ended", reason: "right-lost" }), words.ended["right-lost"]);
  const lost = statusSentence({ state: "reconnecting", retryAt: null, reached: true });
  const neverReached = statusSentence({ state: "reconnecting", retryAt: null, reached: false });
  assert.match(lost, /was lost/);
  assert.match(neverReached, /cannot be reached/);
  const message = "token-url answered 500";
  for (const reason of ["expired", "failed"] as const) {
    const sentence = statusSentence({ state: "no-token", reason, message });
    assert.ok(sentence !== "" && !sentence.includes(message), "what is for developers is not shown");
  }
});

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

test("[F-081] times are short in a list, and days have names", () => {
  const now = new Date(2026, 4, 20, 15, 30).getTime();
  const ago = (days: number) => new Date(2026, 4, 20 - days, 9, 5).getTime();
  assert.equal(shortTime("en-GB", ago(0), now), "9:05");
  assert.equal(shortTime("en-GB", ago(1), now), "Yesterday");
  assert.equal(shortTime("en-GB", ago(3), now), "Sun");
  assert.equal(shortTime("en-GB", ago(30), now), "20 Apr");
  assert.equal(shortTime("en-GB", ago(500), now), "5 Jan 2025");
  assert.equal(dayName("en-GB", ago(0), now), "Today");
  assert.equal(dayName("de", ago(1), now), "Gestern");
  assert.equal(dayName("en-GB", ago(3), now), "Sunday 17 May");
  assert.equal(birthDate("en-GB", "1957-03-14"), "14 Mar 1957");
  assert.equal(birthDate("en-GB", "1957"), "1957");
});

test("one character is one", () => {
  assert.equal(words.charactersLeft(1, "en"), "1 character left");
  assert.equal(words.charactersLeft(0, "en"), "0 characters left");
  assert.equal(words.charactersLeft(-1, "en"), "1 character too many");
  assert.equal(words.charactersLeft(-1_200, "en"), "1,200 characters too many");
});
