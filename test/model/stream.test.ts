/** Items of the practice's system among the messages: what is taken, and what comes of it. */
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  type ConversationState,
  filtersOf,
  PutStreamItem,
  type StreamItem,
  stateFor,
  type View,
} from "@carethread/model";
import fc from "fast-check";
import { everybody, scripts, world } from "./arbitraries.ts";
import { play, Room } from "./room.ts";

const visit = { sort: "calendar-event", id: "a1", title: "Follow-up visit", start: 5_000 } as const;

test("what is put stands as it was put last, with what it was before, and the same twice is no news", () => {
  fc.assert(
    fc.property(world, scripts(), (world, script) => {
      const room = new Room(world);
      const standing = new Map<string, StreamItem>();
      for (const { step, events, refusal } of play(room, script)) {
        for (const { event } of events) {
          if (event.type !== "stream-item") continue;
          assert.deepEqual(event.before, standing.get(event.item.id));
          assert.notDeepEqual(event.item, standing.get(event.item.id));
          standing.set(event.item.id, event.item);
        }
        if (step.do !== "put" || room.state === null) continue;
        if (step.by !== everybody.length - 1) assert.equal(refusal?.refused, "not-allowed");
        else if (refusal === null && !(step.item.cancelled && !standing.has(step.item.id)))
          assert.deepEqual(standing.get(step.item.id), step.item);
      }
    }),
  );
});

function newsOf(state: ConversationState, view: View): unknown {
  const head = stateFor(state, view)?.head;
  return [head?.last, head?.messages, head?.awaiting];
}

test("what is put is nobody's news: no preview, nothing unread, nobody waits for an answer", () => {
  fc.assert(
    fc.property(world, scripts(), (world, script) => {
      const room = new Room(world);
      for (const { step, before, after } of play(room, script)) {
        if (step.do !== "put" || before === null || after === null) continue;
        assert.deepEqual(after.reading, before.reading);
        for (const view of ["staff", "portal"] as const) {
          assert.deepEqual(newsOf(after, view), newsOf(before, view));
        }
      }
    }),
  );
});

test("each event is shown by the filters of what is in it", () => {
  const event = { id: "x", at: 1, by: everybody[0] } as const;
  const said = (text: string) =>
    ({ ...event, type: "message", body: { text }, visibility: "everyone" }) as const;
  assert.deepEqual(filtersOf(said("see https://example.org/x.") as never), ["links"]);
  assert.deepEqual(filtersOf(said("see example dot org") as never), []);
  const file = { id: "f", name: "scan.pdf", type: "application/pdf", size: 1 };
  const withFile = { ...said("www.example.org"), body: { text: "www.example.org/1", attachments: [file] } };
  assert.deepEqual(filtersOf(withFile as never), ["attachments", "links"]);
  assert.deepEqual(filtersOf({ ...event, type: "stream-item", item: visit } as never), ["calendar-events"]);
  const update = { sort: "plan-update", id: "p1", title: "Walk more" } as const;
  assert.deepEqual(filtersOf({ ...event, type: "stream-item", item: update } as never), ["plan-updates"]);
});

test("what cannot be is not taken, and says where it is wrong", () => {
  const wrong: readonly (readonly [string, object])[] = [
    ["item.title", { ...visit, title: " " }],
    ["item.title", { ...visit, title: "x".repeat(201) }],
    ["item.id", { ...visit, id: "" }],
    ["item.start", { ...visit, start: undefined }],
    ["item.start", { ...visit, date: "2026-12-03" }],
    ["item.date", { ...visit, start: undefined, date: "2026-02-30" }],
    ["item.end", { ...visit, end: 4_000 }],
    ["item.text", { sort: "plan-update", id: "p1", title: "Walk", text: "\ud800" }],
    ["item.sort", { ...visit, sort: "order" }],
    ["item.sort", { ...visit, sort: "plan-update" }],
  ];
  assert.ok(PutStreamItem.safeParse({ version: 1, item: visit }).success);
  assert.ok(
    PutStreamItem.safeParse({ version: 1, item: { ...visit, start: undefined, date: "2026-12-03" } }).success,
  );
  for (const [path, item] of wrong) {
    const { error } = PutStreamItem.safeParse({ version: 1, item });
    assert.equal(error?.issues[0]?.path.join("."), path, JSON.stringify(item));
  }
});
