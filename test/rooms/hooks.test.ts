/** The queue of what a practice's back end is told: nothing is lost, nobody waits for it. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { hooksRoom, personKey, roomLimits } from "@carethread/model";
import { size } from "../support/long.ts";
import { idSecretOf } from "../support/practice.ts";
import { idOf, idsOf, no, hooksScene as scene, secret, yes } from "./hooks-scene.ts";
import { atRest, createRooms, say, upTo } from "./support.ts";

test("[F-140] [F-143] [I-7] a message is told to the practice's back end, signed, with no patient data", async () => {
  const now = await scene();
  const { receiver, world, kim, clock } = now;
  // The first message, which the topic began with, to Omar alone by the team's side and to Rosa.
  const before = receiver.taken.length;
  await say(kim, world, "Please come in");
  await now.settle();
  const told = receiver.taken.slice(before);
  const people = await Promise.all([
    personKey(idSecretOf("harbor"), "staff", "omar"),
    personKey(idSecretOf("harbor"), "portal", "rosa"),
  ]);
  assert.deepEqual(told.map(({ person, side }) => [person, side]).sort(), [
    ...[
      [people[0], "staff"],
      [people[1], "portal"],
    ].sort(),
  ]);
  for (const { notification, ...webhook } of told) {
    assert.deepEqual(Object.keys(webhook).sort(), ["person", "practice", "side", "type"]);
    assert.deepEqual(notification, {
      id: notification.id,
      reason: "message",
      conversation: now.id,
      at: clock.now,
      unread: notification.unread,
    });
    assert.ok(Number(notification.unread) > 0);
  }
  assert.deepEqual(await now.status(), { waiting: 0, givenUp: 0, dropped: 0, failingSince: null });
});

test("where nothing is registered nothing is kept", async () => {
  const rooms = await createRooms({ fetch: () => assert.fail("nobody is to be told") });
  const stored: string[] = [];
  rooms.puts.before = ({ party, entries }) => {
    stored.push(party, ...Object.keys(entries));
  };
  await rooms.topic();
  await atRest(rooms);
  await atRest(rooms);
  assert.ok(stored.includes("person"));
  assert.ok(!stored.includes("hooks"));
  assert.deepEqual(
    stored.filter(key => key.startsWith("notice:")),
    [],
  );
});

test("what waits is sent in order, four at a time", async () => {
  const now = await scene();
  const { receiver } = now;
  const began = receiver.asked.length;
  const open: ((response: Response) => void)[] = [];
  receiver.answer = () => new Promise(resolve => open.push(resolve));
  for (const n of upTo(10)) await now.notify(n);
  await now.settle();
  assert.deepEqual(idsOf(receiver.asked.slice(began)), upTo(4).map(idOf));
  for (let done = 0; done < 10; done++) {
    open[done]?.(yes());
    await now.settle();
    assert.equal(receiver.asked.length - began, Math.min(10, done + 5));
  }
  assert.deepEqual(idsOf(receiver.asked.slice(began)), upTo(10).map(idOf));
  assert.equal((await now.status()).waiting, 0);
});

test("one that is told twice is sent once", async () => {
  const now = await scene();
  const began = now.receiver.asked.length;
  await now.notify(1);
  await now.notify(1);
  await now.settle();
  await now.notify(1);
  await now.settle();
  assert.deepEqual(idsOf(now.receiver.asked.slice(began)), [idOf(1)]);
});

// How it is to fail makes no other wait: that these grow to the longest is seen of one.
for (const [name, answer, tries = size(4, 14)] of [
  ["answers 500", no, 14],
  ["answers 408", () => new Response(null, { status: 408 })],
  ["sends elsewhere", () => new Response(null, { status: 307, headers: { location: "https://evil.test/" } })],
  ["cannot be reached", () => Promise.reject(new TypeError("fetch failed"))],
] as const) {
  test(`[I-1] a receiver that ${name} loses nothing, and is asked at growing intervals`, async () => {
    const now = await scene();
    const { receiver, clock } = now;
    const began = receiver.asked.length;
    receiver.answer = answer;
    for (const n of upTo(6)) await now.notify(n);
    await now.settle();
    const since = clock.now;
    assert.deepEqual(await now.status(), { waiting: 6, givenUp: 0, dropped: 0, failingSince: since });
    // What was under way together has failed once.
    assert.equal(receiver.asked.length - began, 4);
    const waits: number[] = [];
    for (let last = clock.now; waits.length < tries; ) {
      const asked = receiver.asked.length;
      clock.now += Math.max(100, Math.floor((clock.now - last) / 6));
      if (waits.length % 3 === 0) now.server.restart();
      await now.settle();
      if (receiver.asked.length === asked) continue;
      assert.equal(receiver.asked.length, asked + 1, "one at a time");
      waits.push(clock.now - last);
      last = clock.now;
    }
    for (const [index, wait] of waits.entries()) {
      const most = Math.min(roomLimits.hookRetryMax, roomLimits.hookRetryFirst * 2 ** index);
      assert.ok(wait >= most / 2 && wait <= most * 1.2 + 200, `wait ${index} of ${wait}, at most ${most}`);
    }
    receiver.answer = yes;
    clock.now += roomLimits.hookRetryMax;
    await now.settle();
    assert.deepEqual(idsOf(receiver.taken.slice(-6)).sort(), upTo(6).map(idOf).sort());
    assert.deepEqual(await now.status(), { waiting: 0, givenUp: 0, dropped: 0, failingSince: null });
    const failures = now.logs.filter(([line]) => /^hooks: the practice's back end/.test(String(line)));
    assert.equal(failures.length, 1);
  });
}

test("a receiver that is slow delays no message, and its request is ended in time", async () => {
  const now = await scene();
  const { receiver, world, kim, clock } = now;
  receiver.answer = () => new Promise<Response>(() => {});
  const inbox = await world.inbox("staff", "omar");
  await inbox.next("welcome");
  for (const n of upTo(5)) {
    await say(kim, world, `m${n}`);
    await atRest(now, inbox);
  }
  assert.equal(inbox.frames.findLast(({ type }) => type === "badge")?.n, 6);
  assert.equal((await now.status()).failingSince, null);
  clock.now += roomLimits.hookWithin;
  now.runTimers(roomLimits.hookWithin);
  await now.settle();
  assert.notEqual((await now.status()).failingSince, null);
  assert.ok((await now.status()).waiting >= 5);
});

test("those that the receiver cannot stomach do not hold up the others", async () => {
  const now = await scene();
  const { receiver, clock } = now;
  // As many as are sent at once.
  const bad = new Set(upTo(4).map(idOf));
  receiver.answer = ({ notification }) => (bad.has(notification.id) ? no() : yes());
  for (const n of upTo(6)) await now.notify(n);
  for (const _ of upTo(80)) {
    clock.now += 1_000;
    await now.settle();
  }
  assert.deepEqual(idsOf(receiver.taken.slice(-2)), [idOf(5), idOf(6)]);
  assert.equal((await now.status()).waiting, 4);
});

test("what waited for a day is given up and counted, and the operator is told once", async () => {
  const now = await scene();
  const { receiver, clock, logs } = now;
  receiver.answer = no;
  for (const n of upTo(3)) await now.notify(n);
  await now.settle();
  clock.now += roomLimits.hookGiveUp / 2;
  await now.settle();
  await now.notify(4);
  clock.now += roomLimits.hookGiveUp / 2;
  now.server.restart();
  await now.settle();
  const { failingSince, ...counts } = await now.status();
  assert.deepEqual(counts, { waiting: 1, givenUp: 3, dropped: 0 });
  assert.equal(failingSince, clock.now - roomLimits.hookGiveUp);
  clock.now += roomLimits.hookGiveUp / 2;
  await now.settle();
  assert.deepEqual(await now.status(), { waiting: 0, givenUp: 4, dropped: 0, failingSince });
  assert.equal(logs.filter(([line]) => /given up/.test(String(line))).length, 1);
});

test("[I-1] a server that dies before or after any request to the receiver tells everything, under the same id", async () => {
  for (const when of ["before", "after"] as const) {
    const now = await scene();
    const { receiver, server } = now;
    const began = receiver.taken.length;
    let deaths = 0;
    receiver.answer = () => {
      if (deaths < 3) {
        deaths++;
        server.restart();
      }
      return when === "before" ? Promise.reject(new TypeError("fetch failed")) : yes();
    };
    for (const n of upTo(3)) {
      await now.notify(n);
      await now.settle().catch(() => {});
    }
    receiver.answer = yes;
    now.clock.now += roomLimits.hookRetryMax;
    await now.settle();
    const told = new Set(idsOf(receiver.taken.slice(began)));
    assert.deepEqual([...told].sort(), upTo(3).map(idOf).sort(), when);
    assert.equal(deaths, 3);
    assert.equal((await now.status()).waiting, 0);
  }
});

test("[I-4] the operator's count is for who has the deployment's secret", async () => {
  const now = await scene();
  const { world, server } = now;
  const address = world.room("hooks", hooksRoom("harbor"));
  const host = await world.practice.token("system", "host");
  for (const [token, status] of [
    [host, 404],
    ["x", 401],
    [secret.slice(1), 401],
  ] as const) {
    const headers = { authorization: `Bearer ${token}` };
    assert.equal((await server.fetch(`${address}/status`, { headers })).status, status);
  }
  const socket = await world.dial("hooks", hooksRoom("harbor"));
  assert.equal(await socket.closed, 4404);
});
