/** Encounters in real rooms: who is told, what the host does, and what it hears of it. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { ConversationEncounter, Head } from "@carethread/model";
import type { RawSocket } from "../support/raw-socket.ts";
import { createReceiver, settled } from "./receiver.ts";
import { atRest, createRooms, give, type Rooms } from "./support.ts";

const settings = { policies: { topic: { encounter: "per-conversation", close: "both" } } };

async function scene(more: Parameters<typeof createRooms>[0] = {}) {
  const rooms = await createRooms({ settings, ...more });
  const { world } = rooms;
  const id = await rooms.topic();
  const [kim, rosa] = [await world.join("staff", "kim", id), await world.join("portal", "rosa", id)];
  const [staff, portal] = [await kim.next("welcome"), await rosa.next("welcome")] as unknown as {
    head: Head;
  }[];
  const room = world.conversationRoom(id);
  const read = async (kind: "system" | "staff" = "system", sub = "host") =>
    world.get("main", room, "encounter", await world.practice.token(kind, sub));
  const change = async (body: object, kind: "system" | "staff" = "system", sub = "host") => {
    const token = await world.practice.token(kind, sub);
    return world.post("main", room, "encounter", token, { commandId: world.newId(), ...body });
  };
  return { rooms, world, id, kim, rosa, staff: staff?.head, portal: portal?.head, read, change };
}

const typesOf = ({ frames }: RawSocket): unknown[] =>
  frames.flatMap(frame =>
    frame.type === "events" ? (frame.events as { type: string }[]).map(({ type }) => type) : [],
  );

test("[F-179] [I-4] a conversation has its encounter from the beginning, in the head of staff alone", async () => {
  const { staff, portal, rosa, read } = await scene();
  assert.deepEqual([staff?.encounter?.type, staff?.encounter?.status], ["Results", "in-progress"]);
  assert.equal(portal?.encounter, undefined);
  assert.ok(!JSON.stringify(rosa.frames).includes("encounter-"));
  const { status, body } = await read();
  assert.equal(status, 200);
  assert.deepEqual((body as unknown as ConversationEncounter).encounter, staff?.encounter);
  assert.equal((await read("staff", "kim")).status, 404);
});

test("[F-181] [F-182] closing finishes it, finishing it closes, and reopening takes it up again; each of the portal's hears of the team alone", async () => {
  const { rooms, world, kim, rosa, staff, read, change } = await scene();
  const encounter = staff?.encounter?.id;
  const present = async () => {
    const { lifecycle, encounter } = (await read()).body as unknown as ConversationEncounter;
    return [lifecycle, encounter.status, encounter.history.length];
  };
  await give(rosa, world, { type: "close" });
  assert.deepEqual(await present(), ["closed", "finished", 2]);
  await give(kim, world, { type: "reopen" });
  assert.deepEqual(await present(), ["open", "in-progress", 3]);
  const answer = await change({ type: "finish", encounter });
  assert.equal((answer.body as unknown as ConversationEncounter).lifecycle, "closed");
  assert.equal((await change({ type: "finish", encounter })).status, 200, "again it changes nothing");
  assert.deepEqual(await present(), ["closed", "finished", 4]);
  await atRest(rooms);
  assert.deepEqual(typesOf(rosa), ["closed", "reopened", "closed"]);
  const both = ["closed", "encounter-finished"];
  assert.deepEqual(typesOf(kim), [...both, "reopened", "encounter-resumed", ...both]);
  const said = rosa.frames.flatMap(frame =>
    frame.type === "events" ? (frame.events as { by: unknown }[]) : [],
  );
  assert.deepEqual(
    said.slice(1).map(({ by }) => by),
    ["team", "team"],
  );
  assert.equal(
    (await give(rosa, world, { type: "message", text: "And?", visibility: "everyone" })).code,
    "closed",
  );
});

test("[F-183] what the host links stands in the thread for staff, once, and nothing is linked to what is finished", async () => {
  const { rooms, world, kim, rosa, staff, change } = await scene();
  const encounter = staff?.encounter?.id;
  const link = { kind: "order", title: "HbA1c", url: "https://ehr.test/orders/1", date: "2026-11-02" };
  const body = { type: "link", commandId: world.newId(), encounter, link };
  for (const _ of [1, 2]) assert.equal((await change(body)).status, 200);
  await atRest(rooms);
  assert.deepEqual([typesOf(kim), typesOf(rosa)], [["encounter-linked"], []]);
  assert.equal((await change(body, "staff", "kim")).status, 404);
  await give(kim, world, { type: "close" });
  const late = await change({ type: "link", encounter, link });
  assert.deepEqual([late.status, (late.body as { code?: string }).code], [403, "encounter-finished"]);
});

test("[F-182] the host hears of each encounter that is opened, finished or taken up again, with no patient data", async () => {
  const receiver = createReceiver(() => Date.now());
  const { rooms, world, id, kim, staff } = await scene({ hooks: receiver.hooks, fetch: receiver.fetch });
  const told = () => receiver.encounters.map(({ status }) => status);
  await settled(rooms);
  assert.deepEqual(told(), ["in-progress"]);
  await give(kim, world, { type: "close" });
  await settled(rooms);
  await give(kim, world, { type: "reopen" });
  await settled(rooms);
  assert.deepEqual(told(), ["in-progress", "finished", "in-progress"]);
  const ids = new Set(receiver.encounters.map(one => one.id));
  assert.equal(ids.size, 3);
  for (const webhook of receiver.encounters) {
    const { id: _, status: __, ...rest } = webhook;
    const practice = world.practice.id;
    assert.deepEqual(rest, {
      type: "encounter",
      practice,
      conversation: id,
      encounter: staff?.encounter?.id,
    });
  }
});

test("a failing disk leaves both as they were", async () => {
  const { rooms, world, kim, read } = await scene();
  const { puts }: Rooms = rooms;
  puts.before = ({ party }) => {
    if (party === "main") throw new Error("the disk fails");
  };
  const answer = await Promise.race([give(kim, world, { type: "close" }), kim.closed]);
  assert.ok(typeof answer === "number" || answer.type === "refused");
  puts.before = () => {};
  const { lifecycle, encounter } = (await read()).body as unknown as ConversationEncounter;
  assert.deepEqual([lifecycle, encounter.status], ["open", "in-progress"]);
});

test("[F-182] of one a day the day's first message opens it, and it ends with the day although every room has slept; the host hears of each", async () => {
  // The practice says no time zone: its days are those of UTC.
  const now = Date.parse("2026-12-01T23:00:00Z");
  let clock: Rooms["clock"] = { now };
  const receiver = createReceiver(() => clock.now);
  const policies = { topic: { encounter: "per-day", close: "both" } };
  const { rooms, world, id, kim, staff, read } = await scene({
    ...{ now, settings: { policies }, hooks: receiver.hooks, fetch: receiver.fetch },
  });
  clock = rooms.clock;
  const first = staff?.encounter?.id;
  await settled(rooms);
  kim.close();
  rooms.server.restart();
  rooms.clock.now += 3_600_000;
  await rooms.server.tick();
  await settled(rooms);
  const over = (await read()).body as unknown as ConversationEncounter;
  assert.deepEqual([over.lifecycle, over.encounter.id, over.encounter.status], ["open", first, "finished"]);
  assert.equal(over.encounter.history.at(-1)?.at, rooms.clock.now);
  const again = await world.join("staff", "kim", id);
  await again.next("welcome");
  await give(again, world, { type: "message", text: "Good morning", visibility: "everyone" });
  await settled(rooms);
  const next = ((await read()).body as unknown as ConversationEncounter).encounter;
  assert.notEqual(next.id, first);
  assert.deepEqual(
    receiver.encounters.map(({ encounter, status }) => [encounter, status]),
    [
      [first, "in-progress"],
      [first, "finished"],
      [next.id, "in-progress"],
    ],
  );
});
