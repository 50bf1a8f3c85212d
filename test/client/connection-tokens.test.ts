/** Connections and the token that they need: none, a refused one, a new one, and nobody there to ask for it. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { live, setUp, state } from "./connected.ts";
import { fakeToken, type ScriptedSocket, settle } from "./fake-platform.ts";

test("rooms that refuse every token are asked less and less, until one is taken", async () => {
  const world = setUp();
  let socket = await live(world);
  const reconnect = async (): Promise<void> => {
    socket.end(4401);
    const last = socket;
    while (socket === last) {
      await world.platform.advance(500);
      socket = world.platform.sockets.at(-1) as ScriptedSocket;
    }
    socket.open();
  };
  while (world.platform.time < 300_000) await reconnect();
  assert.ok(world.asked() < 40, `asked ${world.asked()} times in five minutes`);
  await reconnect();
  socket.say({ type: "welcome" });
  await world.platform.advance(5_000);
  const before = world.asked();
  socket.end(4401);
  await world.platform.advance(2_000);
  assert.equal(world.asked(), before + 1, "the first refusal after a welcome is answered at once");
});

test("no token: the person is told, and it goes on by itself", async t => {
  t.mock.method(console, "warn", () => {});
  const world = setUp(async n => {
    if (n < 3) throw new Error("no session");
    return fakeToken();
  });
  world.connection.start();
  await settle();
  assert.equal(state(world), "no-token");
  await world.platform.advance(5_000);
  assert.equal(world.platform.sockets.length, 1);
});

test("who is away is left alone: no token, no reconnect; who is back is live at once", async () => {
  const world = setUp(undefined, undefined, true);
  const socket = await live(world);
  world.platform.change({ visible: false });
  await world.platform.advance(600_000);
  socket.end(4401);
  await world.platform.advance(24 * 3_600_000);
  assert.deepEqual([world.asked(), world.platform.sockets.length], [1, 1]);
  assert.deepEqual(world.connection.$status.get(), { state: "paused" });
  world.platform.change({ visible: true });
  await settle();
  const next = world.platform.sockets.at(-1) as ScriptedSocket;
  next.open();
  next.say({ type: "welcome" });
  assert.deepEqual([world.asked(), state(world)], [2, "live"]);
});

test("a server that refuses every token, as the host does whose session is over, is told as that", async t => {
  t.mock.method(console, "warn", () => {});
  const expired = Object.assign(new Error("401"), { code: "session-expired" });
  const world = setUp(async n => {
    if (n > 2) throw expired;
    return fakeToken("kim", { id: String(n) });
  });
  (await live(world)).end(4401);
  await world.platform.advance(2_000);
  (world.platform.sockets.at(-1) as ScriptedSocket).end(4401);
  await settle();
  const said = world.connection.$status.get();
  assert.deepEqual([said.state, "reason" in said && said.reason], ["no-token", "expired"]);
  await world.platform.advance(30_000);
  assert.deepEqual(world.connection.$status.get(), { state: "no-token", reason: "expired", message: "401" });
});

test("a new token goes to the open socket", async () => {
  const world = setUp();
  const socket = await live(world);
  for (let second = 0; second < 540; second += 5) {
    await world.platform.advance(5_000);
    socket.say({ type: "pong" });
  }
  assert.deepEqual(socket.sent.at(-1), { type: "auth", token: fakeToken("kim", { id: "2" }) });
  assert.equal(world.platform.sockets.length, 1);
});
