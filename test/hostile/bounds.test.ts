/** The bounds of the rooms, each reached and passed, and honest people far inside them. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { limits, personKey, roomLimits } from "@carethread/model";
import { createRooms, eventsOf, heard, type Rooms, say, textsOf, upTo } from "../rooms/support.ts";
import { idSecretOf } from "../support/practice.ts";
import type { RawSocket } from "../support/raw-socket.ts";
import { until } from "../support/until.ts";

/** Rooms with the product's own rates. */
function ours(delays?: Record<string, number>): Promise<Rooms> {
  return createRooms({ rates: {}, settings: { notes: true }, ...(delays ? { delays } : {}) });
}

async function join(rooms: Rooms, id: string, sub: string, count = 1): Promise<RawSocket[]> {
  const kind = sub === "rosa" ? "portal" : "staff";
  const sockets = await Promise.all(upTo(count).map(() => rooms.world.join(kind, sub, id)));
  await Promise.all(sockets.map(socket => socket.next("welcome")));
  return sockets;
}

test("forty messages pasted at once are acked, and a program that does not stop is told when to go on", async () => {
  const rooms = await ours();
  const { world, clock } = rooms;
  const [kim] = (await join(rooms, await rooms.topic(), "kim")) as [RawSocket];
  await Promise.all(upTo(40).map(n => say(kim, world, `line ${n}`)));
  const rest = roomLimits.commands.burst - 40;
  await Promise.all(upTo(rest).map(n => say(kim, world, `more ${n}`)));
  const id = world.newId();
  kim.send(world.message("one too many", id));
  const refused = await kim.next("refused");
  const { retryAfter } = refused.params as { retryAfter: number };
  assert.deepEqual([refused.id, refused.code, refused.retryable], [id, "too-fast", true]);
  assert.equal(retryAfter, 1_000 / roomLimits.commands.perSecond);
  clock.now += retryAfter;
  kim.send(world.message("one too many", id));
  assert.equal((await kim.next("ack")).id !== undefined, true);
  await heard(kim);
  assert.equal(textsOf(kim).filter(text => text === "one too many").length, 1);
});

test("a person has one rate over all their sockets, and nobody else's is touched by it", async () => {
  const rooms = await ours();
  const { world } = rooms;
  const id = await rooms.topic();
  const kims = await join(rooms, id, "kim", 3);
  const [rosa] = (await join(rooms, id, "rosa")) as [RawSocket];
  for (const n of upTo(roomLimits.commands.burst)) {
    (kims[n % 3] as RawSocket).send(world.message(`note ${n}`, world.newId(), "staff"));
  }
  await heard(...kims);
  (kims[0] as RawSocket).send(world.message("again"));
  await (kims[0] as RawSocket).next("refused");
  // [I-4] The portal's own rate is whole whatever staff do among themselves.
  await Promise.all(upTo(roomLimits.commands.burst).map(n => say(rosa, world, `m${n}`)));
  assert.ok(!rosa.texts.some(text => text.includes("note 1")));
});

test("a flood of frames ends its own socket with 4429 and no other", async () => {
  const rooms = await ours();
  const { world } = rooms;
  const id = await rooms.topic();
  const [flood, kim] = (await join(rooms, id, "kim", 2)) as [RawSocket, RawSocket];
  for (const _ of upTo(roomLimits.frames.burst + 10)) flood.send({ type: "ping" });
  assert.equal(await flood.closed, 4429);
  await say(kim, world, "still here");
});

test("frames that wait for a slow room are bounded", async () => {
  const rooms = await ours();
  const { world, puts } = rooms;
  const id = await rooms.topic();
  const [flood] = (await join(rooms, id, "kim")) as [RawSocket];
  let release = (): void => {};
  puts.before = () =>
    new Promise<void>(resolve => {
      release = resolve;
    });
  for (const n of upTo(roomLimits.waitingFrames + 5)) flood.send(world.message(`m${n}`));
  assert.equal(await flood.closed, 4429);
  puts.before = () => {};
  release();
});

test("thirty open tabs live side by side; past the bound the oldest socket gives way", async () => {
  const rooms = await ours();
  const { clock } = rooms;
  const id = await rooms.topic();
  const [oldest] = (await join(rooms, id, "kim")) as [RawSocket];
  clock.now++;
  const tabs = await join(rooms, id, "kim", roomLimits.personSockets - 1);
  await heard(oldest, ...tabs);
  const [newest] = (await join(rooms, id, "kim")) as [RawSocket];
  assert.equal(await oldest.closed, 4429);
  await heard(newest, ...tabs);
});

