/** Rows and badges: always what a recount gives, on every device, in order and without gaps. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { compareRows, type Row, rowCursor } from "@carethread/model";
import type { RawSocket } from "../support/raw-socket.ts";
import { atRest, createRooms, eventsOf, pick, type Rooms, randomFrom, say, upTo } from "./support.ts";

/** What a device shows: the rows of its welcome and all that changed since. */
function shown(inbox: RawSocket): { rows: Row[]; badge: number } {
  const rows = new Map<string, Row>();
  let badge = -1;
  for (const frame of inbox.frames) {
    if (frame.type === "welcome") for (const row of frame.rows as Row[]) rows.set(row.id, row);
    if (frame.type === "welcome") badge = frame.badge as number;
    if (frame.type === "badge") badge = frame.n as number;
    if (frame.type !== "row") continue;
    const row = frame.row as Row | { id: string; gone: true };
    if ("gone" in row) rows.delete(row.id);
    else rows.set(row.id, row);
  }
  return { rows: [...rows.values()].sort(compareRows), badge };
}

const people = [
  ["staff", "kim"],
  ["staff", "omar"],
  ["staff", "vera"],
  ["portal", "rosa"],
] as const;
type Sub = (typeof people)[number][1];

/** Where vera is only told when she is named, or from when she has answered. */
async function withVera(): Promise<Rooms> {
  const rooms = await createRooms();
  const { world } = rooms;
  const team = [...(world.rosa().team as unknown[]), { id: "vera", name: "Vera Lind", role: "secondary" }];
  await world.pushPatient("rosa", { ...world.rosa(), version: 2, team });
  return rooms;
}

interface Counted {
  readonly unread: number;
  readonly badge: number;
  readonly messages: number;
  readonly last: string | undefined;
  readonly at: number;
}

/** Counts again, from all events that the person sees in a conversation. */
function recount(socket: RawSocket, person: string, read: number, watches: boolean): Counted {
  const messages = eventsOf(socket).filter(({ type }) => type === "message");
  const unread = messages.filter(({ pos, by }) => pos > read && by.id !== person);
  const answered = messages.find(({ by }) => by.id === person)?.pos ?? Number.POSITIVE_INFINITY;
  const last = messages.at(-1);
  return {
    unread: unread.length,
    badge: unread.filter(({ pos }) => watches || pos > answered).length,
    messages: messages.length,
    last: last?.body?.text,
    at: last?.at ?? 0,
  };
}

for (const seed of upTo(4)) {
  test(`[I-3] [F-101] [F-141] rows and badges equal a recount (seed ${seed})`, async () => {
    const rooms = await withVera();
    const { world, server, clock } = rooms;
    const random = randomFrom(seed);
    const topics = [
      await rooms.topic(),
      await rooms.topic(),
      (await world.startTopic("portal", "rosa")).body.id as string,
    ];
    const threads = new Map<string, RawSocket>();
    const inboxes = new Map<Sub, RawSocket[]>();
    for (const [kind, sub] of people) {
      inboxes.set(sub, [await world.inbox(kind, sub), await world.inbox(kind, sub)]);
      for (const id of topics) threads.set(`${sub} ${id}`, await world.join(kind, sub, id));
    }
    const all = [...threads.values(), ...[...inboxes.values()].flat()];
    await Promise.all(all.map(socket => socket.next("welcome")));
    const read = new Map<string, number>();
    for (const n of upTo(50)) {
      clock.now += pick([0, 1_000], random());
      const key = `${pick(people, random())[1]} ${pick(topics, random())}`;
      const thread = threads.get(key) as RawSocket;
      const act = random();
      if (act < 0.5) await say(thread, world, `m${n}`);
      else if (act < 0.9) {
        const pos = Math.ceil(random() * (eventsOf(thread).at(-1)?.pos ?? 1));
        thread.send({ type: "read", from: 1, pos });
        read.set(key, Math.max(pos, read.get(key) ?? 0));
      } else if (act < 0.95) await atRest(rooms, ...all);
      else {
        await atRest(rooms, ...all);
        server.hibernate();
      }
    }
    await atRest(rooms, ...all);
    for (const [kind, sub] of people) {
      const devices = [...(inboxes.get(sub) ?? []), await world.inbox(kind, sub)];
      await devices.at(-1)?.next("welcome");
      const [first, ...others] = devices.map(shown);
      for (const other of others) assert.deepEqual(other, first, `the devices of ${sub}`);
      const id = (await world.practice.personRoom(kind, sub)).split("~")[1] as string;
      const counted = topics.map(topic => {
        const key = `${sub} ${topic}`;
        return [
          topic,
          recount(threads.get(key) as RawSocket, id, read.get(key) ?? 0, sub !== "vera"),
        ] as const;
      });
      const rows = first?.rows.map(({ id, unread, badge, messages, last, at }) => [
        id,
        { unread, badge, messages, last: last?.text, at },
      ]);
      assert.deepEqual(Object.fromEntries(rows ?? []), Object.fromEntries(counted), sub);
      assert.equal(
        first?.badge,
        counted.reduce((sum, [, { badge }]) => sum + badge, 0),
        sub,
      );
    }
  });
}

