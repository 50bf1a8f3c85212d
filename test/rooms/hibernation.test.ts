/** Rooms that sleep between frames: sessions go on, and waking up is no news to anybody. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { limits } from "@carethread/model";
import type { RawSocket } from "../support/raw-socket.ts";
import { atRest, createRooms, eventsOf, heard, type Rooms, say, textsOf, upTo } from "./support.ts";

async function scene(): Promise<
  Rooms & { id: string; kim: RawSocket; omar: RawSocket; rosa: RawSocket; inbox: RawSocket }
> {
  const rooms = await createRooms({ settings: { notes: true } });
  const { world } = rooms;
  const id = await rooms.topic();
  const [kim, omar] = [await world.join("staff", "kim", id), await world.join("staff", "omar", id)];
  const rosa = await world.join("portal", "rosa", id);
  const inbox = await world.inbox("portal", "rosa");
  await Promise.all([kim, omar, rosa, inbox].map(socket => socket.next("welcome")));
  await atRest(rooms, kim, omar, rosa, inbox);
  return { ...rooms, id, kim, omar, rosa, inbox };
}

/** What came besides answers to our own pings. */
function news(socket: RawSocket): string[] {
  return socket.texts.filter(text => text !== '{"type":"pong"}');
}

test("[I-2] after every sleep frames are answered and reach everybody, once and in order", async () => {
  const now = await scene();
  const { world, server, kim, omar, rosa, inbox } = now;
  for (const n of upTo(12)) {
    server.hibernate();
    await say([kim, rosa, omar][n % 3] as RawSocket, world, `m${n}`);
    await atRest(now, kim, omar, rosa, inbox);
  }
  const texts = ["Hello", ...upTo(12).map(n => `m${n}`)];
  for (const socket of [kim, omar, rosa]) {
    assert.deepEqual(textsOf(socket), texts);
    assert.deepEqual(
      eventsOf(socket).map(({ pos }) => pos),
      upTo(eventsOf(socket).length),
    );
  }
  assert.equal(inbox.frames.findLast(({ type }) => type === "badge")?.n, 9);
});

test("a frame of any sort wakes the room, and the session is known", async () => {
  const { world, server, kim, omar, rosa, inbox } = await scene();
  for (const wake of [
    { type: "ping" },
    { type: "got", bytes: 100 },
    { type: "read", from: 1, pos: 1 },
    { type: "typing", visibility: "everyone" },
    { type: "auth", token: await world.practice.token("staff", "kim") },
  ]) {
    server.hibernate();
    kim.send(wake);
    if (wake.type === "ping") await kim.next("pong");
    await heard(kim);
  }
  await omar.next("typing");
  await rosa.next("typing");
  server.hibernate();
  await heard(inbox);
  server.hibernate();
  kim.send({ type: "hello", v: 1, token: await world.practice.token("staff", "kim") });
  assert.equal((await kim.next("refused")).code, "bad-request");
});

test("[I-4] what staff do alone after a sleep sends the portal nothing", async () => {
  const now = await scene();
  const { world, server, kim, omar, rosa, inbox } = now;
  const before = [news(rosa), news(inbox)];
  const acts: readonly (() => unknown)[] = [
    () => say(kim, world, "For staff", "staff"),
    () => kim.send({ type: "typing", visibility: "staff" }),
    async () => (await world.join("staff", "omar", now.id)).next("welcome"),
    () => world.pushStaff("omar", { version: 2, name: "Omar Haddad", title: "Chief physician" }),
    () => omar.send({ type: "ping" }),
    () => now.server.tick(),
  ];
  for (const act of acts) {
    server.hibernate();
    await act();
    await atRest(now, kim, rosa, inbox);
  }
  assert.deepEqual([news(rosa), news(inbox)], before);
});

test("[F-022] a right that was lost while the room slept is lost at the first frame", async () => {
  const now = await scene();
  const { world, server, omar, rosa, calls } = now;
  calls.through = async ({ path }, make) => {
    if (path === "internal/person") throw new Error("lost");
    return make();
  };
  server.hibernate();
  await world.pushStaff("omar", { version: 2, name: "Omar Haddad", active: false });
  await say(rosa, world, "After a while");
  assert.equal(await omar.closed, 4403);
  assert.ok(!omar.texts.join().includes("After a while"));
});

test("a token that ends while the room sleeps is found at the first frame", async () => {
  const now = await scene();
  const { world, server, clock, kim, omar, rosa } = now;
  server.hibernate();
  clock.now += 600_000 + limits.tokenSkew;
  for (const socket of [kim, omar]) {
    socket.send(world.message("Too late"));
    assert.equal(await socket.closed, 4401);
  }
  const back = await world.join("portal", "rosa", now.id);
  await back.next("welcome");
  assert.deepEqual(textsOf(back), ["Hello"]);
  await say(back, world, "Rosa's first token has ended as well");
  assert.equal(await rosa.closed, 4401);
});
