/** A coach's rhythm as rooms keep it: what the host's plan makes due comes due by time alone, and stands in rows and tasks. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { type Day, dateAt, dayAfter, type Rhythm, type Row, type TaskPage } from "@carethread/model";
import { Temporal } from "temporal-polyfill";
import type { RawSocket } from "../support/raw-socket.ts";
import { atRest, createRooms, give, type Rooms, say } from "./support.ts";

const zone = "America/Chicago";
const hours = { zone, week: { mon: [{ from: "08:00", to: "17:00" }] }, holidays: [] };
const settings = {
  ...{ kinds: ["continuous"], cadence: true, hours },
  tabs: { staff: ["all", "due"], portal: [] },
};

const today = ({ clock }: Rooms): Day => dateAt(hours, clock.now);

async function begin(): Promise<{ rooms: Rooms; id: string; plan: Day }> {
  const rooms = await createRooms({ settings });
  const { world } = rooms;
  const start = { kind: "continuous", title: undefined, first: undefined };
  const { body } = await world.startTopic("staff", "kim", "rosa", start);
  const plan = dayAfter(today(rooms), 3);
  await world.pushPatient("rosa", world.rosa({ version: 2, plan }));
  await atRest(rooms);
  return { rooms, id: body.id, plan };
}

/** Midnight of a day of the practice's, and a little. */
async function wakeOn({ clock, server }: Rooms, day: Day, hour = 0): Promise<void> {
  const at = Temporal.PlainDateTime.from(day).with({ hour, minute: 1 }).toZonedDateTime(zone);
  clock.now = Math.max(clock.now, at.epochMilliseconds);
  await server.tick();
}

async function dueOf(rooms: Rooms, sub = "kim"): Promise<(Day | undefined)[]> {
  await atRest(rooms);
  const { world } = rooms;
  const token = await world.practice.token("staff", sub);
  const room = await world.practice.personRoom("staff", sub);
  const { body } = await world.get("person", room, "rows?tab=due", token);
  const page = body as unknown as { rows: Row[]; count: number };
  assert.equal(page.count, page.rows.length);
  return page.rows.map(({ due }) => due);
}

async function tasksOf({ world }: Rooms, sub: string, list = "mine"): Promise<string[]> {
  const token = await world.practice.token("staff", sub);
  const room = await world.practice.personRoom("staff", sub);
  const { body } = await world.post("person", room, "tasks", token, { list });
  return (body as unknown as TaskPage).tasks.map(({ task }) => task.why);
}

async function join(rooms: Rooms, sub: string, id: string): Promise<RawSocket> {
  const socket = await rooms.world.join("staff", sub, id);
  await socket.next("welcome");
  return socket;
}

test("two weeks of a plan pass across restarts: each day a message is due, until one is written, and then once a week", async () => {
  const { rooms, id, plan } = await begin();
  assert.deepEqual(await dueOf(rooms), []);
  const days: Day[] = [];
  for (let n = 0; n < 35; n++) {
    const day = dayAfter(plan, n);
    rooms.server.restart();
    await wakeOn(rooms, day);
    const due = await dueOf(rooms);
    assert.deepEqual(await tasksOf(rooms, "kim"), due.length === 0 ? [] : ["message-due"]);
    // Omar is in the team: his list says it too, and the task is Kim's.
    assert.deepEqual(await dueOf(rooms, "omar"), due);
    assert.deepEqual(await tasksOf(rooms, "omar"), []);
    if (due.length === 0) continue;
    assert.deepEqual(due, [day]);
    days.push(day);
    const kim = await join(rooms, "kim", id);
    await say(kim, rooms.world, "How is it going?");
    await atRest(rooms, kim);
    kim.close();
    assert.deepEqual(await dueOf(rooms), []);
  }
  const expected = [...Array.from({ length: 14 }, (_, n) => n), 20, 27, 34];
  assert.deepEqual(
    days,
    expected.map(n => dayAfter(plan, n)),
  );
});

test("a plan that is older than the patient's one conversation makes the first message due as soon as it begins", async () => {
  const rooms = await createRooms({ settings });
  const { world } = rooms;
  const plan = today(rooms);
  await world.pushPatient("rosa", world.rosa({ version: 2, plan }));
  assert.deepEqual(await dueOf(rooms), []);
  const start = { kind: "continuous", title: undefined };
  await world.startTopic("system", "host", "rosa", start);
  await rooms.server.tick();
  assert.deepEqual(await dueOf(rooms), [plan]);
  assert.deepEqual(await tasksOf(rooms, "kim"), ["message-due"]);
});

test("what a coach sets holds from then on, for whoever of the team looks, and the patient's side hears of nothing", async () => {
  const { rooms, id, plan } = await begin();
  const { world } = rooms;
  await wakeOn(rooms, plan);
  assert.deepEqual(await dueOf(rooms), [plan]);
  const rosa = await world.join("portal", "rosa", id);
  await rosa.next("welcome");
  const kim = await join(rooms, "kim", id);
  const set = async (rhythm: Rhythm) => (await give(kim, world, { type: "set-rhythm", rhythm })).type;
  assert.equal(await set({ type: "days", every: 4, reason: "readiness" }), "ack");
  // Set today, it is due today still: nobody has written yet.
  await atRest(rooms, kim);
  await rooms.server.tick();
  assert.deepEqual(await dueOf(rooms), [plan]);
  await say(kim, world, "Every four days then");
  await atRest(rooms, kim, rosa);
  assert.deepEqual(await dueOf(rooms), []);
  await wakeOn(rooms, dayAfter(plan, 3), 23);
  assert.deepEqual(await dueOf(rooms), []);
  await wakeOn(rooms, dayAfter(plan, 4));
  assert.deepEqual(await dueOf(rooms, "omar"), [dayAfter(plan, 4)]);
  const said = JSON.stringify(rosa.frames);
  assert.ok(said.includes("Every four days then"));
  for (const word of ["rhythm", "coaching", '"due"', "readiness", plan])
    assert.ok(!said.includes(word), word);
});

test("a host that takes the plan back leaves nothing due, and a push without news changes nothing", async () => {
  const { rooms, plan } = await begin();
  const { world } = rooms;
  await wakeOn(rooms, plan);
  assert.deepEqual(await dueOf(rooms), [plan]);
  await world.pushPatient("rosa", world.rosa({ version: 3, plan }));
  assert.deepEqual(await dueOf(rooms), [plan]);
  await world.pushPatient("rosa", world.rosa({ version: 4 }));
  assert.deepEqual(await dueOf(rooms), []);
  assert.deepEqual(await tasksOf(rooms, "kim"), []);
  const { status } = await world.pushPatient("rosa", world.rosa({ version: 5, plan: "soon" }));
  assert.equal(status, 400);
});
