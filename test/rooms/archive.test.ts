/** Archiving for oneself, by what rooms tell each device and what a page of each tab has. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Row, TabCounts } from "@carethread/model";
import type { RawSocket } from "../support/raw-socket.ts";
import { atRest, createRooms, give, type Rooms, say } from "./support.ts";

const archiving = {
  archive: { staff: true, portal: true },
  tabs: { staff: ["all", "unread", "read", "archived"], portal: ["active", "archived"] },
};

type Kind = "staff" | "portal";

async function tabOf({ world }: Rooms, kind: Kind, sub: string, tab: string) {
  const token = await world.practice.token(kind, sub);
  const { body } = await world.get(
    "person",
    await world.practice.personRoom(kind, sub),
    `rows?tab=${tab}`,
    token,
  );
  return body as { rows: Row[]; count: number };
}

function counts(inbox: RawSocket): TabCounts {
  const frame = inbox.frames.findLast(frame => frame.type === "tabs" || frame.tabs !== undefined);
  return (frame?.counts ?? frame?.tabs) as TabCounts;
}

/** The count of each tab is that of its rows, and what the device is told. */
async function check(rooms: Rooms, inbox: RawSocket, kind: Kind, sub: string): Promise<TabCounts> {
  await atRest(rooms, inbox);
  const told = counts(inbox);
  for (const [tab, n] of Object.entries(told)) {
    const page = await tabOf(rooms, kind, sub, tab);
    assert.deepEqual([page.count, page.rows.length], [n, n], tab);
  }
  return told;
}

test("[F-174] [F-176] who archives has it archived on all their devices and nobody else has, until somebody writes", async () => {
  const rooms = await createRooms({ settings: archiving });
  const { world } = rooms;
  const id = await rooms.topic();
  const [kim, rosa] = [await world.join("staff", "kim", id), await world.join("portal", "rosa", id)];
  const device = await world.join("portal", "rosa", id);
  const inboxes = [await world.inbox("staff", "kim"), await world.inbox("portal", "rosa")] as const;
  for (const socket of [kim, rosa, device, ...inboxes]) await socket.next("welcome");
  const answer = await give(rosa, world, { type: "archive", on: true });
  assert.equal(answer.type, "ack");
  await atRest(rooms);
  assert.deepEqual(
    [rosa, device, kim].map(({ frames }) => frames.findLast(({ type }) => type === "archived")?.on),
    [true, true, undefined],
  );
  assert.deepEqual(await check(rooms, inboxes[1], "portal", "rosa"), {
    all: 0,
    unread: 0,
    read: 0,
    active: 0,
    archived: 1,
  });
  assert.equal((await check(rooms, inboxes[0], "staff", "kim")).archived, 0);
  const again = await world.join("portal", "rosa", id);
  const { mark } = (await again.next("welcome")) as unknown as { mark: { archived?: boolean } };
  assert.equal(mark.archived, true);
  await say(kim, world, "One more thing");
  await atRest(rooms);
  assert.equal(rosa.frames.findLast(({ type }) => type === "archived")?.on, false);
  assert.deepEqual(await check(rooms, inboxes[1], "portal", "rosa"), {
    all: 1,
    unread: 1,
    read: 0,
    active: 1,
    archived: 0,
  });
});

