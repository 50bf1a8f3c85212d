/** Messages of the past: from the host alone, before anything new, once, and nobody's news. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { limits, personKey, type Row } from "@carethread/model";
import { idSecretOf } from "../support/practice.ts";
import type { Answered } from "../support/world.ts";
import { atRest, createRooms, eventsOf, heard, type Rooms, say, textsOf, upTo } from "./support.ts";

const kim = { id: personKey(idSecretOf("harbor"), "staff", "kim"), side: "staff", name: "Kim Park" };
const rosa = { id: personKey(idSecretOf("harbor"), "portal", "rosa"), side: "portal", name: "Rosa Diaz" };
const day = 24 * 3_600_000;

/** A conversation that began thirty days ago. */
async function past(): Promise<Rooms & { id: string }> {
  const rooms = await createRooms({ settings: { notes: true } });
  const started = await rooms.world.startTopic("system", "host", "rosa", { at: rooms.clock.now - 30 * day });
  assert.equal(started.status, 200, JSON.stringify(started.body));
  return { ...rooms, id: started.body.id };
}

function message(at: number, text: string, by = kim, visibility = "everyone"): Record<string, unknown> {
  return { at, by, text, visibility };
}

async function bringIn(
  { world }: Rooms,
  id: string,
  messages: unknown,
  commandId = world.newId(),
  kind: "staff" | "portal" | "system" = "system",
  sub = "host",
): Promise<Answered> {
  const token = await world.practice.token(kind, sub);
  return world.post("main", world.conversationRoom(id), "import", token, { commandId, messages });
}

test("past messages stand in the log with their own times and authors, and are nobody's news", async () => {
  const rooms = await past();
  const { world, clock, id } = rooms;
  const inboxes = [await world.inbox("staff", "kim"), await world.inbox("portal", "rosa")];
  const reading = [await world.join("staff", "kim", id), await world.join("portal", "rosa", id)];
  await Promise.all([...inboxes, ...reading].map(socket => socket.next("welcome")));
  const at = (days: number): number => clock.now - days * day;
  const command = world.newId();
  const messages = [
    message(at(20), "How are you?"),
    message(at(19), "Watch her weight", kim, "staff"),
    message(at(10), " Better.\r\n", rosa),
  ];
  assert.deepEqual(await bringIn(rooms, id, messages, command), { status: 200, body: { messages: 3 } });
  await atRest(rooms, ...inboxes, ...reading);
  const [staff, portal] = reading.map(socket => eventsOf(socket).filter(({ type }) => type === "message"));
  assert.deepEqual(
    staff?.map(({ at, by, body }) => [at, by.id, body?.text]),
    [
      [at(20), kim.id, "How are you?"],
      [at(19), kim.id, "Watch her weight"],
      [at(10), rosa.id, "Better."],
    ],
  );
  assert.deepEqual(
    portal?.map(({ at }) => at),
    [at(20), at(10)],
  );
  // The host gave the command: no author's client takes it for one of its own.
  assert.ok(![...reading, ...inboxes].some(({ texts }) => texts.join().includes(command)));
  for (const inbox of inboxes) {
    assert.ok(!inbox.frames.some(({ type }) => type === "badge"));
    const row = inbox.frames.findLast(({ type }) => type === "row")?.row as Row;
    assert.deepEqual([row.unread, row.badge, row.at, row.last?.text], [0, 0, at(10), "Better."]);
  }
  const first = reading[0] as (typeof reading)[number];
  await say(first, world, "And today?");
  await atRest(rooms, ...inboxes, ...reading);
  const badges = inboxes.map(inbox => inbox.frames.findLast(({ type }) => type === "badge")?.n);
  assert.deepEqual(badges, [undefined, 1], "what comes now is news");
});

test("[F-022] nobody but the host brings in the past: to others there is no such path", async () => {
  const rooms = await past();
  const messages = [message(rooms.clock.now - day, "Forged")];
  for (const [kind, sub] of [
    ["staff", "kim"],
    ["staff", "vera"],
    ["portal", "rosa"],
  ] as const) {
    for (const body of [messages, "nonsense"]) {
      const { status, body: answer } = await bringIn(rooms, rooms.id, body, rooms.world.newId(), kind, sub);
      assert.deepEqual([status, answer.code], [404, "not-found"], sub);
    }
  }
  const { body } = await bringIn(rooms, rooms.world.newId(), messages);
  assert.equal(body.code, "not-found");
});