test("[F-101] [F-141] [F-142] what is read on one device is read on the other, and leaves the badge", async () => {
  const rooms = await createRooms();
  const { world } = rooms;
  const id = await rooms.topic();
  const rosa = await world.join("portal", "rosa", id);
  const kim = await world.join("staff", "kim", id);
  const devices = [await world.inbox("staff", "kim"), await world.inbox("staff", "kim")];
  await Promise.all([rosa, kim, ...devices].map(socket => socket.next("welcome")));
  for (const n of upTo(3)) await say(rosa, world, `m${n}`);
  await atRest(rooms, rosa, kim, ...devices);
  assert.deepEqual(
    devices.map(device => shown(device).badge),
    [3, 3],
  );
  kim.send({ type: "read", from: 1, pos: eventsOf(kim).at(-1)?.pos });
  await atRest(rooms, rosa, kim, ...devices);
  for (const device of devices) {
    const { badge, rows } = shown(device);
    assert.deepEqual([badge, rows[0]?.unread, rows[0]?.badge, rows[0]?.messages], [0, 0, 0, 4]);
  }
  // Reading what is read, or less, tells nobody anything.
  const before = devices.map(({ frames }) => frames.filter(({ type }) => type !== "pong").length);
  for (const pos of [1, eventsOf(kim).at(-1)?.pos]) kim.send({ type: "read", from: 1, pos });
  await atRest(rooms, rosa, kim, ...devices);
  assert.deepEqual(
    devices.map(({ frames }) => frames.filter(({ type }) => type !== "pong").length),
    before,
  );
});

test("[F-036] [F-037] [F-039] a row has all that a list shows", async () => {
  const rooms = await createRooms();
  const { world, clock } = rooms;
  const id = await rooms.topic({
    title: "  Blood pressure ",
    first: { text: `Please\n  ${"word ".repeat(60)}` },
  });
  const inbox = await world.inbox("portal", "rosa");
  await inbox.next("welcome");
  await atRest(rooms, inbox);
  const { rows } = shown(inbox);
  const { last, rev, ...row } = rows[0] as Row;
  assert.deepEqual(row, {
    id,
    patient: { id: await world.patientId("rosa"), name: "Rosa Diaz", patientId: "MRN-rosa", deceased: false },
    kind: "topic",
    title: "Blood pressure",
    lifecycle: "open",
    at: clock.now,
    messages: 1,
    unread: 1,
    badge: 1,
    awaiting: false,
  });
  assert.deepEqual([last?.by.name, last?.by.title, last?.at], ["Kim Park", "Registered nurse", clock.now]);
  assert.match(last?.text ?? "", /^Please word word .*…$/);
  assert.equal(last?.text.length, 140);
});

test("[F-041] more than one page of rows: newest first, every row once, also while one moves up", async () => {
  const rooms = await createRooms();
  const { world, clock } = rooms;
  const ids: string[] = [];
  for (const n of upTo(120)) {
    // Some begin in the same moment.
    clock.now += n % 4 ? 1_000 : 0;
    ids.push(await rooms.topic({ title: `Topic ${n}` }));
  }
  await rooms.server.tick();
  const inbox = await world.inbox("portal", "rosa");
  const welcome = await inbox.next("welcome");
  const rows = [...(welcome.rows as Row[])];
  assert.deepEqual([rows.length, welcome.more, welcome.badge], [50, true, 120]);
  const oldest = await world.join("staff", "kim", ids[0] as string);
  await oldest.next("welcome");
  const token = await world.practice.token("portal", "rosa");
  const room = await world.practice.personRoom("portal", "rosa");
  const sizes: number[] = [];
  for (let more = true; more; ) {
    const page = await world.get("person", room, `rows?after=${rowCursor(rows.at(-1) as Row)}`, token);
    assert.equal(page.status, 200);
    rows.push(...page.body.rows);
    sizes.push(page.body.rows.length);
    more = page.body.more;
    if (sizes.length > 1) continue;
    clock.now += 1_000;
    await say(oldest, world, "I move up while you page");
    await atRest(rooms, oldest, inbox);
  }
  assert.deepEqual(sizes, [50, 19]);
  assert.deepEqual(rows, [...rows].sort(compareRows));
  const moved = inbox.frames.filter(({ type }) => type === "row").map(({ row }) => (row as Row).id);
  assert.deepEqual(moved, [ids[0]]);
  assert.deepEqual(new Set([...rows.map(({ id }) => id), ...moved]), new Set(ids));
});
