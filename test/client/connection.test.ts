import assert from "node:assert/strict";
import { test } from "node:test";
import { defaultDelays } from "@carethread/client/base/delays";
import { type State, toStatus, transitions } from "@carethread/client/connection/states";
import { live, setUp, state } from "./connected.ts";
import { fakeToken, type ScriptedSocket, settle } from "./fake-platform.ts";

test("every state has a status, and what has ended stays so", () => {
  const noToken = { state: "no-token", reason: "failed", message: "" } as const;
  const given = {
    tried: true,
    reached: true,
    away: false,
    online: true,
    retryAt: 5,
    reason: "not-found",
  } as const;
  const told = Object.fromEntries(
    (Object.keys(transitions) as State[]).map(state => [
      state,
      toStatus(state, { ...given, noToken: state === "tokenless" ? noToken : null }).state,
    ]),
  );
  assert.deepEqual(told, {
    idle: "reconnecting",
    asking: "reconnecting",
    tokenless: "no-token",
    resting: "paused",
    opening: "reconnecting",
    greeting: "reconnecting",
    live: "live",
    waiting: "reconnecting",
    ended: "ended",
  });
  assert.deepEqual(transitions.ended, {});
  assert.equal(toStatus("waiting", { ...given, noToken, away: true, online: false }).state, "unavailable");
  assert.equal(toStatus("opening", { ...given, noToken: null, tried: false }).state, "connecting");
  assert.equal(toStatus("waiting", { ...given, noToken, online: false }).state, "offline");
  assert.equal(toStatus("live", { ...given, noToken, online: false }).state, "live");
});

test("the token is in the hello and not in the address", async () => {
  const world = setUp();
  const socket = await live(world);
  assert.deepEqual(socket.sent, [{ type: "hello", v: 1, token: fakeToken("kim", { id: "1" }), after: 7 }]);
  assert.match(socket.url, /^ws:\/\/rooms\.test\/[a-z2-7]{26}$/);
  assert.deepEqual(
    world.statuses.map(status => status.state),
    ["connecting", "live"],
  );
  assert.deepEqual(world.heard, ["welcome"]);
});

test("nothing is sent before the welcome or after the end", async () => {
  const world = setUp();
  assert.equal(world.connection.send({ type: "x" }), false);
  const socket = await live(world);
  assert.equal(world.connection.send({ type: "x" }), true);
  socket.end();
  assert.equal(world.connection.send({ type: "x" }), false);
  assert.deepEqual(socket.sentTypes(), ["hello", "x"]);
  assert.deepEqual(world.heard, ["welcome", "down"]);
});

test("a lost connection is made again after a short wait that is told", async () => {
  const world = setUp();
  const socket = await live(world);
  socket.end();
  assert.deepEqual(world.connection.$status.get(), { state: "reconnecting", retryAt: 500, reached: true });
  await world.platform.advance(499);
  assert.equal(world.platform.sockets.length, 1);
  await world.platform.advance(1);
  const next = world.platform.sockets[1];
  next?.open();
  next?.say({ type: "welcome" });
  assert.equal(state(world), "live");
});

test("where what is to be said is fetched, a fetch that fails is an attempt that failed", async t => {
  t.mock.method(console, "warn", () => {});
  let fetches = 0;
  const world = setUp(undefined, undefined, false, async () => {
    if (++fetches < 3) throw new TypeError("Failed to fetch dynamically imported module");
  });
  world.connection.start();
  assert.equal(state(world), "connecting");
  await settle();
  assert.deepEqual(world.connection.$status.get(), { state: "reconnecting", retryAt: 500, reached: false });
  await world.platform.advance(500);
  assert.deepEqual([fetches, world.platform.sockets.length], [2, 0]);
  // The network's return cuts this wait short as any other.
  world.platform.change({ online: false });
  assert.equal(state(world), "offline");
  const next = world.platform.nextSocket();
  world.platform.change({ online: true });
  await world.platform.advance(300);
  const socket = await next;
  socket.open();
  socket.say({ type: "welcome" });
  assert.deepEqual([state(world), world.heard, fetches], ["live", ["welcome"], 3]);
  socket.end();
  await world.platform.advance(2_000);
  assert.deepEqual([world.platform.sockets.length, fetches], [2, 3], "it is fetched once");
});

