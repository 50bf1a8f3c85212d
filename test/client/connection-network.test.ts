/** Connections over a network that hangs, falls silent, goes and comes back, in a page that is looked at or not. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { live, setUp, state } from "./connected.ts";

test("a socket that does not open in time is left", async () => {
  const world = setUp();
  world.connection.start();
  await world.platform.advance(9_999);
  assert.equal(state(world), "connecting");
  await world.platform.advance(1);
  assert.equal(state(world), "reconnecting");
});

test("a room that does not say welcome in time is left", async () => {
  const world = setUp();
  const next = world.platform.nextSocket();
  world.connection.start();
  (await next).open();
  await world.platform.advance(10_000);
  assert.equal(state(world), "reconnecting");
});

test("a visible page asks after 25 s of silence, and leaves a room that does not answer", async () => {
  const world = setUp();
  const socket = await live(world);
  await world.platform.advance(20_000);
  socket.say({ type: "news", text: "a" });
  await world.platform.advance(24_999);
  assert.deepEqual(socket.sentTypes(), ["hello"]);
  await world.platform.advance(1);
  assert.deepEqual(socket.sentTypes(), ["hello", "ping"]);
  socket.say({ type: "pong" });
  await world.platform.advance(25_000);
  assert.deepEqual(socket.sentTypes(), ["hello", "ping", "ping"]);
  await world.platform.advance(5_000);
  assert.equal(state(world), "reconnecting");
  socket.say({ type: "news", text: "too late" });
  assert.deepEqual(world.heard, ["welcome", "a", "down"]);
});

test("what comes in does not hide that nothing goes out, nor does it make a slow answer late", async () => {
  const world = setUp();
  const socket = await live(world);
  world.connection.probe();
  const chatter = async (seconds: number): Promise<void> => {
    for (let second = 0; second < seconds; second++) {
      await world.platform.advance(1_000);
      socket.say({ type: "news", text: "still here" });
    }
  };
  await chatter(9);
  socket.say({ type: "pong" });
  await chatter(9);
  assert.equal(state(world), "live");
  world.connection.probe();
  await chatter(9);
  assert.equal(state(world), "live");
  await chatter(1);
  assert.equal(state(world), "reconnecting");
});

test("a hidden page lets the room sleep, and asks at once when it is looked at", async () => {
  const world = setUp();
  const socket = await live(world);
  world.platform.change({ visible: false });
  await world.platform.advance(500_000);
  assert.deepEqual(socket.sentTypes(), ["hello"]);
  world.platform.change({ visible: true });
  assert.deepEqual(socket.sentTypes(), ["hello", "ping"]);
  await world.platform.advance(2_500);
  assert.equal(state(world), "reconnecting");
});

test("offline is told while nothing is connected; the network's return cuts the wait short", async () => {
  const world = setUp();
  const socket = await live(world);
  world.platform.change({ online: false });
  assert.equal(state(world), "live");
  socket.end();
  assert.equal(state(world), "offline");
  // The device may be wrong about its network: it is tried all the same, slowly.
  await world.platform.advance(120_000);
  const tried = world.platform.sockets.length;
  world.platform.sockets.at(-1)?.end();
  assert.ok(tried > 3 && tried < 15, `tried ${tried} times in two minutes`);
  world.platform.change({ online: true });
  await world.platform.advance(150);
  const next = world.platform.sockets.at(-1);
  assert.equal(world.platform.sockets.length, tried + 1);
  next?.open();
  next?.say({ type: "welcome" });
  assert.equal(state(world), "live");
});

test("hiding and showing the page makes no attempts of its own beyond one each", async () => {
  const world = setUp();
  (await live(world)).end();
  for (let turn = 0; turn < 10; turn++) {
    world.platform.change({ visible: false });
    world.platform.change({ visible: true });
  }
  await world.platform.advance(400);
  assert.equal(world.platform.sockets.length, 2);
});
