/** What is to be done: made by conversations and by time, listed by the slices, and shown to who may do it. */
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  indexRoom,
  type Notification,
  type TaskCommand,
  type TaskItem,
  type TaskPage,
} from "@carethread/model";
import type { RawSocket } from "../support/raw-socket.ts";
import { atRest, createRooms, type Rooms, say } from "./support.ts";

const hour = 3_600_000;

type Page = TaskPage & { readonly code: string; readonly status: number };

const working = { policies: { topic: { task: true } }, answerWithin: hour } as const;

function begin({ settings = {}, ...options }: Parameters<typeof createRooms>[0] = {}): Promise<Rooms> {
  return createRooms({ settings: { ...working, ...settings }, ...options });
}

/** A topic that Rosa began. */
async function chat({ world }: Rooms, title = "Knee"): Promise<string> {
  const { body } = await world.startTopic("portal", "rosa", "rosa", { title });
  return body.id;
}

const sideOf = (sub: string) => (sub === "rosa" ? "portal" : "staff");

async function list({ world }: Rooms, sub: string, which = "pool", more: object = {}): Promise<Page> {
  const room = await world.practice.personRoom(sideOf(sub), sub);
  const token = await world.practice.token(sideOf(sub), sub);
  const { status, body } = await world.post("person", room, "tasks", token, { list: which, ...more });
  return { ...(body as unknown as Page), status };
}

async function titles(rooms: Rooms, sub: string, which?: string): Promise<string[]> {
  await atRest(rooms);
  return (await list(rooms, sub, which)).tasks.map(({ conversation }) => conversation.title);
}

async function only(rooms: Rooms, sub: string, which?: string): Promise<TaskItem> {
  await atRest(rooms);
  const [item, ...others] = (await list(rooms, sub, which)).tasks;
  assert(item !== undefined);
  assert.deepEqual(others, []);
  return item;
}

async function give(
  { world }: Rooms,
  sub: string,
  id: string,
  command: TaskCommand,
  commandId = world.newId(),
): Promise<string> {
  const token = await world.practice.token(sideOf(sub), sub);
  const { status, body } = await world.post("main", world.conversationRoom(id), "tasks", token, {
    commandId,
    command,
  });
  return status === 200 ? "done" : body.code;
}

const claim = ({ task }: TaskItem): TaskCommand => ({
  type: "claim-task",
  task: task.id,
  from: task.owner?.id ?? null,
});

const keyOf = async ({ world }: Rooms, sub: string): Promise<string> =>
  (await world.practice.personRoom(sideOf(sub), sub)).split("~")[1] as string;

test("[F-184] a new chat stands in the list of who may answer it, in the pool, with patient and topic", async () => {
  const rooms = await begin();
  const id = await chat(rooms);
  const item = await only(rooms, "kim");
  assert.deepEqual(item.conversation, { id, kind: "topic", title: "Knee", lifecycle: "open" });
  assert.equal(item.patient.name, "Rosa Diaz");
  assert.deepEqual([item.task.status, item.task.due], ["requested", item.task.raisedAt + hour]);
  assert.deepEqual(await titles(rooms, "kim", "all"), ["Knee"]);
  assert.deepEqual(await titles(rooms, "kim", "mine"), []);
  // Vera looks after nobody, and portal users have nothing to do with it.
  assert.deepEqual(await titles(rooms, "vera"), []);
  assert.equal((await list(rooms, "rosa")).code, "not-found");
});

test("of two who take a task at once one has it; both lists say whose it is", async () => {
  const rooms = await begin();
  const id = await chat(rooms);
  const item = await only(rooms, "kim");
  const answers = await Promise.all(["kim", "omar"].map(sub => give(rooms, sub, id, claim(item))));
  assert.deepEqual([...answers].sort(), ["done", "task-taken"]);
  const winner = answers[0] === "done" ? "kim" : "omar";
  assert.equal((await only(rooms, winner, "mine")).task.owner?.id, await keyOf(rooms, winner));
  assert.deepEqual(await titles(rooms, "kim", "pool"), []);
});