test("three hundred people come back at once and are all let in", async () => {
  const rooms = await ours();
  const { world } = rooms;
  const linked = upTo(limits.linked).map(n => ({ id: `p${n}`, name: `Relative ${n}`, relation: "proxy" }));
  await world.pushPatient("rosa", { ...world.rosa(), version: 2, linked });
  const id = await rooms.topic();
  const people = upTo(300).map(n => `p${1 + (n % limits.linked)}`);
  for (const round of upTo(2)) {
    const sockets = await Promise.all(people.map(sub => world.join("portal", sub, id)));
    await Promise.all(sockets.map(socket => socket.next("welcome")));
    if (round === 1) rooms.server.restart();
  }
});

test("sockets without a hello are bounded: the oldest gives way, and people come in all the same", async () => {
  const rooms = await ours();
  const { world } = rooms;
  const id = await rooms.topic();
  const room = world.conversationRoom(id);
  const silent = await Promise.all(upTo(roomLimits.strangers).map(() => world.dial("main", room)));
  const [kim] = (await join(rooms, id, "kim")) as [RawSocket];
  assert.equal(await (silent[0] as RawSocket).closed, 4429);
  await heard(kim);
  const ended = Promise.all(silent.slice(1).map(({ closed }) => closed));
  assert.deepEqual([...new Set(await rooms.passUntil(ended, limits.helloWithin))], [4408]);
  await heard(kim);
});

test("[I-4] who reads nothing is closed with 4408, however often the room has slept meanwhile", async () => {
  const rooms = await ours();
  const { world, server, clock } = rooms;
  const id = await rooms.topic();
  const [stalled] = (await join(rooms, id, "kim")) as [RawSocket];
  const text = "é".repeat(15_000);
  let sent = 0;
  let over = false;
  void stalled.closed.then(() => {
    over = true;
  });
  while (!over && sent < 100) {
    clock.now += 1_000;
    server.hibernate();
    const [rosa] = (await join(rooms, id, "rosa")) as [RawSocket];
    await say(rosa, world, text);
    rosa.close();
    sent++;
  }
  assert.equal(await stalled.closed, 4408);
  // A megabyte, and a little more for what was not noted when the room fell asleep.
  const most = (1.6 * limits.unconfirmed) / 30_000;
  assert.ok(sent <= most, `${sent} messages of 30 kB were sent to nobody`);
});

test("what one person leaves unconfirmed is bounded over all their sockets", async () => {
  const rooms = await createRooms();
  const { world } = rooms;
  const id = await rooms.topic();
  const [rosa] = (await join(rooms, id, "rosa")) as [RawSocket];
  for (const n of upTo(60)) {
    await say(rosa, world, `${n} ${"long ".repeat(3_000)}`);
    rosa.send({ type: "got", bytes: 20_000 });
  }
  const codes: number[] = [];
  for (const _ of upTo(30)) {
    const socket = await world.join("staff", "kim", id);
    await Promise.race([socket.next("welcome").catch(() => null), socket.closed]);
    await Promise.race([heard(socket).catch(() => null), socket.closed.then(code => codes.push(code))]);
  }
  assert.ok(codes.length > 5 && codes.every(code => code === 4408), `${codes}`);
  await say(rosa, world, "the others notice nothing");
});

test("requests too many are refused with the time to wait", async () => {
  const rooms = await ours();
  const { world, clock } = rooms;
  const room = world.conversationRoom(await rooms.topic());
  const token = await world.practice.token("staff", "kim");
  const ask = (): Promise<{ status: number; body: { code?: string; params?: { retryAfter?: number } } }> =>
    world.get("main", room, "events?before=3", token);
  for (const _ of upTo(roomLimits.requests.burst)) assert.equal((await ask()).status, 200);
  const { status, body } = await ask();
  assert.deepEqual([status, body.code, body.params?.retryAfter], [429, "too-fast", 50]);
  clock.now += 50;
  assert.equal((await ask()).status, 200);
});

test("a body is read no further than its bound, whatever its length says", async () => {
  const { world } = await ours();
  const room = await world.practice.patientRoom("rosa");
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      controller.enqueue(new Uint8Array(64 * 1024).fill(0x20));
    },
  });
  const response = await world.server.fetch(`${world.room("patient", room)}/roster`, {
    method: "POST",
    headers: { authorization: `Bearer ${await world.practice.token("system", "host")}` },
    body: endless,
    duplex: "half",
  } as RequestInit);
  assert.equal(response.status, 413);
});

test("a room that never answers holds nobody for longer than the deadline", async () => {
  const rooms = await ours();
  const { world, calls, clock } = rooms;
  const id = await rooms.topic();
  clock.now += limits.factsLease;
  let asked = 0;
  calls.through = ({ path }, make) => {
    if (path !== "internal/facts") return make();
    asked++;
    return new Promise(() => {});
  };
  const socket = await world.join("staff", "kim", id);
  const token = await world.practice.token("staff", "kim");
  const page = world.get("main", world.conversationRoom(id), "events?before=2", token);
  await until(() => asked === 1, "a question about the person");
  assert.equal(await rooms.passUntil(socket.closed, roomLimits.callWithin), 1011);
  const { status, body } = await rooms.passUntil(page, roomLimits.callWithin);
  assert.deepEqual([status, body.code], [500, "server-error"]);
});

