/** Closing and reopening: by whom, what is then written, and that nothing is told of it to who must not know. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { type Kind, kinds, type Policy } from "@carethread/model";
import {
  ana,
  begin,
  changeChart,
  codeOf,
  example,
  host,
  kim,
  lee,
  mayOf,
  mo,
  say,
  started,
  typesOf,
} from "./example.ts";
import { Room } from "./room.ts";

/** A conversation whose policy lets these close it. */
function closable(close: Policy["close"]): Room {
  const room = new Room(example({ settings: { policies: { topic: { close } } } }));
  room.do({ do: "start", by: ana, title: "Knee", first: "Hello", past: null, now: 1_000 });
  return room;
}

const turn = (room: Room, by: number, what: "close" | "reopen") => room.do({ do: what, by, now: 3_000 });

test("[F-170] [F-171] [F-172] who may close and reopen follows from the policy; closed it takes no message of anybody", () => {
  const may: Readonly<Record<Policy["close"], readonly number[]>> = {
    both: [kim, ana],
    staff: [kim],
    none: [],
  };
  for (const [close, who] of Object.entries(may) as [Policy["close"], readonly number[]][]) {
    for (const by of [kim, ana]) {
      const room = closable(close);
      const refused = who.includes(by) ? null : "not-allowed";
      assert.equal(mayOf(room, by).close, refused === null ? null : undefined);
      assert.equal(codeOf(turn(room, by, "close")), refused);
      if (refused !== null) continue;
      for (const view of [room.state?.staff, room.state?.portal])
        assert.equal(view?.head.lifecycle, "closed");
      for (const writer of [kim, lee, ana]) assert.equal(codeOf(say(room, writer, "One more")), "closed");
      assert.equal(codeOf(say(room, kim, "A note", "staff")), "closed");
      assert.equal(mayOf(room, by).reopen, null);
      assert.equal(codeOf(turn(room, by, "reopen")), null);
      for (const writer of [kim, ana]) assert.equal(codeOf(say(room, writer, "And on")), null);
      assert.equal(room.state?.staff.head.closed, undefined);
    }
  }
});

test("of two who close or reopen at once the second has what they wanted, and stores nothing", () => {
  const room = closable("both");
  assert.deepEqual(typesOf(turn(room, kim, "close").events), ["closed"]);
  for (const by of [ana, kim]) assert.deepEqual(turn(room, by, "close").events, []);
  assert.deepEqual(typesOf(turn(room, ana, "reopen").events), ["reopened"]);
  assert.deepEqual(turn(room, kim, "reopen").events, []);
});

test("[F-022] who may not see it neither closes nor reopens it, and the host's back end leaves it to people", () => {
  const room = closable("both");
  for (const what of ["close", "reopen"] as const) {
    assert.equal(codeOf(turn(room, mo, what)), "not-found");
    assert.equal(codeOf(turn(room, host, what)), "not-allowed");
  }
  assert.equal(room.state?.staff.head.lifecycle, "open");
});

test("what was merged into another conversation is closed for good", () => {
  const room = closable("both");
  room.do({ do: "supersede", by: host, now: 2_000 });
  for (const by of [kim, ana]) {
    assert.equal(mayOf(room, by).reopen, undefined);
    assert.equal(codeOf(turn(room, by, "reopen")), "not-allowed");
  }
});

test("[F-178] closed, it follows the chart, counts nothing, and moves nothing up", () => {
  const room = closable("staff");
  const before = room.state?.staff.head;
  turn(room, kim, "close");
  const { head } = room.state?.staff ?? {};
  assert.deepEqual(
    [head?.messages, head?.last, head?.awaiting],
    [before?.messages, before?.last, before?.awaiting],
  );
  changeChart(room, { name: "Ana Maria Silva" });
  assert.equal(room.state?.portal?.head.patient.name, "Ana Maria Silva");
  assert.equal(room.state?.portal?.head.lifecycle, "closed");
});

test("in the portal's log the team closes, and a patient by their name", () => {
  const room = started({ settings: { policies: { topic: { close: "both" } } } });
  turn(room, kim, "close");
  turn(room, ana, "reopen");
  const by = room.log
    .filter(({ event }) => event.type === "closed" || event.type === "reopened")
    .map(({ event, everyone }) => [event.type, event.by.name, everyone]);
  assert.deepEqual(by, [
    ["closed", "Kim", true],
    ["reopened", "Ana", true],
  ]);
});

test("the kinds say who closes: the one conversation nobody, topics staff, chats both", () => {
  const expected: Readonly<Record<Kind, Policy["close"]>> = {
    continuous: "none",
    topic: "staff",
    direct: "none",
    "encounter-chat": "both",
    internal: "staff",
  };
  for (const [kind, close] of Object.entries(expected)) assert.equal(kinds[kind as Kind].close, close);
  const room = new Room(example({ settings: { kinds: ["continuous"] } }));
  const decided = room.ask(kim, begin({ kind: "continuous", title: "" }), 1);
  assert.ok(!("refused" in decided));
  room.state = decided.state;
  assert.equal(mayOf(room, kim).close, undefined);
});
