/** The due table's ticks: one at a time, each room in its turn, and never more than a budget. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { indexRoom, limits, roomLimits } from "@carethread/model";
import type { RoomCall } from "@carethread/rooms/memory";
import { atRest, createRooms, type Rooms, type RoomsOptions, upTo } from "./support.ts";

interface Scene extends Rooms {
  /** Rooms in the order of their waking. */
  readonly woken: string[];
  /** What a room does when it is woken; by default it owes still. */
  wake: (call: RoomCall) => unknown;
  enter(n: number, at?: number): Promise<void>;
  /** A tick, some time after the one before. */
  tick(): Promise<void>;
}

const busy = { owes: true };

function nameOf(n: number): string {
  return `harbor~${String(n).padStart(26, "0")}`;
}

async function scene(options: RoomsOptions = {}): Promise<Scene> {
  const rooms = await createRooms(options);
  await atRest(rooms);
  // Nobody else is in the table.
  rooms.clock.now += limits.dueLinger;
  await atRest(rooms);
  const address = rooms.world.room("index", indexRoom("harbor", 0));
  const now: Scene = {
    ...rooms,
    woken: [],
    wake: () => busy,
    tick() {
      rooms.clock.now += 10;
      return rooms.server.tick();
    },
    async enter(n, at) {
      const response = await rooms.server.fetch(`${address}/internal/due`, {
        method: "POST",
        headers: { authorization: `Bearer ${"memory-".repeat(8)}` },
        body: JSON.stringify({
          party: "main",
          room: nameOf(n),
          of: nameOf(n),
          ...(at === undefined ? {} : { at }),
        }),
      });
      assert.equal(response.status, 200);
    },
  };
  rooms.calls.through = async (call, make) => {
    if (call.path !== "internal/wake" || call.party !== "main") return make();
    now.woken.push(call.room);
    return { status: 200, body: await now.wake(call) };
  };
  return now;
}

test("ticks that overlap wake each room once", async () => {
  const now = await scene();
  for (const n of upTo(41)) await now.enter(n);
  let release = (): void => {};
  const held = new Promise<void>(resolve => {
    release = resolve;
  });
  let asked = (): void => {};
  const first = new Promise<void>(resolve => {
    asked = resolve;
  });
  now.wake = async () => {
    asked();
    await held;
    return busy;
  };
  const ticks = [now.tick()];
  await first;
  ticks.push(now.tick(), now.tick());
  release();
  await Promise.all(ticks);
  assert.deepEqual(now.woken.toSorted(), upTo(41).map(nameOf));
  await now.tick();
  assert.equal(now.woken.length, 82, "a tick after them is one of its own");
});

test("a tick wakes so many rooms and no more, and the next one goes on with the others", async () => {
  const now = await scene();
  const all = Math.ceil(roomLimits.tickRooms * 2.5);
  for (const n of upTo(all)) await now.enter(n);
  await now.tick();
  assert.equal(now.woken.length, roomLimits.tickRooms);
  // As a room does that sleeps between two ticks.
  now.server.hibernate();
  await now.tick();
  now.server.restart();
  await now.tick();
  assert.equal(now.woken.length, 3 * roomLimits.tickRooms);
  assert.equal(new Set(now.woken.slice(0, all)).size, all, "all of them before anyone again");
});

test("[I-1] a room that enters behind many busy ones is woken with the next turn of the table", async () => {
  const now = await scene();
  for (const n of upTo(2 * roomLimits.tickRooms)) await now.enter(n);
  await now.tick();
  await now.enter(0);
  await now.tick();
  assert.ok(!now.woken.includes(nameOf(0)), "the others were there first");
  await now.tick();
  await now.tick();
  const before = now.woken.slice(0, now.woken.indexOf(nameOf(0)));
  assert.ok(now.woken.includes(nameOf(0)));
  const times = upTo(2 * roomLimits.tickRooms).map(n => before.filter(room => room === nameOf(n)).length);
  assert.ok(Math.max(...times) <= 2, "nobody had two turns after it came");
});

test("a tick that takes too long begins with no other room, and the next one goes on there", async () => {
  const now = await scene({ delays: { tickWithin: 5_000 } });
  for (const n of upTo(60)) await now.enter(n);
  now.wake = () => {
    now.clock.now += 500;
    return busy;
  };
  for (const tick of upTo(6)) {
    const before = now.woken.length;
    await now.tick();
    const woken = now.woken.length - before;
    assert.ok(woken >= 8 && woken <= 18, `tick ${tick} woke ${woken}`);
    if (tick % 2 === 0) now.server.restart();
  }
  const times = upTo(60).map(n => now.woken.filter(room => room === nameOf(n)).length);
  assert.ok(Math.min(...times) >= 1);
  assert.ok(Math.max(...times) - Math.min(...times) <= 1, `${times}`);
});

test("a room that hangs holds up nobody else", async () => {
  const now = await scene();
  for (const n of upTo(40)) await now.enter(n);
  let others = (): void => {};
  const done = new Promise<void>(resolve => {
    others = resolve;
  });
  now.wake = ({ room }) => {
    if (now.woken.length === 40) others();
    return room === nameOf(3) ? new Promise(() => {}) : busy;
  };
  const tick = now.tick();
  await done;
  await now.passUntil(tick, roomLimits.callWithin);
  assert.equal(new Set(now.woken).size, 40);
});

test("[I-1] a room whose waking kills the table's room keeps no other from its turn", async () => {
  const now = await scene();
  for (const n of upTo(30)) await now.enter(n);
  now.wake = ({ room }) => {
    if (room === nameOf(5)) now.server.restart();
    return { owes: false };
  };
  for (const _ of upTo(12)) await now.tick().catch(() => {});
  const woken = new Set(now.woken);
  assert.deepEqual(
    upTo(30)
      .map(nameOf)
      .filter(room => !woken.has(room)),
    [],
  );
});

test("who owes nothing before a time is woken by the first tick then", async () => {
  const now = await scene();
  await now.enter(1, now.clock.now + 60_000);
  await now.enter(2);
  now.wake = () => ({ owes: false });
  await now.tick();
  assert.deepEqual(now.woken, [nameOf(2)]);
  now.clock.now += 60_000;
  await now.tick();
  await now.tick();
  assert.deepEqual(now.woken, [nameOf(2), nameOf(1)]);
});

test("an entry of the table that stands twice is woken and gone, and not woken for ever", async () => {
  const now = await scene();
  await now.enter(1);
  const disk = now.server.disk("index", indexRoom("harbor", 0));
  const [key, value] = [...disk].find(([key]) => key.startsWith("due:")) as [string, Uint8Array];
  disk.set(key.replace(/^due:\d+/, "due:000000000000001"), value);
  now.wake = () => ({ owes: false });
  await now.tick();
  const woken = now.woken.length;
  await now.tick();
  await now.tick();
  assert.equal(now.woken.length, woken);
  assert.deepEqual(
    [...disk.keys()].filter(key => /^(due|room):/.test(key)),
    [],
  );
});