test("a connection that ended while its channel was fetched stays ended", async () => {
  let come = (): void => {};
  const fetched = new Promise<void>(resolve => {
    come = resolve;
  });
  const world = setUp(undefined, undefined, false, () => fetched);
  world.connection.start();
  world.connection.end("signed-out");
  come();
  await world.platform.advance(60_000);
  assert.deepEqual([state(world), world.platform.sockets.length, world.platform.timers], ["ended", 0, 0]);
});

test("retries wait longer and longer; only a connection that held starts them anew", async () => {
  const world = setUp();
  const waits: number[] = [];
  let socket = await live(world);
  for (let attempt = 0; attempt < 6; attempt++) {
    socket.end();
    const status = world.connection.$status.get();
    const wait = "retryAt" in status ? (status.retryAt ?? 0) - world.platform.time : 0;
    waits.push(wait);
    await world.platform.advance(wait);
    socket = world.platform.sockets.at(-1) as ScriptedSocket;
    socket.open();
    // Each welcome is followed by the next failure at once.
    socket.say({ type: "welcome" });
  }
  assert.deepEqual(
    waits.map(wait => Math.round(wait)),
    [500, 750, 1125, 1688, 2531, 3797],
  );
  await world.platform.advance(3_000);
  socket.end();
  assert.deepEqual(world.connection.$status.get(), {
    state: "reconnecting",
    retryAt: world.platform.time + 500,
    reached: true,
  });
});

test("[F-013] what is not there for a portal user is asked for again now and then, and told as nothing else meanwhile", async () => {
  const world = setUp(async () => fakeToken("rosa", { kind: "portal" }), undefined, false, undefined, true);
  const { platform, connection } = world;
  (await live(world)).end(4404);
  assert.deepEqual(connection.$status.get(), { state: "unavailable" });
  await platform.advance(defaultDelays.unavailable - 1);
  assert.equal(platform.sockets.length, 1);
  await platform.advance(1);
  const second = platform.sockets[1];
  second?.open();
  second?.end(4404);
  await platform.advance(defaultDelays.unavailable);
  // A network that fails meanwhile says nothing else of it.
  platform.sockets[2]?.end();
  await platform.advance(defaultDelays.unavailable);
  platform.sockets[3]?.open();
  assert.deepEqual(
    world.statuses.map(({ state }) => state),
    ["connecting", "live", "unavailable"],
  );
  platform.sockets[3]?.say({ type: "welcome" });
  assert.equal(state(world), "live");
  platform.sockets[3]?.end(4403);
  assert.deepEqual(connection.$status.get(), { state: "ended", reason: "right-lost" });
});

test("of staff, and of any other room, what is not there stays so", async () => {
  for (const [kind, comesBack] of [
    ["staff", true],
    ["portal", false],
  ] as const) {
    const world = setUp(async () => fakeToken("kim", { kind }), undefined, false, undefined, comesBack);
    (await live(world)).end(4404);
    assert.deepEqual(world.connection.$status.get(), { state: "ended", reason: "not-found" });
  }
});