test("[I-3] a long log is counted piece by piece, and held only by its end", async () => {
  const rooms = await createRooms();
  const { world } = rooms;
  const id = await rooms.topic();
  const [rosa] = (await join(rooms, id, "rosa")) as [RawSocket];
  for (const n of upTo(1_200)) {
    await say(rosa, world, `m${n}`);
    rosa.send({ type: "got", bytes: 2_000 });
  }
  rooms.server.hibernate();
  const kim = await world.join("staff", "kim", id);
  const welcome = await kim.next("welcome");
  const head = (welcome.head as { pos: number }).pos;
  assert.equal(eventsOf(kim).length, limits.welcomeEvents);
  for (const pos of [head - 1_100, head - 1_101, head - 500, head - 500, head - 1]) {
    kim.send({ type: "read", from: 1, pos });
  }
  await heard(kim);
  const again = await world.join("staff", "kim", id);
  assert.deepEqual(
    [(await again.next("welcome")).mark],
    [{ pos: head - 1, unread: 1, badge: 1, markedUnread: false }],
  );
});

test("[I-1] a put that fails acks nothing: the room starts anew, and the same command goes through later", async () => {
  const rooms = await createRooms();
  const { world, puts } = rooms;
  const id = await rooms.topic();
  const room = world.conversationRoom(id);
  const people = [...(await join(rooms, id, "kim", 2)), ...(await join(rooms, id, "rosa"))];
  await say(people[0] as RawSocket, world, "kept");
  puts.before = put => {
    if (put.room === room) throw new Error("the disk is full");
  };
  const lost = world.newId();
  (people[0] as RawSocket).send(world.message("lost", lost));
  (people[1] as RawSocket).send(world.message("behind it"));
  (people[2] as RawSocket).send({ type: "read", from: 1, pos: 3 });
  assert.deepEqual(await Promise.all(people.map(({ closed }) => closed)), [1011, 1011, 1011]);
  for (const { texts } of people) assert.ok(!texts.some(text => /lost|behind/.test(text)));
  puts.before = () => {};
  const kim = await world.join("staff", "kim", id);
  await kim.next("welcome");
  assert.equal(textsOf(kim).at(-1), "kept");
  kim.send(world.message("lost", lost));
  await kim.next("ack");
  await heard(kim);
  assert.deepEqual(textsOf(kim).slice(-2), ["kept", "lost"]);
  const places = eventsOf(kim).map(({ pos }) => pos);
  assert.deepEqual(places, upTo(places.length));
});

test("[I-1] only what fails is lost of several commits that wait for the disk", async () => {
  const rooms = await createRooms();
  const { world, puts } = rooms;
  const id = await rooms.topic();
  const room = world.conversationRoom(id);
  const people = [...(await join(rooms, id, "kim", 2)), ...(await join(rooms, id, "rosa"))];
  let put = 0;
  puts.before = async ({ room: of }) => {
    if (of !== room) return;
    await new Promise(setImmediate);
    if (++put === 2) throw new Error("the disk is full");
  };
  people.map((socket, n) => socket.send(world.message(`m${n}`, world.newId())));
  await Promise.all(people.map(({ closed }) => closed));
  const acked = people.filter(({ frames }) => frames.some(({ type }) => type === "ack")).length;
  puts.before = () => {};
  const kim = await world.join("staff", "kim", id);
  const { head } = (await kim.next("welcome")) as unknown as { head: { pos: number; messages: number } };
  assert.equal(acked, 1);
  assert.equal(head.messages, 2);
  assert.deepEqual(
    eventsOf(kim).map(({ pos }) => pos),
    upTo(head.pos),
  );
});

test("[I-1] a roster that could not be stored is not taken for known", async () => {
  const rooms = await createRooms();
  const { world, puts } = rooms;
  puts.before = ({ party }) => {
    if (party === "patient" || party === "person") throw new Error("the disk is full");
  };
  assert.equal((await world.pushPatient("rosa", { ...world.rosa(), version: 5 })).status, 500);
  assert.equal((await world.pushStaff("kim", { version: 5, active: false })).status, 500);
  puts.before = () => {};
  assert.equal(
    (await world.pushPatient("rosa", { ...world.rosa({ name: "Rosa D." }), version: 5 })).body.applied,
    true,
  );
  assert.equal((await world.pushStaff("kim", { version: 5, active: false })).body.applied, true);
  assert.ok(personKey(idSecretOf("harbor"), "staff", "kim"));
});
