/** *Mark as unread* in real rooms: the badge and the row on every device, and what is told to whom. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Mark, Row } from "@carethread/model";
import type { RawSocket } from "../support/raw-socket.ts";
import { atRest, createRooms, give, say } from "./support.ts";

const told = (socket: RawSocket): Mark | undefined =>
  socket.frames.findLast(({ type }) => type === "mark")?.mark as Mark | undefined;

const rowIn = (inbox: RawSocket): Row | undefined =>
  inbox.frames.findLast(({ type }) => type === "row")?.row as Row | undefined;

test("[F-100] the envelope's mark is on all devices of who set it at once, with row and badge, and receipts stay", async () => {
  const rooms = await createRooms();
  const { world } = rooms;
  const id = await rooms.topic();
  const [kim, rosa] = [await world.join("staff", "kim", id), await world.join("portal", "rosa", id)];
  const device = await world.join("portal", "rosa", id);
  const inbox = await world.inbox("portal", "rosa");
  for (const socket of [kim, rosa, device, inbox]) await socket.next("welcome");
  for (const text of ["One", "Two", "Three"]) await say(kim, world, text);
  await atRest(rooms);
  const end = rosa.frames.flatMap(frame =>
    frame.type === "events" ? (frame.events as { pos: number }[]) : [],
  );
  const pos = end.at(-1)?.pos ?? 0;
  rosa.send({ type: "read", from: 1, pos });
  await atRest(rooms);
  assert.deepEqual([rowIn(inbox)?.unread, rowIn(inbox)?.badge], [0, 0]);
  const receipts = kim.frames.filter(({ type }) => type === "receipts").length;

  assert.equal((await give(rosa, world, { type: "mark-unread", pos: pos - 1 })).type, "ack");
  await atRest(rooms);
  const back = { pos: pos - 2, unread: 2, badge: 2, markedUnread: true };
  assert.deepEqual([told(rosa), told(device), told(kim)], [back, back, undefined]);
  assert.deepEqual([rowIn(inbox)?.unread, rowIn(inbox)?.badge], [2, 2]);
  assert.equal(kim.frames.filter(({ type }) => type === "receipts").length, receipts);
  const { mark } = (await (await world.join("portal", "rosa", id)).next("welcome")) as unknown as {
    mark: Mark;
  };
  assert.deepEqual(mark, back);

  rosa.send({ type: "mark-read", pos });
  await atRest(rooms);
  assert.deepEqual(told(device), { pos, unread: 0, badge: 0, markedUnread: false });
  assert.equal(rowIn(inbox)?.badge, 0);
});

test("[F-100] without a place it is the last message of others, else one's own; what one wrote alone still stands in the badge", async () => {
  const rooms = await createRooms();
  const { world } = rooms;
  const id = await rooms.topic();
  const [kim, omar] = [await world.join("staff", "kim", id), await world.join("staff", "omar", id)];
  const inbox = await world.inbox("staff", "kim");
  for (const socket of [kim, omar, inbox]) await socket.next("welcome");
  await say(omar, world, "From Omar");
  await say(kim, world, "From Kim");
  await atRest(rooms);
  const [{ head }] = [kim.frames[0] as unknown as { head: { pos: number } }];
  kim.send({ type: "mark-read", pos: head.pos + 2 });
  await atRest(rooms);
  await give(kim, world, { type: "mark-unread" });
  await atRest(rooms);
  const unread = told(kim)?.unread ?? 0;
  assert.ok(unread >= 1 && told(kim)?.markedUnread);
  await give(omar, world, { type: "mark-unread" });
  await atRest(rooms);
  assert.equal(told(omar)?.markedUnread, true);
  const stranger = await give(kim, world, { type: "mark-unread", pos: 99_999 });
  assert.equal(stranger.type, "ack", "there is no such place, and nothing changes");
});
