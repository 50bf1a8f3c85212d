/** Who relies on a person's facts is told of a change: a few at a time, the likeliest first, the latest facts alone. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { limits, type PersonFacts, roomLimits } from "@carethread/model";
import type { Commit, ListOptions, Ports } from "../../packages/rooms/src/base/base.ts";
import { Subscribers } from "../../packages/rooms/src/person/subscribers.ts";
import { upTo } from "./support.ts";

/** What a room was told, and what ends the call. */
interface Call {
  readonly room: string;
  readonly rev: number;
  readonly answer: () => void;
  readonly lose: () => void;
}

interface Scene {
  readonly calls: Call[];
  readonly commits: Commit[];
  readonly logs: string[];
  readonly stored: Map<string, unknown>;
  readonly clock: { now: number };
  /** As after a restart. */
  load(): Promise<Subscribers>;
  /** Answers calls, in the order of their coming, until there is none. */
  answerAll(): Promise<void>;
}

function factsOf(rev: number): PersonFacts {
  const person = { id: "omar", side: "staff" as const, name: "Omar Haddad" };
  return { rev, person, active: true, restrictions: [], support: false };
}

function scene(): Scene {
  const stored = new Map<string, unknown>();
  const commits: Commit[] = [];
  const calls: Call[] = [];
  const logs: string[] = [];
  const clock = { now: 1_000_000 };
  const ports = {
    storage: {
      async list({ prefix }: ListOptions) {
        return new Map(
          [...stored].filter(([key]) => key.startsWith(prefix)).sort(([a], [b]) => (a < b ? -1 : 1)),
        );
      },
      async commit(commit: Commit) {
        commits.push(commit);
        for (const [key, value] of Object.entries(commit.put ?? {})) stored.set(key, value);
        for (const key of commit.remove ?? []) stored.delete(key);
      },
    },
    deployment: { delays: { factsLease: limits.factsLease } },
    now: () => clock.now,
    log: (message: string) => logs.push(message),
    call: (_: string, room: string, __: string, { facts }: { facts: PersonFacts }) =>
      new Promise((resolve, reject) => {
        calls.push({
          room,
          rev: facts.rev,
          answer: () => resolve({ status: 200, body: {} }),
          lose: () => reject(new Error("lost")),
        });
      }),
  } as unknown as Ports;
  return {
    calls,
    commits,
    logs,
    stored,
    clock,
    async load() {
      const subscribers = new Subscribers(ports);
      await subscribers.load();
      return subscribers;
    },
    async answerAll() {
      for (const { answer } of calls) {
        answer();
        await settle();
      }
    },
  };
}

/** Lets everything happen that waits for nothing from outside. */
function settle(): Promise<void> {
  return new Promise(resolve => setImmediate(resolve));
}

function add(now: Scene, subscribers: Subscribers, room: number): void {
  now.clock.now++;
  subscribers.add({ party: "main", room: `r${room}` });
}

function roomsOf(calls: readonly Call[]): number[] {
  return calls.map(({ room }) => Number(room.slice(1)));
}

test("a push tells sixteen rooms at a time, those that asked last first, and waits until all were tried", async () => {
  for (const isLoaded of [false, true]) {
    const now = scene();
    const first = await now.load();
    for (const n of upTo(50)) add(now, first, n);
    // Asked again, it is the last one.
    add(now, first, 7);
    const subscribers = isLoaded ? await now.load() : first;
    const state = { done: false };
    const pushed = subscribers.push(factsOf(2)).then(() => {
      state.done = true;
    });
    await settle();
    const order = [
      7,
      ...upTo(50)
        .filter(n => n !== 7)
        .reverse(),
    ];
    assert.deepEqual(roomsOf(now.calls), order.slice(0, 16));
    for (const n of upTo(50)) {
      assert.equal(state.done, false);
      now.calls[n - 1]?.[n % 2 === 0 ? "answer" : "lose"]();
      await settle();
      assert.equal(now.calls.length, Math.min(50, 16 + n));
    }
    await pushed;
    assert.deepEqual(roomsOf(now.calls), order);
    assert.equal(now.logs.length, 1, "what is lost is said once");
  }
});

test("[F-022] newer facts take the place of those that are being told", async () => {
  const now = scene();
  const subscribers = await now.load();
  for (const n of upTo(40)) add(now, subscribers, n);
  const pushes = [subscribers.push(factsOf(2))];
  await settle();
  pushes.push(subscribers.push(factsOf(3)), subscribers.push(factsOf(2)));
  await settle();
  assert.equal(now.calls.length, 16, "no more at once than of one push");
  await now.answerAll();
  await Promise.all(pushes);
  assert.deepEqual(
    now.calls.filter(({ rev }) => rev === 2).map(({ room }) => room),
    now.calls.slice(0, 16).map(({ room }) => room),
  );
  const newer = now.calls.filter(({ rev }) => rev === 3);
  assert.deepEqual(roomsOf(newer), upTo(40).reverse());
});

test("a push is one commit, whatever the number of those that are told", async () => {
  const now = scene();
  const subscribers = await now.load();
  for (const n of upTo(roomLimits.subscribers + 1)) add(now, subscribers, n);
  assert.equal(now.stored.size, roomLimits.subscribers, "who asked longest ago is forgotten");
  const before = now.commits.length;
  const pushed = subscribers.push(factsOf(2));
  await settle();
  await now.answerAll();
  await pushed;
  assert.equal(now.calls.length, roomLimits.subscribers);
  assert.equal(now.commits.length - before, 1);
  // Who was told relies on it for another lease.
  now.clock.now += limits.factsLease + limits.factsLease / 2;
  const after = now.calls.length;
  void (await now.load()).push(factsOf(3));
  await settle();
  assert.equal(now.calls.length - after, 16);
});

test("who did not ask for two leases is told of nothing", async () => {
  const now = scene();
  const subscribers = await now.load();
  add(now, subscribers, 1);
  now.clock.now += 2 * limits.factsLease;
  add(now, subscribers, 2);
  const pushed = subscribers.push(factsOf(2));
  await settle();
  await now.answerAll();
  await pushed;
  assert.deepEqual(roomsOf(now.calls), [2]);
  assert.deepEqual([...now.stored.keys()], ["sub:main:r2"]);
});
