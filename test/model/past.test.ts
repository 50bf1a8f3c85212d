/** How the past comes in: from the host alone, and before anything live. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Decidable } from "@carethread/model";
import { everybody } from "./arbitraries.ts";
import { ana, begin, codeOf, example, host, kim, say, started } from "./example.ts";
import { type Outcome, Room } from "./room.ts";

const past = (times: readonly number[], by = ana) => ({
  type: "import" as const,
  messages: times.map(at => ({
    at,
    by: everybody[by] ?? everybody[0],
    text: "x",
    visibility: "everyone" as const,
  })) as (Decidable & { type: "import" })["messages"],
});

function startedLongAgo(): Room {
  const room = new Room(example());
  room.do({ do: "start", by: host, title: "Knee", first: null, past: 1_000, now: 9_000 });
  return room;
}

function bringIn(room: Room, times: readonly number[], by = ana): Outcome {
  const messages = times.map(at => ({ at, by, text: "x", visibility: "everyone" as const }));
  return room.do({ do: "import", by: host, messages, now: 9_000 });
}

test("past messages come from the host alone", () => {
  const room = startedLongAgo();
  for (const actor of [kim, ana]) {
    assert.equal(codeOf(room.ask(actor, past([2_000]), 9_000)), "not-allowed");
  }
  const { events } = bringIn(room, [2_000, 2_000, 3_000]);
  assert.deepEqual(
    events.map(({ event }) => [event.at, event.by.name, "imported" in event]),
    [
      [2_000, "Ana", true],
      [2_000, "Ana", true],
      [3_000, "Ana", true],
    ],
  );
  assert.equal(room.state?.portal?.head.lastAt, 3_000);
});

test("past messages come in only before the first live one", () => {
  const room = startedLongAgo();
  bringIn(room, [2_000]);
  say(room, kim, "hello");
  assert.equal(codeOf(bringIn(room, [3_000])), "import-too-late");
  assert.equal(codeOf(bringIn(started(), [1_000])), "import-too-late");
});

test("a live staff-only note ends the past as well", () => {
  const room = startedLongAgo();
  say(room, kim, "note", "staff");
  assert.equal(codeOf(bringIn(room, [3_000])), "import-too-late");
});

test("past messages are refused with a time in the future, before the start, or out of order", () => {
  const room = startedLongAgo();
  for (const [times, index] of [
    [[9_001], 0],
    [[999], 0],
    [[2_000, 1_999], 1],
    [[2_000, 3_000, 9_001], 2],
  ] as const) {
    const { refusal, events } = bringIn(room, times);
    assert.deepEqual(refusal, { refused: "import-from-future", params: { index } });
    assert.deepEqual(events, []);
  }
  bringIn(room, [9_000]);
  assert.equal(codeOf(bringIn(room, [8_999])), "import-from-future");
});

test("a conversation of the past is begun by the host, without a first message and not in the future", () => {
  const room = new Room(example());
  assert.equal(codeOf(room.ask(host, begin({ at: 2 }), 1)), "import-from-future");
  assert.equal(codeOf(room.ask(host, begin({ first: { text: "x" } }), 1)), "not-allowed");
  const byAna = room.ask(ana, begin({ at: 2, first: { text: "Hi" } }), 7);
  assert.ok(!("refused" in byAna));
  assert.ok(byAna.events.every(({ event }) => event.at === 7));
});

test("the host writes no message of its own", () => {
  assert.equal(codeOf(say(started(), host, "hello")), "not-allowed");
});