test("[F-141] [F-174] what is archived adds nothing to the badge until it is active again, also where rows of before did", async () => {
  const rooms = await createRooms({ settings: { tabs: archiving.tabs, archive: archiving.archive } });
  const { world } = rooms;
  const ids = [await rooms.topic(), await rooms.topic()] as const;
  const [kim, rosa] = [await world.join("staff", "kim", ids[0]), await world.join("portal", "rosa", ids[0])];
  const other = await world.join("staff", "kim", ids[1]);
  for (const socket of [kim, rosa, other]) await socket.next("welcome");
  const badge = async (): Promise<number> => {
    await atRest(rooms);
    const inbox = await world.inbox("portal", "rosa");
    return (await inbox.next("welcome")).badge as number;
  };
  await say(kim, world, "First");
  await say(other, world, "Elsewhere");
  assert.equal(await badge(), 4, "two in each");
  await give(rosa, world, { type: "archive", on: true });
  assert.equal(await badge(), 2);
  await give(rosa, world, { type: "archive", on: false });
  assert.equal(await badge(), 4);
  await give(rosa, world, { type: "archive", on: true });
  await say(kim, world, "Second");
  assert.equal(await badge(), 5);
  await give(rosa, world, { type: "archive", on: true });
  assert.equal(await badge(), 2);
  const off = { tabs: { ...archiving.tabs, portal: [] }, archive: { staff: true, portal: false } };
  rooms.register({ settings: off });
  assert.equal(await badge(), 5, "where nobody archives it counts as any other");
  rooms.register({ settings: archiving });
  assert.equal(await badge(), 2);
});

test("[F-175] [F-177] Unarchive and an own reply bring it back; a note of the staff brings nothing back for a patient", async () => {
  const rooms = await createRooms({ settings: { ...archiving, notes: true } });
  const { world } = rooms;
  const id = await rooms.topic();
  const [kim, rosa] = [await world.join("staff", "kim", id), await world.join("portal", "rosa", id)];
  const inbox = await world.inbox("portal", "rosa");
  for (const socket of [kim, rosa, inbox]) await socket.next("welcome");
  const archived = async () => {
    await atRest(rooms);
    return (await check(rooms, inbox, "portal", "rosa")).archived;
  };
  await give(rosa, world, { type: "archive", on: true });
  assert.equal(await archived(), 1);
  await give(kim, world, { type: "message", text: "For us", visibility: "staff" });
  assert.equal(await archived(), 1);
  await give(rosa, world, { type: "archive", on: false });
  assert.equal(await archived(), 0);
  await give(rosa, world, { type: "archive", on: true });
  await say(rosa, world, "And one more question");
  assert.equal(await archived(), 0);
});

test("[F-174] where that side does not archive it is refused, and the page is not told of tabs that it does not have", async () => {
  const rooms = await createRooms({ settings: { tabs: { staff: ["all", "unread"], portal: [] } } });
  const { world } = rooms;
  const id = await rooms.topic();
  const [kim, rosa] = [await world.join("staff", "kim", id), await world.join("portal", "rosa", id)];
  const inboxes = [await world.inbox("staff", "kim"), await world.inbox("portal", "rosa")] as const;
  for (const socket of inboxes) await socket.next("welcome");
  for (const socket of [kim, rosa]) {
    const { may } = (await socket.next("welcome")) as unknown as { may: object };
    assert.ok(!("archive" in may));
    const answer = await give(socket, world, { type: "archive", on: true });
    assert.deepEqual([answer.type, answer.code], ["refused", "not-allowed"]);
  }
  assert.equal(counts(inboxes[0]).all, 1);
  assert.equal(counts(inboxes[1]), undefined);
});

test("[F-044] the marker of a practice decides what is among the unread, also of rows of before", async () => {
  const rooms = await createRooms({ settings: { careTeamLevel: "patient-only" } });
  const { world } = rooms;
  const id = await rooms.topic();
  const kim = await world.join("staff", "kim", id);
  await kim.next("welcome");
  await say(kim, world, "From Kim");
  await atRest(rooms);
  const unread = async () => {
    const { count, rows } = await tabOf(rooms, "staff", "omar", "unread");
    assert.equal(count, rows.length);
    return count;
  };
  assert.equal(await unread(), 1);
  rooms.register({ settings: { careTeamLevel: "patient-only", marker: "admitted" } });
  assert.equal(await unread(), 0, "it did not enter Omar’s badge");
  rooms.register({ settings: { careTeamLevel: "patient-only" } });
  assert.equal(await unread(), 1);
});
