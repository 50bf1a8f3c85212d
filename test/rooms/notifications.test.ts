/** What a person is notified of: their settings, what is on the screen, and what nobody read for a day. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { limits, type Notification, type Row } from "@carethread/model";
import type { RawSocket } from "../support/raw-socket.ts";
import type { Answered } from "../support/world.ts";
import { atRest, createRooms, eventsOf, heard, type Rooms, say } from "./support.ts";

function noticesOf(inbox: RawSocket): Notification[] {
  return inbox.frames.flatMap(frame =>
    frame.type === "notification" ? [frame.notification as Notification] : [],
  );
}

function reasonsOf(inbox: RawSocket): string[] {
  return noticesOf(inbox).map(({ reason }) => reason);
}

async function change(rooms: Rooms, kind: "staff" | "portal", sub: string, body: unknown): Promise<Answered> {
  const { practice } = rooms.world;
  const room = await practice.personRoom(kind, sub);
  return rooms.world.post("person", room, "settings", await practice.token(kind, sub), body);
}

const pause = 10 * 60_000;

interface Scene extends Rooms {
  readonly id: string;
  readonly kim: RawSocket;
  readonly rosa: RawSocket;
  readonly inbox: RawSocket;
  readonly rosas: RawSocket;
}

/** A topic that Kim began and Rosa read; Kim's and Rosa's inboxes, all quiet. */
async function scene(options: Parameters<typeof createRooms>[0] = {}): Promise<Scene> {
  const rooms = await createRooms(options);
  const { world } = rooms;
  const id = await rooms.topic();
  const kim = await world.join("staff", "kim", id);
  const rosa = await world.join("portal", "rosa", id);
  await Promise.all([kim, rosa].map(socket => socket.next("welcome")));
  rosa.send({ type: "read", from: 1, pos: eventsOf(rosa).at(-1)?.pos });
  await atRest(rooms, kim, rosa);
  const inbox = await world.inbox("staff", "kim");
  const rosas = await world.inbox("portal", "rosa");
  await Promise.all([inbox, rosas].map(socket => socket.next("welcome")));
  return { ...rooms, id, kim, rosa, inbox, rosas };
}

test("[F-130] a message of the patient notifies the team, one notification for what came at once", async () => {
  const now = await scene({ settings: { notifyPause: 0 } });
  await say(now.rosa, now.world, "I feel dizzy");
  await atRest(now, now.inbox);
  const [first, ...more] = noticesOf(now.inbox);
  assert.deepEqual(more, []);
  const at = now.clock.now;
  assert.deepEqual(first, { id: first?.id, reason: "message", conversation: now.id, at, unread: 1 });
  // However many messages one push brings, it is one notification.
  now.calls.through = async ({ path }, make) => {
    if (path === "internal/row") throw new Error("the network is away");
    return make();
  };
  for (const text of ["still", "now", "better"]) await say(now.rosa, now.world, text);
  await atRest(now, now.inbox);
  now.calls.through = (_, make) => make();
  await atRest(now, now.inbox);
  const [, second, ...third] = noticesOf(now.inbox);
  assert.deepEqual(third, []);
  assert.notEqual(second?.id, first?.id);
  // What one wrote oneself is no news.
  assert.deepEqual(noticesOf(now.rosas), []);
});

test("[F-140] [F-143] a portal user is notified of what the team writes, also of the first message", async () => {
  const now = await scene();
  await say(now.kim, now.world, "Please come in");
  await atRest(now, now.rosas);
  assert.deepEqual(reasonsOf(now.rosas), ["message"]);
  const id = await now.topic({ title: "Another one" });
  await atRest(now, now.rosas);
  assert.deepEqual(
    noticesOf(now.rosas).map(({ conversation }) => conversation),
    [now.id, id],
  );
});

test("[F-130] [F-131] who turned it off is not notified, and later not of what came meanwhile", async () => {
  const now = await scene();
  assert.equal((await change(now, "staff", "kim", { newPatientMessage: false })).status, 200);
  await say(now.rosa, now.world, "unheard");
  await atRest(now, now.inbox);
  assert.deepEqual(noticesOf(now.inbox), []);
  await change(now, "staff", "kim", { newPatientMessage: true });
  await atRest(now, now.inbox);
  assert.deepEqual(noticesOf(now.inbox), []);
  await say(now.rosa, now.world, "heard");
  await atRest(now, now.inbox);
  assert.deepEqual(reasonsOf(now.inbox), ["message"]);
});

test("[F-130] nobody is notified of what is on their screen at that moment", async () => {
  const now = await scene();
  now.kim.send({ type: "screen", on: true });
  await heard(now.kim);
  await say(now.rosa, now.world, "seen at once");
  await atRest(now, now.inbox, now.kim);
  assert.deepEqual(noticesOf(now.inbox), []);
  now.kim.send({ type: "screen", on: false });
  await heard(now.kim);
  await say(now.rosa, now.world, "not seen");
  await atRest(now, now.inbox, now.kim);
  assert.deepEqual(reasonsOf(now.inbox), ["message"]);
});

