/** What screen readers are told of sealed messages: words when they are open, and else why there are none. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Item, SealState } from "@carethread/client";
import type { Head, Person, SeenEvent } from "@carethread/model";
import { Announcer } from "../../packages/elements/src/care-thread/announcer.ts";
import { english } from "../../packages/elements/src/care-thread/english.ts";

const kim: Person = { id: "kim", side: "staff", name: "Kim Park" };
const rosa: Person = { id: "rosa", side: "portal", name: "Rosa Diaz", relation: "self" };
const viewer = { me: kim, words: english, language: "en-GB", present: "" };

function message(pos: number, seal: SealState, text = seal === "open" ? `m${pos}` : ""): Item {
  const event: Extract<SeenEvent, { type: "message" }> = {
    ...{ id: `e${pos}`, pos, at: pos, by: rosa, type: "message", visibility: "everyone" },
    body: { text },
  };
  return { key: `k${pos}`, event, pending: null, seal };
}

/** What was said, one after the other, as the thread became so. */
function hear(...threads: readonly (readonly Item[])[]): string[] {
  const announcer = new Announcer();
  const said: string[] = [];
  let last = announcer.came;
  for (const items of [[], ...threads]) {
    announcer.hear({ items, head: { pos: 0 } as Head, isWhole: true }, viewer);
    if (announcer.came !== last && announcer.came !== null)
      said.push(announcer.came.sentence.replace(/[\u2066-\u2069]/g, ""));
    last = announcer.came;
  }
  return said;
}

test("[F-191] what is being opened is told of when its words are there", () => {
  assert.deepEqual(hear([message(1, "opening")], [message(1, "open")]), ["Rosa Diaz: m1"]);
});

test("what came behind it waits for it, so that nothing is left out", () => {
  const opening = [message(1, "opening"), message(2, "open")];
  assert.deepEqual(hear(opening, [message(1, "open"), message(2, "open")]), ["2 new messages"]);
});

test("[F-191] what cannot be read says why, and what was there before says nothing", () => {
  assert.deepEqual(hear([message(1, "locked")]), ["A message written before this device could read"]);
  assert.deepEqual(hear([message(1, "forged")]), [
    "This message is not from the device it names. It is not shown.",
  ]);
  assert.deepEqual(hear([message(1, "repeated")]), []);
});
