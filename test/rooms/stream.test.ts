/** Appointments and changes of plans of the practice's system, and looking through a conversation by what is in it. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { EventPage, SeenEvent } from "@carethread/model";
import { conversationSteps } from "@carethread/rooms/conversation/formats/formats";
import type { Answered } from "../support/world.ts";
import { inMemory, keep } from "./stored.ts";
import { atRest, createRooms, eventsOf, give, type Rooms, say } from "./support.ts";

const visit = { sort: "calendar-event", id: "a1", title: "Follow-up visit", start: 5_000 } as const;

async function conversation(): Promise<Rooms & { id: string }> {
  const rooms = await createRooms({ settings: { notes: true } });
  const started = await rooms.world.startTopic("staff", "kim", "rosa");
  assert.equal(started.status, 200, JSON.stringify(started.body));
  return { ...rooms, id: started.body.id };
}

async function put(
  { world, id }: Rooms & { id: string },
  version: number,
  item: object,
  [kind, sub]: readonly ["staff" | "portal" | "system", string] = ["system", "host"],
): Promise<Answered> {
  const token = await world.practice.token(kind, sub);
  return world.post("main", world.conversationRoom(id), "stream", token, { version, item });
}

async function shownBy(
  { world, id }: Rooms & { id: string },
  filter: string,
  [kind, sub]: readonly ["staff" | "portal", string],
  query = "before=9007199254740991&limit=100",
): Promise<EventPage> {
  const token = await world.practice.token(kind, sub);
  const path = `events?filter=${filter}&${query}`;
  const { status, body } = await world.get("main", world.conversationRoom(id), path, token);
  assert.equal(status, 200, JSON.stringify(body));
  return body as unknown as EventPage;
}

const kim = ["staff", "kim"] as const;
const rosa = ["portal", "rosa"] as const;

const titlesOf = (events: readonly SeenEvent[]): string[] =>
  events.flatMap(event =>
    event.type === "stream-item" ? [`${event.item.title}${event.changed ? " (changed)" : ""}`] : [],
  );

test("[F-092] what the practice's system puts stands in the stream of both sides, and is nobody's news", async () => {
  const rooms = await conversation();
  const { world } = rooms;
  const inboxes = [await world.inbox(...kim), await world.inbox(...rosa)];
  const reading = [await world.join(...kim, rooms.id), await world.join(...rosa, rooms.id)];
  await Promise.all([...inboxes, ...reading].map(socket => socket.next("welcome")));
  await atRest(rooms, ...inboxes, ...reading);
  const before = inboxes.map(({ frames }) => frames.length);
  assert.deepEqual(await put(rooms, 1, visit), { status: 200, body: { applied: true } });
  assert.deepEqual(await put(rooms, 1, { ...visit, title: "Late" }), {
    status: 200,
    body: { applied: false },
  });
  assert.deepEqual(await put(rooms, 2, visit), { status: 200, body: { applied: false } });
  assert.deepEqual(await put(rooms, 3, { ...visit, start: 6_000 }), { status: 200, body: { applied: true } });
  assert.deepEqual(await put(rooms, 2, { ...visit, cancelled: true }), {
    status: 200,
    body: { applied: false },
  });
  assert.deepEqual(await put(rooms, 4, { ...visit, start: 6_000, cancelled: true }), {
    status: 200,
    body: { applied: true },
  });
  await atRest(rooms, ...inboxes, ...reading);
  for (const socket of reading) {
    const items = eventsOf(socket).filter(({ type }) => type === "stream-item") as unknown as {
      item: object;
      before?: object;
    }[];
    assert.deepEqual(
      items.map(({ item, before }) => [item, before]),
      [
        [visit, undefined],
        [{ ...visit, start: 6_000 }, visit],
        [
          { ...visit, start: 6_000, cancelled: true },
          { ...visit, start: 6_000 },
        ],
      ],
    );
  }
  const came = inboxes.flatMap(({ frames }, index) => frames.slice(before[index]));
  assert.deepEqual(
    came.filter(({ type }) => type === "badge" || type === "row"),
    [],
  );
});

test("of versions that come at once the highest stays, and each that was other than the last is told", async () => {
  const rooms = await conversation();
  const versions = [3, 1, 4, 2, 5];
  await Promise.all(versions.map(version => put(rooms, version, { ...visit, start: version })));
  const { events } = await shownBy(rooms, "calendar-events", kim);
  const starts = (events as SeenEvent[]).map(
    event => event.type === "stream-item" && (event.item as { start?: number }).start,
  );
  assert.equal(starts.at(-1), 5);
  assert.deepEqual(starts, [...starts].sort());
});

test("what was put is known again after the room has slept, and shown as changed where it was", async () => {
  const rooms = await conversation();
  await put(rooms, 1, visit);
  await rooms.server.restart();
  assert.deepEqual((await put(rooms, 1, { ...visit, title: "Late" })).body, { applied: false });
  assert.deepEqual((await put(rooms, 2, { ...visit, title: "Check-up" })).body, { applied: true });
  for (const again of [false, true]) {
    if (again) await rooms.server.restart();
    const { events } = await shownBy(rooms, "calendar-events", rosa);
    assert.deepEqual(titlesOf(events as SeenEvent[]), ["Follow-up visit (changed)", "Check-up"]);
    const reader = await rooms.world.join(...rosa, rooms.id);
    const { events: welcomed } = (await reader.next("welcome")) as unknown as { events: SeenEvent[] };
    assert.deepEqual(titlesOf(welcomed), ["Follow-up visit (changed)", "Check-up"]);
  }
});

test("[F-022] nobody but the practice's back end puts anything: to others there is no such path", async () => {
  const rooms = await conversation();
  for (const who of [kim, rosa, ["staff", "vera"]] as const)
    assert.deepEqual((await put(rooms, 1, visit, who)).body.code, "not-found", who[1]);
  assert.equal((await put({ ...rooms, id: rooms.world.newId() }, 1, visit)).body.code, "not-found");
  assert.equal((await put(rooms, 1, { ...visit, start: "soon" })).body.code, "bad-request");
});

test("[F-091] a filter shows only its kind, over all of the log, to each side what it may see", async () => {
  const rooms = await conversation();
  const { world } = rooms;
  const staff = await world.join(...kim, rooms.id);
  await staff.next("welcome");
  for (let n = 1; n <= 5; n++) await say(staff, world, `see https://example.org/${n}`);
  await say(staff, world, "no address here");
  await say(staff, world, "among us https://example.org/secret", "staff");
  await put(rooms, 1, visit);
  await put(rooms, 1, { sort: "plan-update", id: "p1", title: "Walk more" });
  await atRest(rooms, staff);
  const textsOf = ({ events }: EventPage): string[] =>
    (events as SeenEvent[]).flatMap(event =>
      event.type === "message" ? [event.body.text.slice(-1)] : [event.type],
    );
  assert.deepEqual(textsOf(await shownBy(rooms, "links", kim)), ["1", "2", "3", "4", "5", "t"]);
  assert.deepEqual(textsOf(await shownBy(rooms, "links", rosa)), ["1", "2", "3", "4", "5"]);
  assert.deepEqual(titlesOf((await shownBy(rooms, "calendar-events", rosa)).events as SeenEvent[]), [
    "Follow-up visit",
  ]);
  assert.deepEqual(titlesOf((await shownBy(rooms, "plan-updates", rosa)).events as SeenEvent[]), [
    "Walk more",
  ]);
  const last = await shownBy(rooms, "links", rosa, "before=9007199254740991&limit=2");
  assert.deepEqual([textsOf(last), last.hasOlder], [["4", "5"], true]);
  const before = await shownBy(rooms, "links", rosa, `before=${last.events[0]?.pos}&limit=100`);
  assert.deepEqual([textsOf(before), before.hasOlder], [["1", "2", "3"], false]);
  const token = await world.practice.token(...rosa);
  const wrong = await world.get(
    "main",
    world.conversationRoom(rooms.id),
    "events?filter=orders&before=9&limit=1",
    token,
  );
  assert.deepEqual([wrong.status, wrong.body.code], [400, "bad-request"]);
});

test("[F-092] into a closed conversation nothing is put, and the back end is told why", async () => {
  const rooms = await conversation();
  const staff = await rooms.world.join(...kim, rooms.id);
  await staff.next("welcome");
  assert.equal((await give(staff, rooms.world, { type: "close" })).type, "ack");
  assert.equal((await put(rooms, 1, visit)).body.code, "closed");
});

test("what was written before there were filters is found by them: a step may be broken off and begin anew", async () => {
  const old = inMemory();
  const message = (seq: number, text: string) => ({
    ...{ seq, portal: seq, everyone: true, salt: "s", digest: "d", link: "l" },
    event: { id: `e${seq}`, at: seq, by: {}, type: "message", body: { text }, visibility: "everyone" },
  });
  keep(old.values, {
    "e:000000000001": message(1, "see https://example.org/1"),
    "e:000000000002": message(2, "no address"),
    "e:000000000003": { seq: 3, portal: 3, everyone: true, type: "message", digest: "d", link: "l" },
    "e:000000000004": message(4, "and www.example.org/4"),
  });
  const [, , step] = conversationSteps;
  for (const most of [1, 2, Number.POSITIVE_INFINITY]) {
    const going = step(old.life(most));
    await Promise.race([going, new Promise(resolve => setImmediate(resolve))]);
    if (most === Number.POSITIVE_INFINITY) await going;
  }
  assert.deepEqual(
    [...old.values.keys()].filter(key => key.startsWith("f:")),
    ["f:links:000000000001", "f:links:000000000004"],
  );
});
