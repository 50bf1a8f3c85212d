/** The one clock of a room: when it enters the due table, and what it does and says when it is woken. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Practice } from "@carethread/rooms";
import { Clock, type WakeReason } from "@carethread/rooms/base/owed/clock";
import type { Ports } from "@carethread/rooms/base/ports";

const linger = 30_000;

function room(reasons: readonly WakeReason[] = []) {
  const time = { now: 1_000_000 };
  /** The times that were entered; null for at once. */
  const entered: (number | null)[] = [];
  const done: WakeReason[] = [];
  const next = new Map<WakeReason, number>();
  const table = { isAway: false };
  const ports = {
    party: "person",
    name: "harbor~kim",
    now: () => time.now,
    deployment: { delays: { dueLinger: linger } },
    call: async (_: string, __: string, ___: string, { at }: { at?: number }) => {
      if (table.isAway) throw new Error("away");
      entered.push(at ?? null);
      return { status: 200, body: {} };
    },
  } as unknown as Ports;
  const duty = (reason: WakeReason) => ({
    next: () => next.get(reason) ?? null,
    act: () => {
      done.push(reason);
      next.delete(reason);
    },
  });
  const clock = new Clock(ports, { id: "harbor", slices: 1 } as Practice, {
    of: () => "kim",
    duties: Object.fromEntries(reasons.map(reason => [reason, duty(reason)])),
  });
  return { clock, time, entered, done, next, table };
}

test("the earliest time is what is entered, each once, and nothing for never", async () => {
  const { clock, time, entered } = room();
  await clock.wakeAt("reminder", null);
  await clock.wakeAt("reminder", time.now + 500);
  await clock.wakeAt("retry", time.now + 900);
  await clock.wakeAt("reminder", time.now + 500);
  await clock.wakeAt("grant", time.now + 100);
  await clock.wakeAt("owed", time.now);
  await clock.wakeAt("owed", time.now);
  await clock.wakeAt("reminder", time.now - 50);
  assert.deepEqual(entered, [time.now + 500, time.now + 100, null]);
});

test("[I-1] an entry that could not be stored is refused to all who wait for it, and made anew", async () => {
  const { clock, time, entered, table } = room();
  table.isAway = true;
  const asked = [clock.wakeAt("owed", time.now), clock.wakeAt("owed", time.now)];
  for (const each of asked) await assert.rejects(each);
  table.isAway = false;
  await clock.wakeAt("owed", time.now);
  assert.deepEqual(entered, [null]);
});

test("a room that is woken does what is due, what others are owed last, and says when next", async () => {
  const { clock, time, entered, done, next } = room(["owed", "reminder", "grant", "retry"]);
  next
    .set("owed", time.now)
    .set("reminder", time.now - 1)
    .set("retry", time.now + 700);
  assert.deepEqual(await clock.wake(), { owes: false, at: time.now + 700 });
  assert.deepEqual(done, ["reminder", "owed"]);
  // It stands there for that time.
  await clock.wakeAt("retry", time.now + 700);
  assert.deepEqual(entered, []);
  await clock.wakeAt("reminder", time.now + 600);
  assert.deepEqual(entered, [time.now + 600]);
});

test("[I-1] a room that asked lately stays in the table, and leaves it when nothing is due", async () => {
  const { clock, time, entered } = room(["owed"]);
  await clock.wakeAt("owed", time.now);
  assert.deepEqual(await clock.wake(), { owes: true });
  time.now += linger;
  assert.deepEqual(await clock.wake(), { owes: false });
  await clock.wakeAt("owed", time.now);
  assert.deepEqual(entered, [null, null]);
});

test("[I-1] what fails to be done is due still", async () => {
  const { time, next } = room();
  const clock = new Clock({ now: () => time.now } as unknown as Ports, {} as Practice, {
    of: () => "kim",
    duties: { owed: { next: () => next.get("owed") ?? null, act: () => {} } },
  });
  next.set("owed", time.now);
  assert.deepEqual(await clock.wake(), { owes: true });
});