test("a command that is sent again is done once, and with another body it is another one", async () => {
  const rooms = await begin();
  const id = await chat(rooms);
  const item = await only(rooms, "kim");
  const commandId = rooms.world.newId();
  assert.equal(await give(rooms, "kim", id, claim(item), commandId), "done");
  const release = { type: "release-task", task: item.task.id, from: await keyOf(rooms, "kim") } as const;
  assert.equal(await give(rooms, "kim", id, release), "done");
  // It was taken, and released since: the resend does not take it again.
  assert.equal(await give(rooms, "kim", id, claim(item), commandId), "done");
  assert.equal((await only(rooms, "kim")).task.status, "requested");
  assert.equal(await give(rooms, "kim", id, release, commandId), "conflict");
});

test("a task is handed over to staff who may see the conversation, and nobody else learns of it", async () => {
  const rooms = await begin();
  const id = await chat(rooms);
  const { task } = await only(rooms, "kim");
  const hand = async (to: string): Promise<string> =>
    give(rooms, "kim", id, {
      ...{ type: "hand-over-task", task: task.id, from: null, note: "Before noon, please" },
      to: await keyOf(rooms, to),
    });
  assert.equal(await hand("vera"), "task-no-access");
  assert.equal(await hand("rosa"), "task-no-access");
  assert.equal(await hand("omar"), "done");
  assert.equal((await only(rooms, "omar", "mine")).task.note, "Before noon, please");
  assert.equal(await give(rooms, "vera", id, claim({ task } as TaskItem)), "not-found");
  assert.equal(await give(rooms, "rosa", id, claim({ task } as TaskItem)), "not-allowed");
});

test("closing a chat takes its task out of the list", async () => {
  const rooms = await begin();
  const id = await chat(rooms);
  await only(rooms, "kim");
  const kim = await rooms.world.join("staff", "kim", id);
  await kim.next("welcome");
  kim.send({ type: "command", id: rooms.world.newId(), command: { type: "close" } });
  await kim.next("ack");
  assert.deepEqual(await titles(rooms, "kim", "all"), []);
  kim.send({ type: "command", id: rooms.world.newId(), command: { type: "reopen" } });
  await kim.next("ack");
  assert.deepEqual(await titles(rooms, "kim", "all"), []);
});

test("an answer takes what was not answered in time out of the list; archived or not, a new chat stays there until it is done", async () => {
  const archive = { staff: true, portal: true };
  const tabs = { staff: ["all", "archived"], portal: ["active", "archived"] };
  const rooms = await begin({ settings: { archive, tabs } });
  const { world, clock, server } = rooms;
  const id = await chat(rooms);
  const join = async (sub: string) => {
    const socket = await world.join(sideOf(sub), sub, id);
    await socket.next("welcome");
    return socket;
  };
  const why = async () => {
    await atRest(rooms);
    return (await list(rooms, "kim", "all")).tasks.map(({ task }) => task.why).sort();
  };
  await say(await join("kim"), world, "Hello");
  clock.now += 1_000;
  await say(await join("rosa"), world, "And now?");
  await atRest(rooms);
  clock.now += hour + 1_000;
  await server.tick();
  assert.deepEqual(await why(), ["new-conversation", "unanswered"]);
  const kim = await join("kim");
  kim.send({ type: "command", id: world.newId(), command: { type: "archive", on: true } });
  await kim.next("ack");
  assert.equal((await why()).length, 2);
  await say(kim, world, "Rest it");
  assert.deepEqual(await why(), ["new-conversation"]);
});

test("what nobody answers becomes a task when its time is over, although every room has slept", async () => {
  const rooms = await begin();
  const id = await chat(rooms);
  const { task } = await only(rooms, "kim");
  assert.equal(await give(rooms, "kim", id, { type: "complete-task", task: task.id }), "done");
  const rosa = await rooms.world.join("portal", "rosa", id);
  await rosa.next("welcome");
  await say(rosa, rooms.world, "Hello?");
  await atRest(rooms, rosa);
  assert.deepEqual(await titles(rooms, "kim", "all"), []);
  rooms.server.restart();
  rooms.clock.now += hour + 1_000;
  await rooms.server.tick();
  const late = await only(rooms, "kim");
  assert.deepEqual([late.task.why, late.task.due !== undefined], ["unanswered", true]);
});

