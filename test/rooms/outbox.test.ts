/** What one room owes another: told as its latest state, in few calls, and never without a rest after a failure. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Outbox, type Target } from "@carethread/rooms/base/owed/outbox";
import type { Commit, Ports } from "@carethread/rooms/base/ports";

interface Setting {
  readonly rest?: number;
  readonly width?: number;
  readonly rank?: (target: Target) => number;
}

const to = (room: string): Target => ({ party: "person", room });

function debtor(setting: Setting = {}, stored = new Map<string, unknown>()) {
  const timers: { run: () => void; ms: number; at: number }[] = [];
  const told: string[] = [];
  const commits: Commit[] = [];
  const failing = new Set<string>();
  const clock = { now: 0 };
  /** What a delivery waits for; it is settled at once without it. */
  const held = { until: Promise.resolve() };
  const ports = {
    party: "main",
    now: () => clock.now,
    later: (run: () => void, ms: number) => timers.push({ run, ms, at: clock.now + ms }),
    log: () => {},
    storage: { commit: async (commit: Commit) => void commits.push(commit), list: async () => stored },
  } as unknown as Ports;
  const outbox = new Outbox({
    ports,
    deliver: async (target, keys) => {
      const said = keys.map(key => [key, outbox.due(target, key)] as const);
      told.push(`${target.room} ${said.map(([key, due]) => `${key}${due}`).join("+")}`);
      await held.until;
      if (failing.has(target.room)) throw new Error("away");
      return Object.fromEntries(said);
    },
    ...setting,
  });
  const raise = (room: string, key = "row"): Promise<void> => {
    outbox.raise(to(room), key);
    return outbox.flush();
  };
  /** Moves the clock, and runs what falls due. */
  const pass = async (ms: number): Promise<void> => {
    clock.now += ms;
    for (const timer of timers.splice(0)) {
      if (timer.at <= clock.now) timer.run();
      else timers.push(timer);
    }
    await outbox.flush();
  };
  return { outbox, told, timers, commits, failing, held, raise, pass };
}

test("the first news goes at once, a burst after it as its last state alone", async () => {
  const { outbox, told, raise, pass } = debtor({ rest: 100 });
  await raise("kim");
  assert.deepEqual(told, ["kim row1"]);
  for (let n = 0; n < 5; n++) await raise("kim");
  await raise("omar");
  assert.deepEqual(told, ["kim row1", "omar row1"]);
  assert.ok(outbox.owes());
  await pass(100);
  assert.deepEqual(told, ["kim row1", "omar row1", "kim row6"]);
  assert.ok(!outbox.owes());
});

test("who asks for all at once waits for no rest", async () => {
  const { outbox, told, raise } = debtor({ rest: 100 });
  await raise("kim");
  await raise("kim");
  await outbox.flush(true);
  assert.deepEqual(told, ["kim row1", "kim row2"]);
});

test("all that one target is owed goes in one call", async () => {
  const { outbox, told } = debtor();
  outbox.raise(to("kim"), "row");
  outbox.raise(to("kim"), "card");
  await outbox.flush();
  assert.deepEqual(told, ["kim row1+card1"]);
});

test("a failure rests before it is tried again, and in the end leaves it to the tick", async () => {
  const { outbox, told, timers, failing, raise, pass } = debtor();
  failing.add("kim");
  await raise("kim");
  await outbox.flush();
  assert.equal(told.length, 1, "no second try without a rest");
  for (const ms of [1_000, 2_000, 4_000]) {
    await pass(ms - 1);
    const before: number = told.length;
    await pass(1);
    assert.equal(told.length, before + 1);
  }
  await pass(3_600_000);
  assert.equal(told.length, 4 + 1, "what is owed next tries again");
  assert.deepEqual(
    timers.filter(({ ms }) => ms > 5_000),
    [],
    "a timer that is longer keeps the room awake",
  );
  failing.clear();
  await outbox.flush(true);
  assert.ok(!outbox.owes());
});

