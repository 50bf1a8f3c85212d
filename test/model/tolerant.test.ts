/** A page is older than its rooms for days: every enumeration of what they say has a value that it does not know. */
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  Command,
  EventPage,
  FromConversation,
  FromPerson,
  isKnown,
  PatientMatches,
  RefusedBody,
  RosterStaff,
  RowPage,
  readTolerantly,
  StaffList,
  StaffMatches,
  ToConversation,
} from "@carethread/model";
import type * as z from "zod/mini";
import { fromConversation, fromPerson, key, mutations, restAnswers, unseen } from "./newer-rooms.ts";

const answers: readonly (readonly [string, z.ZodMiniType, readonly unknown[]])[] = [
  ["FromConversation", FromConversation, fromConversation],
  ["FromPerson", FromPerson, fromPerson],
  ["EventPage", EventPage, restAnswers.events],
  ["RowPage", RowPage, restAnswers.rows],
  ["PatientMatches", PatientMatches, restAnswers.patients],
  ["StaffMatches", StaffMatches, restAnswers.staff],
  ["StaffList", StaffList, restAnswers.listed],
  ["RefusedBody", RefusedBody, restAnswers.refused],
];

for (const [name, schema, samples] of answers) {
  test(`a page reads ${name} whatever new value any of its enumerations has`, () => {
    for (const sample of samples) assert.ok(schema.safeParse(sample).success, JSON.stringify(sample));
    assert.deepEqual(unseen(schema, samples), [], "the samples have every enumeration in them");
    let tried = 0;
    for (const sample of samples) {
      for (const { at, value } of mutations(schema, sample)) {
        assert.ok(!schema.safeParse(value).success, `${at} is strict`);
        const read = readTolerantly(schema, value);
        assert.ok(read.success, `${name} ${(sample as { type?: string }).type ?? ""} at ${at}`);
        assert.ok(read.unknown > 0, "it is counted");
        assert.ok(schema.safeParse(read.data).success);
        tried++;
      }
    }
    assert.ok(tried > 0 || name === "PatientMatches");
  });
}

test("an event of an unknown type keeps its place, and what is wrong stays wrong", () => {
  const event = { type: "hologram", id: key("x"), at: 5, pos: 7, by: "team", light: "blue" };
  const read = readTolerantly(EventPage, { events: [event], hasOlder: false, hasNewer: false });
  assert.ok(read.success);
  assert.deepEqual(read.data.events, [{ type: "unknown", id: key("x"), at: 5, pos: 7 }]);
  assert.equal(read.data.events.some(isKnown), false);
  for (const change of [{ pos: -1 }, { id: "no key" }, { at: "now" }]) {
    assert.ok(
      !readTolerantly(EventPage, { events: [{ ...event, ...change }], hasOlder: false, hasNewer: false })
        .success,
    );
  }
  assert.ok(!readTolerantly(FromPerson, { type: "badge", n: "many" }).success);
});

test("rooms take no value that they do not know", () => {
  const message = { type: "message", text: "x", visibility: "everyone" };
  assert.ok(Command.safeParse(message).success);
  assert.ok(!Command.safeParse({ ...message, visibility: "friends" }).success);
  assert.ok(!ToConversation.safeParse({ type: "typing", visibility: "friends" }).success);
  assert.ok(!RosterStaff.safeParse({ type: "robot", id: "1", version: 1, name: "R" }).success);
});
