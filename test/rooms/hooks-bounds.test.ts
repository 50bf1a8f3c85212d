/** Bounds of the queue to a practice's back end: how much waits, how often is tried, and how long a timer is. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { makeWebhookSecret } from "@carethread/host";
import { type NotificationWebhook, roomLimits } from "@carethread/model";
import type { Commit, ListOptions, Ports } from "../../packages/rooms/src/base/base.ts";
import { HookQueue } from "../../packages/rooms/src/hooks/queue.ts";
import { Receiver } from "../../packages/rooms/src/hooks/receiver.ts";
import { Sender } from "../../packages/rooms/src/hooks/sender.ts";
import { idOf, no, yes } from "./hooks-scene.ts";
import { quiet } from "./receiver.ts";
import { upTo } from "./support.ts";

const hooks = { url: "https://ehr.test/hook", secret: makeWebhookSecret() };

interface Life {
  readonly queue: HookQueue;
  readonly receiver: Receiver;
  readonly sender: Sender;
}

interface Scene {
  readonly stored: Map<string, unknown>;
  readonly clock: { now: number };
  /** Lengths of the timers that were asked for. */
  readonly timers: number[];
  readonly logs: string[];
  /** Ids in the order of the requests. */
  readonly asked: string[];
  /** Reads of what a webhook says. */
  reads: number;
  answer: (id: string, init: RequestInit) => Response | Promise<Response>;
  /** Stands before each read of what a webhook says. */
  reading: (key: string) => Promise<void>;
  life(most?: number): Promise<Life>;
  /** Moves the clock to the end of each timer within so many milliseconds. */
  pass(ms: number): Promise<void>;
}

function scene(): Scene {
  let timers: { readonly at: number; readonly run: () => void }[] = [];
  let ids = 0;
  const stored = new Map<string, unknown>();
  const now: Scene = {
    stored,
    clock: { now: 1_700_000_000_000 },
    timers: [],
    logs: [],
    asked: [],
    reads: 0,
    answer: yes,
    reading: async () => {},
    async life(most) {
      timers = [];
      const queue = new HookQueue(ports, most);
      const receiver = new Receiver(ports);
      await receiver.load();
      await queue.load();
      return {
        queue,
        receiver,
        sender: new Sender({ ports, hooks, queue, receiver, taken: async () => {} }),
      };
    },
    async pass(ms) {
      const end = now.clock.now + ms;
      for (;;) {
        await quiet();
        const next = timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
        if (next === undefined) break;
        timers.splice(timers.indexOf(next), 1);
        now.clock.now = Math.max(now.clock.now, next.at);
        next.run();
      }
      now.clock.now = end;
    },
  };
  const ports = {
    storage: {
      async get(key: string) {
        if (key.startsWith("hook:")) {
          now.reads++;
          await now.reading(key);
        }
        return stored.get(key);
      },
      async list({ prefix, start = "", limit }: ListOptions) {
        const found = [...stored].filter(([key]) => key.startsWith(prefix) && key >= start);
        return new Map(found.sort(([a], [b]) => (a < b ? -1 : 1)).slice(0, limit));
      },
      async commit({ put = {}, remove = [] }: Commit) {
        for (const [key, value] of Object.entries(put)) stored.set(key, value);
        for (const key of remove) stored.delete(key);
      },
      async settled() {},
    },
    deployment: { delays: roomLimits },
    now: () => now.clock.now,
    newId: () => `${ids++ % 7}zzzzzzzzz`,
    later(run: () => void, ms: number) {
      now.timers.push(ms);
      timers.push({ at: now.clock.now + ms, run });
    },
    log: (message: string) => now.logs.push(message),
    async fetch(_: string, init: RequestInit) {
      const { notification } = JSON.parse(String(init.body)) as NotificationWebhook;
      now.asked.push(notification.id);
      return now.answer(notification.id, init);
    },
  } as unknown as Ports;
  return now;
}

function webhook(n: number): NotificationWebhook {
  return {
    type: "notification",
    practice: "harbor",
    person: idOf(0),
    side: "portal",
    notification: { id: idOf(n), reason: "message", conversation: idOf(0), at: 0 },
  };
}

test("a dead receiver is asked by one request at a time, whatever waits, and no timer is long", async () => {
  for (const answer of [no, () => Promise.reject(new TypeError("fetch failed"))]) {
    const now = scene();
    const { queue, sender, receiver } = await now.life();
    now.answer = answer;
    for (const n of upTo(500)) await queue.add(webhook(n));
    sender.fill();
    await quiet();
    const first = now.asked.length;
    assert.equal(first, 4);
    const start = now.clock.now;
    // A tick a minute, as the deployment's cron is.
    for (const _ of upTo(60)) {
      await now.pass(60_000);
      sender.fill();
      await quiet();
      const nextAt = await sender.duty.next();
      assert.ok(nextAt !== null && nextAt > now.clock.now, "the table knows when");
    }
    assert.ok(now.asked.length - first <= 20, `${now.asked.length - first} requests in an hour`);
    assert.ok(now.asked.length - first >= 8);
    assert.equal(receiver.failingSince, start);
    assert.ok(Math.max(...now.timers) <= 5_000, `a timer of ${Math.max(...now.timers)}`);
  }
});

