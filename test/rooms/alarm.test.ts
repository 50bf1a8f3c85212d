/** Rooms on a platform whose alarms hold: each is woken by its own, and no due table is asked. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { closeCodes, type Row, roomLimits } from "@carethread/model";
import { Alarm } from "@carethread/rooms/base/owed/alarm";
import { atRest, createRooms, heard, say } from "./support.ts";

const delays = { wakeAgain: 30_000, wakeLost: 3_600_000 };

function rings() {
  const set: number[] = [];
  const stored: { at: number | null; isBroken: boolean } = { at: null, isBroken: false };
  const alarm = new Alarm({
    get: async () => stored.at,
    set: async at => {
      if (stored.isBroken) throw new Error("broken");
      stored.at = at;
      set.push(at);
    },
  });
  return { alarm, set, stored };
}

test("an alarm stands at the earliest of the times that were asked for, also of those before a sleep", async () => {
  const { alarm, set, stored } = rings();
  stored.at = 500;
  await Promise.all([alarm.ask(700), alarm.ask(500), alarm.ask(300), alarm.ask(400)]);
  assert.deepEqual(set, [300]);
});

test("[I-1] an alarm that could not be stored is refused to who asked, and asked for anew by the next", async () => {
  const { alarm, set, stored } = rings();
  stored.isBroken = true;
  await assert.rejects(alarm.ask(100));
  stored.isBroken = false;
  await alarm.ask(200);
  assert.deepEqual(set, [200]);
});

test("[I-1] what a room asks for while its alarm rings stands beside its answer", async () => {
  const { alarm, stored } = rings();
  const ring = (answer: { status: number; body: unknown }, asked?: number): Promise<void> => {
    stored.at = null;
    const wake = async () => {
      if (asked !== undefined) await alarm.ask(asked);
      return answer;
    };
    return alarm.rang(wake, () => 1_000, delays);
  };
  await ring({ status: 200, body: { owes: false } }, 5_000);
  assert.equal(stored.at, 5_000);
  await ring({ status: 200, body: { owes: false, at: 4_000 } }, 5_000);
  assert.equal(stored.at, 4_000);
  await ring({ status: 200, body: { owes: true } }, 50_000);
  assert.equal(stored.at, 31_000);
  await ring({ status: 500, body: {} });
  assert.equal(stored.at, 31_000);
  await ring({ status: 404, body: {} });
  assert.equal(stored.at, 3_601_000);
  await ring({ status: 200, body: { owes: false } });
  assert.equal(stored.at, null);
});

test("[I-1] [I-2] a message that was acked before the server died reaches the inbox by the room's own alarm", async () => {
  const rooms = await createRooms({ alarms: true });
  const { world, server, calls, clock } = rooms;
  const kim = await world.join("staff", "kim", await rooms.topic());
  await kim.next("welcome");
  await atRest(rooms, kim);
  const paths = new Set<string>();
  calls.through = async ({ path }, make) => {
    paths.add(path);
    if (path === "internal/row") throw new Error("unreachable");
    return make();
  };
  await say(kim, world, "Come at nine");
  server.restart();
  calls.through = (_, make) => make();
  await server.tick();
  clock.now += roomLimits.wakeAgain;
  assert.ok((await server.ring()) > 0);
  const inbox = await world.inbox("portal", "rosa");
  const [row] = (await inbox.next("welcome")).rows as Row[];
  assert.equal(row?.last?.text, "Come at nine");
  assert.ok(!paths.has("internal/due"));
  inbox.close();
  // Nothing is left to ring for when all is told and nobody is connected.
  for (let rings = 0; rings < 20; rings++) {
    clock.now += 2 * roomLimits.wakeAgain;
    await server.ring();
  }
  clock.now += 2 * roomLimits.wakeAgain;
  assert.equal(await server.ring(), 0);
});

test("who is connected is looked at by an alarm, also where the room has slept and no ping reaches it", async () => {
  const rooms = await createRooms({ alarms: true });
  const { world, server, clock } = rooms;
  const id = await rooms.topic();
  const [kim, omar] = [await world.join("staff", "kim", id), await world.join("staff", "omar", id)];
  await Promise.all([kim, omar].map(socket => socket.next("welcome")));
  await atRest(rooms, kim, omar);
  server.hibernate();
  // Kim's page brings a new token before the end of the first.
  clock.now += 550_000;
  kim.send({ type: "auth", token: await world.practice.token("staff", "kim") });
  await heard(kim);
  server.hibernate();
  // Clocks may differ by a little.
  clock.now += 3 * roomLimits.lookEvery;
  await server.ring();
  assert.equal(await omar.closed, closeCodes.badToken);
  await say(kim, world, "I am here");
});

test("rooms of a practice that is withdrawn are asked once an hour, and go on when it is there again", async () => {
  const rooms = await createRooms({ alarms: true, delays: { practiceLease: 0, practiceStale: 0 } });
  const { world, server, clock } = rooms;
  const kim = await world.join("staff", "kim", await rooms.topic());
  await kim.next("welcome");
  await say(kim, world, "And then");
  server.restart({ [rooms.elsewhere.practice.id]: rooms.elsewhere.practice.registration });
  const rung: number[] = [];
  for (let minutes = 0; minutes < 60; minutes++) {
    clock.now += 60_000;
    rung.push(await server.ring());
  }
  assert.ok((rung[0] ?? 0) > 0);
  assert.deepEqual(new Set(rung.slice(1)), new Set([0]));
  clock.now += 60_000;
  assert.ok((await server.ring()) > 0);
});