test("[F-130] a row that is pushed again, because its answer was lost, notifies once", async () => {
  const now = await scene();
  let lost = 0;
  now.calls.through = async ({ path }, make) => {
    const answer = await make();
    if (path !== "internal/row" || lost++ > 3) return answer;
    throw new Error("the answer was lost");
  };
  await say(now.rosa, now.world, "Hello");
  for (let n = 0; n < 3; n++) await atRest(now, now.inbox);
  assert.ok(lost > 3);
  assert.deepEqual(reasonsOf(now.inbox), ["message"]);
});

test("[F-130] what was read before the inbox heard of it notifies nobody", async () => {
  const now = await scene();
  now.calls.through = async ({ path }, make) => {
    if (path === "internal/row") throw new Error("the network is away");
    return make();
  };
  await say(now.rosa, now.world, "Hello");
  await heard(now.kim);
  now.kim.send({ type: "read", from: 1, pos: eventsOf(now.kim).at(-1)?.pos });
  await atRest(now, now.inbox, now.kim);
  now.calls.through = (_, make) => make();
  await atRest(now, now.inbox, now.kim);
  const row = now.inbox.frames.findLast(({ type }) => type === "row")?.row as Row;
  assert.deepEqual([row.last?.text, row.badge], ["Hello", 0]);
  assert.deepEqual(noticesOf(now.inbox), []);
});

test("[F-130] who comes back to a conversation is not notified of what was before", async () => {
  const now = await scene();
  const { world } = now;
  await say(now.rosa, world, "one");
  await atRest(now, now.inbox);
  const [, ...others] = world.rosa().team as unknown[];
  await world.pushPatient("rosa", { ...world.rosa(), version: 2, team: others });
  await atRest(now, now.inbox);
  await world.pushPatient("rosa", { ...world.rosa(), version: 3 });
  await atRest(now, now.inbox);
  assert.deepEqual(reasonsOf(now.inbox), ["message"]);
  await say(now.rosa, world, "two");
  await atRest(now, now.inbox);
  assert.deepEqual(reasonsOf(now.inbox), ["message", "message"]);
});

test("[F-132] the reminder can be on only while the first is, and every device hears of a change", async () => {
  const now = await scene();
  const { settings } = now.inbox.frames[0] as unknown as { settings: unknown };
  assert.deepEqual(settings, { newPatientMessage: true, unreadReminder: true });
  const off = await change(now, "staff", "kim", { newPatientMessage: false });
  assert.deepEqual([off.status, off.body], [200, { newPatientMessage: false, unreadReminder: false }]);
  const refused = await change(now, "staff", "kim", { unreadReminder: true });
  assert.deepEqual([refused.status, refused.body.code], [409, "reminder-needs-new-message"]);
  const on = await change(now, "staff", "kim", { newPatientMessage: true });
  assert.deepEqual(on.body, { newPatientMessage: true, unreadReminder: false });
  await heard(now.inbox);
  assert.deepEqual(
    now.inbox.frames.flatMap(frame => (frame.type === "settings" ? [frame.settings] : [])),
    [off.body, on.body],
  );
  now.server.restart();
  const again = await now.world.inbox("staff", "kim");
  assert.deepEqual((await again.next("welcome")).settings, on.body);
});

test("[F-134] settings are one's own, and those of staff", async () => {
  const now = await scene();
  const { practice } = now.world;
  assert.equal((await change(now, "portal", "rosa", { newPatientMessage: false })).body.code, "not-allowed");
  const kims = await practice.personRoom("staff", "kim");
  const omar = await practice.token("staff", "omar");
  const body = { newPatientMessage: false };
  assert.equal((await now.world.post("person", kims, "settings", omar, body)).status, 404);
  assert.equal((await change(now, "staff", "kim", { newPatientMessage: "no" })).body.code, "bad-request");
});

test("[F-130] who leaves without closing is told: what seemed to be on their screen and they did not read", async () => {
  const now = await scene();
  const { kim, rosa, world, clock, inbox, server } = now;
  kim.send({ type: "screen", on: true });
  await heard(kim);
  // From here on nothing comes from Kim's page, and nothing says so: its socket stays open.
  for (const text of ["One", "Two", "Three", "Four", "Five"]) await say(rosa, world, text);
  await atRest(now, rosa);
  assert.deepEqual(reasonsOf(inbox), []);
  clock.now += limits.screenLapse + 1;
  await server.tick();
  await atRest(now, rosa, inbox);
  assert.deepEqual(reasonsOf(inbox), ["message"]);
  const row = inbox.frames.findLast(({ type }) => type === "row")?.row as Row;
  assert.equal(row.badge, 5);
});