test("each close code has its consequence", async () => {
  for (const [code, reason] of [
    [4400, "bad-frame"],
    [4403, "right-lost"],
    [4404, "not-found"],
    [4409, "wrong-version"],
  ] as const) {
    const world = setUp();
    (await live(world)).end(code);
    assert.deepEqual(world.connection.$status.get(), { state: "ended", reason });
    await world.platform.advance(600_000);
    assert.equal(world.platform.sockets.length, 1);
    assert.equal(world.platform.watchers, 2, "only the credentials still listen");
  }
  for (const [code, wait] of [
    [1006, 500],
    [1012, 500],
    [4401, 500],
    [4408, 500],
    [4429, 10_000],
  ] as const) {
    const world = setUp();
    (await live(world)).end(code);
    assert.deepEqual(world.connection.$status.get(), { state: "reconnecting", retryAt: wait, reached: true });
    assert.equal(world.asked(), 1);
    await world.platform.advance(wait + 1_000);
    assert.equal(world.asked(), code === 4401 ? 2 : 1);
    assert.equal(world.platform.sockets.length, 2);
  }
});

test("a bad frame that may be a command's fault does not end the connection; any other does", async () => {
  let isInFlight = true;
  const world = setUp(undefined, () => isInFlight);
  (await live(world)).end(4400);
  assert.equal(state(world), "reconnecting");
  await world.platform.advance(500);
  const socket = world.platform.sockets.at(-1) as ScriptedSocket;
  socket.open();
  socket.say({ type: "welcome" });
  isInFlight = false;
  socket.end(4400);
  assert.deepEqual(world.connection.$status.get(), { state: "ended", reason: "bad-frame" });
  assert.deepEqual(world.downs, [4400, null]);
});

test("who closed the connection is told to what was in flight; a silence has no code", async () => {
  const world = setUp();
  await live(world);
  await world.platform.advance(30_000);
  assert.deepEqual(world.downs, [null]);
});

test("a room that is never reached is tried again, and the person is told", async () => {
  const world = setUp();
  const next = world.platform.nextSocket();
  world.connection.start();
  const socket = await next;
  socket.dispatchEvent(new Event("error"));
  assert.equal(state(world), "reconnecting");
  await world.platform.advance(500);
  assert.equal(world.platform.sockets.length, 2);
});

test("a server that was never reached is told apart from one that was lost", async () => {
  const world = setUp();
  world.connection.start();
  await settle();
  world.platform.sockets[0]?.end();
  assert.deepEqual(world.connection.$status.get(), { state: "reconnecting", retryAt: 500, reached: false });
  world.connection.retry();
  await settle();
  assert.equal(world.platform.sockets.length, 2, "by the person's wish at once");
});

test("what was received is confirmed every 64 KiB, in bytes", async () => {
  const world = setUp();
  const socket = await live(world);
  const frame = JSON.stringify({ type: "news", text: "é".repeat(10_000) });
  for (let index = 0; index < 3; index++) socket.say(frame);
  assert.deepEqual(socket.sentTypes(), ["hello"]);
  socket.say(frame);
  const bytes = 4 * Buffer.byteLength(frame) + Buffer.byteLength('{"type":"welcome"}');
  assert.deepEqual(socket.sent.at(-1), { type: "got", bytes });
});

test("an unknown frame is counted; a broken one means to begin again", async t => {
  t.mock.method(console, "error", () => {});
  for (const broken of ["{", "[]x", { type: "news", text: 5 }, { type: "news", text: "throw" }]) {
    const world = setUp();
    const socket = await live(world);
    for (const strange of [{ type: "later" }, { type: "toString" }, {}, null, 5]) socket.say(strange);
    assert.deepEqual([state(world), world.connection.unknown()], ["live", 5]);
    socket.say(broken);
    assert.deepEqual(world.connection.$status.get(), { state: "reconnecting", retryAt: 500, reached: true });
  }
});

test("ending is final, told once, and leaves nothing behind", async () => {
  const world = setUp();
  const socket = await live(world);
  world.connection.end("signed-out");
  world.connection.end("not-found");
  world.credentials.forget();
  assert.deepEqual(world.connection.$status.get(), { state: "ended", reason: "signed-out" });
  assert.deepEqual([socket.readyState, world.platform.timers, world.platform.watchers], [3, 0, 0]);
});