test("one target that hangs holds up no other, and has one delivery in flight", async () => {
  const { outbox, told, held } = debtor({ width: 2 });
  let go = (): void => {};
  held.until = new Promise(resolve => {
    go = resolve;
  });
  outbox.raise(to("kim"), "row");
  void outbox.flush();
  outbox.raise(to("kim"), "row");
  outbox.raise(to("omar"), "row");
  const done = outbox.flush();
  assert.deepEqual(told, ["kim row1", "omar row1"]);
  go();
  await done;
  assert.deepEqual(told, ["kim row1", "omar row1", "kim row2"]);
});

test("withdrawals go first", async () => {
  const { outbox, told } = debtor({ width: 1, rank: ({ room }) => (room === "gone" ? 0 : 1) });
  for (const room of ["kim", "omar", "gone"]) outbox.raise(to(room), "row");
  await outbox.flush();
  assert.deepEqual(told, ["gone row1", "kim row1", "omar row1"]);
});

test("a debt is stored with what it tells of, and how far the receiver is a moment later", async () => {
  const { outbox, commits, raise, pass } = debtor();
  outbox.raise(to("kim"), "row");
  assert.deepEqual(outbox.changes(), {
    put: { "owed:person/kim:row": { sort: "state", due: 1, told: 0 } },
    remove: [],
  });
  await outbox.flush();
  await pass(500);
  assert.deepEqual(commits, [
    { put: { "owed:person/kim:row": { sort: "state", due: 1, told: 1 } }, remove: [] },
  ]);
  await outbox.store();
  assert.equal(commits.length, 1, "what is stored is not stored again");
  await raise("kim");
  await outbox.store();
  outbox.drop(to("kim"), "row");
  assert.deepEqual(outbox.changes(), { put: {}, remove: ["owed:person/kim:row"] });
});

test("a receiver of a log that lost what it had is told from there; of a state the higher counts", async () => {
  const { outbox } = debtor();
  outbox.raiseTo(to("kim"), "log", 5, "log");
  outbox.raiseTo(to("kim"), "row", 5, "version");
  await outbox.flush();
  outbox.again(to("kim"), "row");
  assert.equal(outbox.told(to("kim"), "row"), 0);
  assert.equal(outbox.told(to("kim"), "log"), 5);
});

test("[I-1] what begins anew while a delivery is in flight is told once more", async () => {
  const ways = [
    (outbox: Outbox) => outbox.again(to("kim"), "row"),
    (outbox: Outbox) => {
      outbox.drop(to("kim"), "row");
      outbox.raiseTo(to("kim"), "row", 5, "version");
    },
  ];
  for (const anew of ways) {
    const { outbox, told, held } = debtor();
    outbox.raiseTo(to("kim"), "row", 5, "version");
    let answer = (): void => {};
    held.until = new Promise(resolve => {
      answer = resolve;
    });
    const all = outbox.flush();
    anew(outbox);
    answer();
    await all;
    assert.deepEqual(told, ["kim row5", "kim row5"]);
    assert.equal(outbox.owes(), false);
  }
});

test("[I-1] what is stored as owed is not stored anew with each change, and a later life begins above it", async () => {
  const { outbox, failing } = debtor();
  failing.add("kim");
  outbox.raise(to("kim"), "row");
  const { put } = outbox.changes();
  for (let n = 0; n < 5; n++) outbox.raise(to("kim"), "row");
  assert.deepEqual(outbox.changes(), { put: {}, remove: [] });
  const later = debtor({}, new Map(Object.entries(put)));
  await later.outbox.load();
  assert.ok(later.outbox.owes());
  assert.ok(later.outbox.due(to("kim"), "row") > outbox.due(to("kim"), "row"));
  // And what it begins with is stored before it is relied on.
  assert.deepEqual(Object.keys(later.outbox.changes().put), ["owed:person/kim:row"]);
});
