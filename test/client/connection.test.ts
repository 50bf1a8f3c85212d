import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import type { Status } from "@carethread/client";
import { defaultDelays } from "@carethread/client/base/delays";
import { createCredentials } from "@carethread/client/connection/credentials";
import { createConnection } from "@carethread/client/connection/room-connection";
import { type State, toStatus, transitions } from "@carethread/client/connection/states";
import { readTolerantly } from "@carethread/model";
import * as z from "zod/mini";
import { FakePlatform, fakeToken, type ScriptedSocket, settle } from "./fake-platform.ts";

const Frame = z.discriminatedUnion("type", [
  z.object({ type: z.literal("welcome") }),
  z.object({ type: z.literal("news"), text: z.string() }),
  z.object({ type: z.literal("pong") }),
]);
type Frame = z.infer<typeof Frame>;

const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0)) end();
});

function setUp(
  token: (asked: number) => Promise<string> = async n => fakeToken("kim", { id: String(n) }),
  suspect: () => boolean = () => false,
  attended = false,
) {
  const platform = new FakePlatform({ attended });
  const statuses: Status[] = [];
  const heard: string[] = [];
  const downs: (number | null)[] = [];
  let asked = 0;
  const credentials = createCredentials({
    practice: "harbor",
    token: () => token(++asked),
    platform,
    delays: defaultDelays,
  });
  const connection = createConnection<Frame>({
    channel: {
      address: person => `ws://rooms.test/${person}`,
      hello: () => ({ after: 7 }),
      check: frame => readTolerantly(Frame, frame),
      handlers: {
        welcome: () => heard.push("welcome"),
        news: frame => {
          if (frame.text === "throw") throw new Error("does not fit");
          heard.push(frame.text);
        },
        pong() {},
      },
      down: code => {
        heard.push("down");
        downs.push(code);
      },
      isSuspect: suspect,
    },
    credentials,
    platform,
    delays: defaultDelays,
  });
  connection.$status.subscribe(status => statuses.push(status));
  ends.push(() => connection.end("signed-out"));
  return { platform, connection, credentials, statuses, heard, downs, asked: () => asked };
}

async function live(world: ReturnType<typeof setUp>): Promise<ScriptedSocket> {
  const next = world.platform.nextSocket();
  world.connection.start();
  const socket = await next;
  socket.open();
  socket.say({ type: "welcome" });
  return socket;
}

const state = (world: ReturnType<typeof setUp>): string => world.connection.$status.get().state;

test("every state has a status, and what has ended stays so", () => {
  const noToken = { state: "no-token", reason: "failed", message: "" } as const;
  const given = { tried: true, reached: true, online: true, retryAt: 5, reason: "not-found" } as const;
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
