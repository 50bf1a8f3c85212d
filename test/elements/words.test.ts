/** The English words, and which of them say what happened. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { RefusalCode } from "@carethread/model";
import { english } from "../../packages/elements/src/english.ts";
import * as sections from "../../packages/elements/src/words/en/en.ts";
import { errorSentence, refusalIn, statusSentence } from "../../packages/elements/src/words/words.ts";

test("[I-5] every refusal has a sentence for people", () => {
  for (const code of RefusalCode.options) {
    assert.match(english.refused[code], /^[A-Z].*\.$/, code);
    assert.equal(errorSentence({ code }, english), english.refused[code]);
    assert.equal(refusalIn({ code }, english), code);
  }
  assert.deepEqual(Object.keys(english.refused).sort(), [...RefusalCode.options].sort());
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
    assert.equal(refusalIn(error, english), null);
    assert.equal(errorSentence(error, english), english.unreachable);
  }
});

test("a live connection says nothing, an ended one says why, of what was looked at", () => {
  assert.equal(statusSentence(undefined, english), "");
  assert.equal(statusSentence({ state: "live" }, english), "");
  assert.equal(statusSentence({ state: "offline" }, english), english.status.offline);
  const ended = { state: "ended", reason: "right-lost" } as const;
  assert.equal(statusSentence(ended, english), "You no longer have access to this conversation.");
  assert.equal(statusSentence(ended, english, english.endedInbox), "You no longer have access to messages.");
  const lost = statusSentence({ state: "reconnecting", retryAt: null, reached: true }, english);
  const neverReached = statusSentence({ state: "reconnecting", retryAt: null, reached: false }, english);
  assert.match(lost, /was lost/);
  assert.match(neverReached, /cannot be reached/);
  const message = "token-url answered 500";
  for (const reason of ["expired", "failed"] as const) {
    const sentence = statusSentence({ state: "no-token", reason, message }, english);
    assert.equal(sentence, english.noToken[reason]);
    assert.ok(!sentence.includes(message), "what is for developers is not shown");
  }
});

test("a name stands in one section alone, and all of them are English", () => {
  const names = Object.values(sections).flatMap(section => Object.keys(section));
  const twice = names.filter((name, index) => names.indexOf(name) !== index);
  assert.deepEqual(twice, []);
  assert.deepEqual(Object.keys(english).sort(), names.sort());
});

test("one of something is one, and many have their thousands apart", () => {
  assert.equal(english.charactersLeft(1), "1 character left");
  assert.equal(english.charactersLeft(0), "0 characters left");
  assert.equal(english.charactersOver(1), "1 character too many");
  assert.equal(english.charactersOver(1_200), "1,200 characters too many");
  assert.match(english.tooLong(16_000), /at most 16,000 characters/);
  assert.match(english.mentionsTooMany(1), /at most 1 person\.$/);
  assert.match(english.mentionsTooMany(20), /at most 20 people\.$/);
  assert.equal(english.overflow(1_000), "1,000+");
  assert.equal(english.supportFor(null), "Their access ends by itself.");
  assert.match(english.supportFor(60), /after 60 minutes\.$/);
});