test("[F-130] a page that was not heard from for three quarters of a minute is on nobody's screen", async () => {
  const now = await scene({ settings: { notifyPause: 0 } });
  const { kim, rosa, world, clock, inbox, server } = now;
  kim.send({ type: "screen", on: true });
  await heard(kim);
  clock.now += limits.heardWithin;
  await say(rosa, world, "Within");
  await heard(kim);
  // It reads what it is shown, as a page does that is there.
  kim.send({ type: "read", from: 1, pos: eventsOf(kim).at(-1)?.pos });
  await heard(kim);
  await atRest(now, rosa, inbox);
  assert.deepEqual(reasonsOf(inbox), []);
  for (const sleep of [() => {}, () => server.hibernate()]) {
    sleep();
    clock.now += limits.heardWithin + 1;
    const before = reasonsOf(inbox).length;
    await say(rosa, world, "Beyond");
    await atRest(now, rosa, inbox);
    assert.equal(reasonsOf(inbox).length, before + 1);
  }
});

test("[F-130] what was on the screen and read is told to nobody, however late a tick comes", async () => {
  const now = await scene();
  const { kim, rosa, world, clock, inbox, server } = now;
  kim.send({ type: "screen", on: true });
  await heard(kim);
  const pos = await say(rosa, world, "Seen");
  await heard(kim);
  kim.send({ type: "read", from: 1, pos: eventsOf(kim).at(-1)?.pos });
  await rosa.next(
    ({ type, receipts }) => type === "receipts" && Object.values(receipts as object).includes(pos),
  );
  clock.now += 2 * limits.screenLapse;
  await server.tick();
  await atRest(now, rosa, inbox);
  assert.deepEqual(reasonsOf(inbox), []);
});

test("[F-130] who has not read is told once, until the pause is over, and then of how many wait", async () => {
  const now = await scene();
  const { world, clock } = now;
  await say(now.rosa, world, "message 1");
  await atRest(now, now.inbox);
  now.server.restart();
  const inbox = await world.inbox("staff", "kim");
  const rosa = await world.join("portal", "rosa", now.id);
  await Promise.all([inbox, rosa].map(socket => socket.next("welcome")));
  const waiting = () => [...noticesOf(now.inbox), ...noticesOf(inbox)].map(({ unread }) => unread);
  for (let n = 2; n <= 8; n++) {
    clock.now += 750;
    await say(rosa, world, `message ${n}`);
    await atRest(now, inbox);
  }
  assert.deepEqual(waiting(), [1]);
  const [first] = noticesOf(now.inbox);
  clock.now = (first?.at ?? 0) + pause - 1;
  await say(rosa, world, "nearly");
  await atRest(now, inbox);
  assert.deepEqual(waiting(), [1]);
  clock.now += 1;
  await say(rosa, world, "over");
  await atRest(now, inbox);
  assert.deepEqual(waiting(), [1, 10]);
});

test("[F-130] who has read is told of the next message at once", async () => {
  const now = await scene();
  const { rosa, kim, world, inbox } = now;
  const waiting = () => noticesOf(inbox).map(({ unread }) => unread);
  const readTo = async (pos: unknown): Promise<void> => {
    kim.send({ type: "read", from: 1, pos });
    await heard(kim);
  };
  await say(rosa, world, "one");
  await atRest(now, inbox);
  const first = eventsOf(kim).at(-1)?.pos;
  await say(rosa, world, "two");
  await atRest(now, inbox);
  assert.deepEqual(waiting(), [1]);
  // A part of it is enough: they are there.
  await readTo(first);
  await atRest(now, inbox);
  await say(rosa, world, "three");
  await atRest(now, inbox);
  assert.deepEqual(waiting(), [1, 2]);
  // Read, and written on, before the inbox heard of either.
  now.calls.through = async ({ path }, make) => {
    if (path === "internal/row") throw new Error("the network is away");
    return make();
  };
  await readTo(eventsOf(kim).at(-1)?.pos);
  await say(rosa, world, "four");
  await atRest(now, inbox, kim);
  now.calls.through = (_, make) => make();
  await atRest(now, inbox, kim);
  assert.deepEqual(waiting(), [1, 2, 1]);
});

test("[F-130] each conversation has its own pause, and so has each person", async () => {
  const now = await scene();
  const { rosa, world, inbox } = now;
  await say(rosa, world, "one");
  const other = await now.topic({ title: "Another" });
  const there = await world.join("portal", "rosa", other);
  await there.next("welcome");
  await say(there, world, "two");
  await atRest(now, inbox);
  assert.deepEqual(
    noticesOf(inbox).map(({ conversation }) => conversation),
    [now.id, other],
  );
});