test("a request that hangs is ended in time, by short timers", async () => {
  const now = scene();
  const { queue, sender, receiver } = await now.life();
  now.answer = (_, { signal }) =>
    new Promise((_, reject) => signal?.addEventListener("abort", () => reject(signal.reason)));
  await queue.add(webhook(1));
  sender.fill();
  await now.pass(roomLimits.hookWithin - 1);
  assert.equal(receiver.failingSince, null);
  await now.pass(1);
  assert.notEqual(receiver.failingSince, null);
  assert.ok(Math.max(...now.timers) <= 5_000);
});

test("the longest rest begins with no timer, and a room that has nothing under way has none after it", async () => {
  const now = scene();
  const { queue, sender } = await now.life();
  await queue.add(webhook(1));
  sender.fill();
  await now.pass(6_000);
  const before = now.timers.length;
  now.answer = () => new Response(null, { status: 503, headers: { "retry-after": "300" } });
  await queue.add(webhook(2));
  sender.fill();
  await now.pass(5_000);
  assert.equal(now.timers.length - before, 1, "for the request alone");
  assert.equal(sender.duty.next(), now.clock.now - 5_000 + 300_000);
  await now.pass(100_000);
  assert.equal(now.timers.length - before, 1);
});

test("a read that fails rests before the next one, and loses nothing", async () => {
  const now = scene();
  const { queue, sender, receiver } = await now.life();
  for (const n of upTo(20)) await queue.add(webhook(n));
  now.reading = () => Promise.reject(new Error("the disk"));
  sender.fill();
  await now.pass(5_000);
  assert.ok(now.reads <= 8, `${now.reads} reads`);
  assert.equal(receiver.failingSince, null, "it is not the receiver's fault");
  now.reading = async () => {};
  for (const _ of upTo(20)) {
    await now.pass(60_000);
    sender.fill();
  }
  await quiet();
  assert.equal(queue.waiting, 0);
  assert.deepEqual([...now.asked].sort(), upTo(20).map(idOf).sort());
});

test("one whose read always fails holds up nobody", async () => {
  const now = scene();
  const { queue, sender } = await now.life();
  for (const n of upTo(8)) await queue.add(webhook(n));
  now.reading = async key => {
    if (key.endsWith("2")) throw new Error("the disk");
  };
  sender.fill();
  await now.pass(5_000);
  assert.equal(now.asked.length, 7);
  assert.equal(queue.waiting, 1);
});

test("requests begin in the order of coming, although what is read first comes last", async () => {
  const now = scene();
  const { queue, sender } = await now.life();
  for (const n of upTo(4)) await queue.add(webhook(n));
  let release = (): void => {};
  const held = new Promise<void>(resolve => {
    release = resolve;
  });
  now.reading = key => (key.endsWith("1") ? held : Promise.resolve());
  sender.fill();
  await quiet();
  assert.deepEqual(now.asked, []);
  release();
  await quiet();
  assert.deepEqual(now.asked, upTo(4).map(idOf));
});

test("a full queue lets one go that has failed, then the oldest, and counts them", async () => {
  const now = scene();
  const first = await now.life(6);
  const open: ((response: Response) => void)[] = [];
  now.answer = () => new Promise(resolve => open.push(resolve));
  for (const n of upTo(6)) await first.queue.add(webhook(n));
  first.sender.fill();
  await quiet();
  // Four are under way; the third of them fails.
  open[2]?.(no());
  await quiet();
  await first.queue.add(webhook(7));
  await first.queue.add(webhook(8));
  assert.deepEqual([first.queue.waiting, first.queue.counts.dropped], [6, 2]);
  assert.equal(now.logs.filter(line => /too many wait/.test(line)).length, 1);
  const second = await now.life(6);
  assert.deepEqual([second.queue.waiting, second.queue.counts], [6, { givenUp: 0, dropped: 2 }]);
  now.answer = yes;
  now.asked.length = 0;
  await now.pass(5_000);
  second.sender.fill();
  await now.pass(5_000);
  assert.deepEqual(now.asked, [1, 2, 4, 6, 7, 8].map(idOf));
  assert.deepEqual([...now.stored.keys()].sort(), ["counts", "receiver"]);
});

test("when each is tried next, and how often it was, outlive the room", async () => {
  const now = scene();
  const first = await now.life();
  now.answer = id => (id === idOf(1) ? no() : yes());
  for (const n of upTo(3)) await first.queue.add(webhook(n));
  first.sender.fill();
  for (const _ of upTo(6)) await now.pass(5_000);
  first.sender.fill();
  await quiet();
  const nextAt = first.sender.duty.next();
  const tries = now.asked.filter(id => id === idOf(1)).length;
  assert.ok(tries >= 3);
  const second = await now.life();
  second.sender.fill();
  await quiet();
  assert.equal(now.asked.filter(id => id === idOf(1)).length, tries);
  assert.equal(second.sender.duty.next(), nextAt);
});