test("who loses the patient loses the task, and who looks hears of it", async () => {
  const rooms = await begin();
  await chat(rooms);
  assert.deepEqual(await titles(rooms, "omar"), ["Knee"]);
  const inbox = await rooms.world.inbox("staff", "omar");
  await inbox.next("welcome");
  const [kim] = rooms.world.rosa().team as { id: string }[];
  await rooms.world.pushPatient("rosa", { ...rooms.world.rosa(), version: 2, team: [kim] });
  assert.deepEqual(await titles(rooms, "omar"), []);
  assert.deepEqual(await titles(rooms, "kim"), ["Knee"]);
});

test("who has a list before them is told that it is another one, and nobody is told of what they may not see", async () => {
  const rooms = await begin();
  const inboxOf = async (sub: string): Promise<RawSocket> => {
    const inbox = await rooms.world.inbox(sideOf(sub), sub);
    await inbox.next("welcome");
    await list(rooms, sub);
    return inbox;
  };
  const [kim, vera, rosa] = [await inboxOf("kim"), await inboxOf("vera"), await inboxOf("rosa")];
  const told = (inbox: RawSocket): number => inbox.frames.filter(({ type }) => type === "tasks").length;
  await chat(rooms);
  await atRest(rooms, kim, vera, rosa);
  rooms.runTimers(1_000);
  await atRest(rooms, kim, vera, rosa);
  assert.deepEqual([told(kim), told(vera), told(rosa)], [1, 0, 0]);
});

test("[F-184] staff of the care team are notified of a new task, unless they turned it off", async () => {
  const rooms = await begin();
  const inboxes = [await rooms.world.inbox("staff", "kim"), await rooms.world.inbox("staff", "omar")];
  await Promise.all(inboxes.map(inbox => inbox.next("welcome")));
  const room = await rooms.world.practice.personRoom("staff", "omar");
  const token = await rooms.world.practice.token("staff", "omar");
  const change = { newTask: false };
  assert.equal((await rooms.world.post("person", room, "settings", token, change)).status, 200);
  await chat(rooms);
  await atRest(rooms, ...inboxes);
  const reasons = inboxes.map(({ frames }) =>
    frames.flatMap(({ type, notification }) =>
      type === "notification" ? [(notification as Notification).reason] : [],
    ),
  );
  assert.deepEqual(reasons, [["task"], ["message"]]);
});

test("a list goes on behind its last one, over all slices, what is due first first", async () => {
  const rooms = await begin({ registration: { slices: 3 } });
  for (let n = 0; n < 7; n++) {
    rooms.clock.now += 1_000;
    await chat(rooms, `Topic ${n}`);
  }
  await atRest(rooms);
  const found: string[] = [];
  for (let after: string | null | undefined; after !== null; ) {
    const page: Page = await list(rooms, "kim", "pool", { limit: 3, ...(after ? { after } : {}) });
    assert(page.tasks.length <= 3);
    found.push(...page.tasks.map(({ conversation }) => conversation.title));
    after = page.more;
  }
  assert.deepEqual(found, ["Topic 0", "Topic 1", "Topic 2", "Topic 3", "Topic 4", "Topic 5", "Topic 6"]);
  assert.equal((await list(rooms, "kim", "pool", { after: "1.x" })).code, "bad-request");
});

test("a slice that was lost whole says so, and makes its list anew from the conversations", async () => {
  const rooms = await begin();
  await chat(rooms);
  assert.deepEqual(await titles(rooms, "kim"), ["Knee"]);
  rooms.server.disk("index", indexRoom(rooms.world.practice.id, 0)).clear();
  rooms.server.restart();
  await rooms.world.pushPatient("rosa", { ...rooms.world.rosa(), version: 3, programs: ["heart"] });
  for (let n = 0; n < 4; n++) {
    await atRest(rooms);
    await rooms.server.tick();
  }
  assert.deepEqual(await titles(rooms, "kim"), ["Knee"]);
});
