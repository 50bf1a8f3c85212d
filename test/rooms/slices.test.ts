/** A practice whose patients are split into slices, and gets more of them, or fewer, while it works. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { indexRoom, limits, sliceOf } from "@carethread/model";
import { encode } from "@carethread/rooms";
import { atRest, createRooms, type Rooms, say, upTo } from "./support.ts";

const letters = "abcdefghijklmnopqrstuvwxyz";
const names = upTo(40).map(n => `Patient Z${letters[Math.floor(n / 26)]}${letters[n % 26]}`);

/** A practice of many patients. */
async function practice(slices: number): Promise<Rooms> {
  const rooms = await createRooms({ settings: { staffAccess: "searchable" }, registration: { slices } });
  for (const [index, name] of names.entries()) await rooms.world.pushPatient(`p${index}`, { name });
  await atRest(rooms);
  return rooms;
}

async function found({ world }: Rooms, q: string): Promise<string[]> {
  const room = await world.practice.personRoom("staff", "kim");
  const token = await world.practice.token("staff", "kim");
  const { status, body } = await world.post("person", room, "patients", token, { q, for: "open" });
  assert.equal(status, 200);
  return body.patients.map(({ name }) => name);
}

/** The entries of a slice's storage, by the beginning of their keys. */
function stored({ server }: Rooms, slice: number, prefix: string): string[] {
  return [...server.disk("index", indexRoom("harbor", slice)).keys()].filter(key => key.startsWith(prefix));
}

const first = names.slice(0, limits.patientMatches);

test("[F-031] every patient is found, whichever slice they are in", async () => {
  const rooms = await practice(8);
  assert.deepEqual(await found(rooms, "patient"), first);
  for (const name of names) assert.deepEqual(await found(rooms, name), [name]);
  const counts = upTo(8).map(n => stored(rooms, n - 1, "patient:").length);
  assert.equal(counts.filter(count => count > 0).length, 8, `${counts}`);
});

for (const [before, after] of [
  [1, 8],
  [8, 3],
  [5, 1],
] as const) {
  test(`[I-1] from ${before} to ${after} slices nobody is lost, nothing owed either, and nothing is left behind`, async () => {
    const rooms = await practice(before);
    const { world, server, clock } = rooms;
    const { body } = await world.startTopic("staff", "kim", "p3");
    const kim = await world.join("staff", "kim", body.id);
    await kim.next("welcome");
    await say(kim, world, "Before");
    // A reminder of next day stands in the table, too.
    await atRest(rooms, kim);
    rooms.register({ slices: after });
    assert.ok((await found(rooms, names[3] as string)).length <= 1);
    await server.tick();
    for (const name of names) assert.deepEqual(await found(rooms, name), [name]);
    for (let slice = 0; slice < Math.max(before, after); slice++) {
      const keys = stored(rooms, slice, "patient:").map(key => key.slice("patient:".length));
      for (const key of keys) assert.equal(sliceOf(key, after), slice);
      if (slice >= after)
        assert.deepEqual([...stored(rooms, slice, "room:"), ...stored(rooms, slice, "due:")], []);
    }
    const again = await world.join("staff", "kim", body.id);
    await again.next("welcome");
    await say(again, world, "After");
    clock.now += limits.dueLinger;
    await atRest(rooms, again);
  });
}

test("[I-1] a slice that comes and goes twice, without a tick in between, is emptied all the same", async () => {
  const rooms = await practice(8);
  const ticks = async (slices: number): Promise<void> => {
    rooms.register({ slices });
    await rooms.server.tick();
  };
  await ticks(3);
  rooms.register({ slices: 8 });
  const name = "Patient Zyx";
  await rooms.world.pushPatient("late", { name });
  rooms.register({ slices: 3 });
  await rooms.server.tick();
  await rooms.server.tick();
  for (const each of [...names, name]) assert.deepEqual(await found(rooms, each), [each]);
  for (const slice of [3, 4, 5, 6, 7]) assert.deepEqual(stored(rooms, slice, "patient:"), []);
});

test("[I-1] a slice that is lost whole comes back with the next push of the roster", async () => {
  const rooms = await practice(3);
  rooms.server.disk("index", indexRoom("harbor", 1)).clear();
  rooms.server.restart();
  const left = (await Promise.all(names.map(name => found(rooms, name)))).flat();
  assert.ok(left.length < names.length);
  for (const [index, name] of names.entries())
    await rooms.world.pushPatient(`p${index}`, { name, version: 2, programs: ["again"] });
  await atRest(rooms);
  for (const name of names) assert.deepEqual(await found(rooms, name), [name]);
});

test("[I-1] what stood in the practice's room before there were slices is brought into them", async () => {
  const rooms = await practice(2);
  const { server, calls } = rooms;
  const old = server.disk("practice", "harbor~practice");
  for (const slice of [0, 1]) {
    const disk = server.disk("index", indexRoom("harbor", slice));
    for (const [key, value] of disk) if (key.startsWith("patient:")) old.set(key, value);
    disk.clear();
  }
  const ref = { party: "person", room: await rooms.world.practice.personRoom("staff", "kim") };
  old.set(`due:${ref.party}:${ref.room}`, encode("due", { ref, n: 1 }));
  old.set("turn", encode("turn", ""));
  server.restart();
  const woken: string[] = [];
  calls.through = async (call, make) => {
    if (call.path === "internal/wake") woken.push(call.room);
    return make();
  };
  // The slices tick side by side: what comes to another one meanwhile has its turn with the next tick.
  await server.tick();
  await server.tick();
  assert.ok(woken.includes(ref.room), `woken: ${woken}`);
  assert.ok(
    woken.includes(await rooms.world.practice.patientRoom("p3")),
    "patients' rooms have somebody to tell",
  );
  for (const name of names) assert.deepEqual(await found(rooms, name), [name]);
  const left = [...old.keys()].filter(key => /^(patient:|due:|turn$)/.test(key));
  assert.deepEqual(left, []);
});
