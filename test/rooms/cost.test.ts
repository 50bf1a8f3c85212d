/** What a message costs: calls between rooms, and reads and commits of storages. Bounds of the design. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { atRest, createRooms, type Rooms, say, upTo } from "./support.ts";

interface Costs {
  readonly calls: Record<string, number>;
  /** Calls that are under way. */
  flying: number;
  reads: number;
  commits: number;
}

/** Counts from now on, until it is asked for what there was. */
function counted(rooms: Rooms): { settled(): Promise<Costs> } {
  const { calls, reads, puts } = rooms;
  const costs: Costs = { calls: {}, flying: 0, reads: 0, commits: 0 };
  calls.through = async ({ path }, make) => {
    costs.calls[path] = (costs.calls[path] ?? 0) + 1;
    costs.flying++;
    try {
      return await make();
    } finally {
      costs.flying--;
    }
  };
  reads.before = () => {
    costs.reads++;
  };
  puts.before = () => {
    costs.commits++;
  };
  return {
    /** What there was when all that follows by itself has happened. */
    async settled() {
      for (let turns = 0; turns < 50; turns++) {
        if (rooms.runTimers(500) + costs.flying > 0) turns = 0;
        await new Promise(resolve => setImmediate(resolve));
      }
      calls.through = (_, make) => make();
      reads.before = () => {};
      puts.before = () => {};
      return costs;
    },
  };
}

const sum = (calls: Record<string, number>): number => Object.values(calls).reduce((a, b) => a + b, 0);

/** A conversation with ten members, the patient among them, and the socket of one of them. */
async function tenMembers() {
  const rooms = await createRooms();
  const { world } = rooms;
  const staff = upTo(9).map(n => `nurse${n}`);
  for (const id of staff) await world.pushStaff(id, { name: id });
  const team = staff.map((id, index) => ({
    id,
    name: id,
    role: index === 0 ? "primary-coach" : "care-team",
  }));
  await world.pushPatient("mia", {
    name: "Mia",
    team,
    linked: [{ id: "mia", name: "Mia", relation: "self" }],
  });
  const { body } = await world.startTopic("staff", "nurse1", "mia");
  const nurse = await world.join("staff", "nurse1", body.id);
  await nurse.next("welcome");
  await atRest(rooms, nurse);
  return { rooms, world, nurse, id: body.id };
}

test("[I-9] a message to ten members costs a commit, ten rows and a call to the slice, and nothing a second time", async t => {
  const { rooms, world, nurse, id } = await tenMembers();
  const patient = await world.join("portal", "mia", id);
  await patient.next("welcome");
  await atRest(rooms, nurse, patient);
  await counted(rooms).settled();

  let costs = counted(rooms);
  await say(nurse, world, "Warm");
  const warm = await costs.settled();
  t.diagnostic(`warm: ${JSON.stringify(warm)}`);
  assert.equal(warm.calls["internal/row"], 10);
  assert.equal(warm.calls["internal/said"], 1);
  assert.equal(warm.calls["internal/facts"], undefined);
  assert.equal(warm.calls["internal/due"], undefined);

  patient.close();
  await atRest(rooms, nurse);
  rooms.clock.now += 60_000;
  await atRest(rooms, nurse);
  rooms.server.hibernate();
  costs = counted(rooms);
  await say(nurse, world, "Everybody sleeps");
  const asleep = await costs.settled();
  t.diagnostic(`asleep: ${JSON.stringify(asleep)}`);
  assert.equal(asleep.calls["internal/row"], 10);
  assert.ok(sum(asleep.calls) <= 13, `${sum(asleep.calls)} calls`);
});

test("[I-9] the tick tells nobody what they know, and a receipt later moves one row", async t => {
  const { rooms, world, nurse, id } = await tenMembers();
  await say(nurse, world, "Told");
  await atRest(rooms, nurse);
  await counted(rooms).settled();
  rooms.server.hibernate();
  rooms.clock.now += 60_000;

  let costs = counted(rooms);
  await rooms.server.tick();
  const tick = await costs.settled();
  t.diagnostic(`tick: ${JSON.stringify(tick)}`);
  assert.equal(tick.calls["internal/row"], undefined);
  assert.equal(tick.calls["internal/said"], undefined);

  const patient = await world.join("portal", "mia", id);
  const { head } = await patient.next("welcome");
  rooms.server.hibernate();
  costs = counted(rooms);
  patient.send({ type: "read", from: 1, pos: (head as { pos: number }).pos });
  await patient.next("receipts");
  const receipt = await costs.settled();
  t.diagnostic(`receipt: ${JSON.stringify(receipt)}`);
  assert.equal(receipt.calls["internal/row"], 1);
  assert.equal(receipt.calls["internal/said"], undefined);
});
