import assert from "node:assert/strict";
import { test } from "node:test";
import type { Item } from "@carethread/client";
import type { Person, SeenEvent } from "@carethread/model";
import { type Entry, entriesOf } from "../../packages/elements/src/care-thread/entries/entries.ts";

const kim: Person = { id: "kim", side: "staff", name: "Kim Park" };
const rosa: Person = { id: "rosa", side: "portal", name: "Rosa Diaz", relation: "self" };
const noon = new Date(2026, 4, 20, 12).getTime();
const minute = 60_000;
const day = 24 * 60 * minute;

function message(pos: number, by: Person, at: number): Item {
  const event: SeenEvent = {
    id: `e${pos}`,
    pos,
    at,
    by,
    type: "message",
    body: { text: `m${pos}` },
    visibility: "everyone",
  };
  return { key: `k${pos}`, event, pending: null };
}
function joined(pos: number, at: number): Item {
  const event: SeenEvent = {
    id: `e${pos}`,
    pos,
    at,
    by: kim,
    type: "member-joined",
    member: { person: rosa, role: "patient", level: "all", source: "roster" },
  };
  return { key: `k${pos}`, event, pending: null };
}
function pending(id: string, at: number): Item {
  return {
    key: id,
    event: null,
    pending: {
      id,
      text: id,
      visibility: "everyone",
      mentions: [],
      attachments: [],
      at,
      state: "sending",
      refused: null,
    },
  };
}
function show(items: readonly Item[], change: { divider?: number; complete?: boolean } = {}): string {
  const entries = entriesOf({ items, me: kim, divider: null, createdAt: noon, complete: true, ...change });
  return entries.map(shape).join(" ");
}
function shape(entry: Entry): string {
  switch (entry.type) {
    case "day":
      return "day";
    case "new":
      return "NEW";
    case "notice":
      return entry.events.map(({ type }) => type).join("+");
    case "card":
      return `${entry.event.item.title}${entry.isPast ? " (past)" : ""}`;
    case "place":
      return entry.is.toUpperCase();
    case "sealed":
      return `${entry.seal} ${entry.messages.map(({ pos }) => pos).join("+")}`;
    case "message":
      return `${entry.first ? "[" : ""}${entry.message?.body.text ?? entry.pending?.text}${entry.last ? "]" : ""}`;
  }
}

test("messages of one sender close together are one group", () => {
  const items = [
    message(1, rosa, noon),
    message(2, rosa, noon + minute),
    message(3, kim, noon + 2 * minute),
    message(4, kim, noon + 20 * minute),
  ];
  assert.equal(show(items), "day [m1 m2] [m3] [m4]");
});

test("each day has one separator, which ends a group", () => {
  const late = new Date(2026, 4, 20, 23, 59).getTime();
  assert.equal(show([message(1, rosa, late), message(2, rosa, late + 2 * minute)]), "day [m1] day [m2]");
});

test("a pending message by a clock that is behind stands on the latest day", () => {
  const items = [message(1, rosa, noon), pending("p", noon - 2 * day)];
  const entries = entriesOf({ items, me: kim, divider: null, createdAt: noon, complete: true });
  assert.deepEqual(entries.map(shape), ["day", "[m1]", "[p]"]);
  assert.equal(new Set(entries.map(entry => entry.key)).size, entries.length);
});

test("[F-101] the divider stands before the first unread message of somebody else", () => {
  const items = [
    message(1, rosa, noon),
    message(2, kim, noon),
    message(3, rosa, noon),
    message(4, rosa, noon),
  ];
  assert.equal(show(items, { divider: 1 }), "day [m1] [m2] NEW [m3 m4]");
  assert.equal(show(items, {}), "day [m1] [m2] [m3 m4]");
});

test("[F-101] nothing that arrives while one reads along is divided off", () => {
  assert.equal(show([message(1, rosa, noon), message(2, rosa, noon)], {}), "day [m1 m2]");
});

test("[F-101] no divider while its place is not loaded", () => {
  const items = [message(11, rosa, noon), message(12, rosa, noon)];
  assert.equal(show(items, { divider: 5, complete: false }), "day [m11 m12]");
  assert.equal(
    show([message(5, kim, noon), ...items], { divider: 5, complete: false }),
    "day [m5] NEW [m11 m12]",
  );
});

test("who joins at the beginning is no news; who joins later is", () => {
  assert.equal(
    show([joined(1, noon), message(2, rosa, noon), joined(3, noon + minute)]),
    "day [m2] member-joined",
  );
});