test("[F-022] who lost the right while nobody was talking hears nothing of what is brought in", async () => {
  const rooms = await past();
  const { world, clock, calls, id } = rooms;
  const reader = await world.join("staff", "kim", id);
  await reader.next("welcome");
  calls.through = async ({ path }, make) => {
    if (path === "internal/person") throw new Error("lost");
    return make();
  };
  await world.pushStaff("kim", { version: 2, name: "Kim Park", active: false });
  clock.now += limits.factsLease;
  assert.equal((await bringIn(rooms, id, [message(clock.now - day, "Of the past")])).status, 200);
  assert.equal(await reader.closed, 4403);
  assert.ok(!reader.texts.join().includes("Of the past"));
});

test("the same command twice brings in nothing twice; with another body it is a conflict", async () => {
  const rooms = await past();
  const { world, server, clock, id } = rooms;
  const command = world.newId();
  const messages = upTo(limits.importBatch).map(n => message(clock.now - day + n, `m${n}`));
  const both = await Promise.all([
    bringIn(rooms, id, messages, command),
    bringIn(rooms, id, messages, command),
  ]);
  server.restart();
  for (const { status, body } of [...both, await bringIn(rooms, id, messages, command)]) {
    assert.deepEqual([status, body.messages], [200, limits.importBatch]);
  }
  const other = await bringIn(rooms, id, messages.slice(1), command);
  assert.deepEqual([other.status, other.body.code], [409, "conflict"]);
  const reader = await world.join("staff", "kim", id);
  assert.equal(((await reader.next("welcome")).head as { messages: number }).messages, limits.importBatch);
});

test("the past ends with the first live message", async () => {
  const rooms = await past();
  const { world, clock, id } = rooms;
  const reader = await world.join("staff", "kim", id);
  await reader.next("welcome");
  await say(reader, world, "Now");
  const late = await bringIn(rooms, id, [message(clock.now - day, "Before")]);
  assert.deepEqual([late.status, late.body.code], [409, "import-too-late"]);
  const live = await bringIn(rooms, await rooms.topic(), [message(clock.now - day, "Before")]);
  assert.deepEqual([live.status, live.body.code], [409, "import-too-late"]);
  await heard(reader);
  assert.deepEqual(textsOf(reader), ["Now"]);
});

test("a past message is neither of the future nor out of order, and all of a request comes in or none", async () => {
  const rooms = await past();
  const { world, clock, id } = rooms;
  const good = message(clock.now - 2 * day, "Good");
  const cases: readonly [messages: unknown[], code: string, params: Record<string, number>][] = [
    [[good, message(clock.now + 1, "Tomorrow")], "import-from-future", { index: 1 }],
    [[good, message(clock.now - 3 * day, "Earlier")], "import-from-future", { index: 1 }],
    [[message(clock.now - 31 * day, "Before it began")], "import-from-future", { index: 0 }],
    [[good, good, message(clock.now - day, " ")], "text-empty", { index: 2 }],
    [[message(clock.now - day, "x".repeat(limits.messageLength + 1))], "text-too-long", { index: 0 }],
    [[message(clock.now - day, "\u0007")], "text-malformed", { index: 0 }],
  ];
  for (const [messages, code, params] of cases) {
    const { status, body } = await bringIn(rooms, id, messages);
    assert.ok(status === 400 && body.code === code, JSON.stringify(body));
    assert.deepEqual(body.params, params);
  }
  for (const messages of [
    [],
    upTo(limits.importBatch + 1).map(() => good),
    [{ ...good, by: { ...kim, id: "kim" } }],
  ]) {
    assert.equal((await bringIn(rooms, id, messages)).body.code, "bad-request");
  }
  const reader = await world.join("staff", "kim", id);
  assert.equal(((await reader.next("welcome")).head as { messages: number }).messages, 0);
});

test("only the host says when a conversation began, and never in the future", async () => {
  const rooms = await createRooms();
  const { world, clock } = rooms;
  const began = async (kind: "staff" | "system", at: number): Promise<number | string> => {
    const { status, body } = await world.startTopic(kind, kind === "staff" ? "kim" : "host", "rosa", { at });
    if (status !== 200) return body.code;
    const reader = await world.join("staff", "omar", body.id);
    return ((await reader.next("welcome")).head as { createdAt: number }).createdAt;
  };
  assert.equal(await began("system", clock.now - 9 * day), clock.now - 9 * day);
  assert.equal(await began("staff", clock.now - 9 * day), clock.now);
  assert.equal(await began("system", clock.now + 1), "import-from-future");
});
