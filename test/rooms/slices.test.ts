/** A practice whose patients are split into slices, and gets more of them, or fewer, while it works. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { indexRoom, limits, roomLimits, sliceOf } from "@carethread/model";
import { decode, encode } from "@carethread/rooms";
import type { Page } from "@carethread/rooms/index/pages";
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

async function lookUp({ world }: Rooms, q: string) {
  const room = await world.practice.personRoom("staff", "kim");
  const token = await world.practice.token("staff", "kim");
  const { status, body } = await world.post("person", room, "patients", token, { q, for: "open" });
  assert.equal(status, 200);
  return { names: body.patients.map(({ name }) => name), more: body.more };
}

async function found(rooms: Rooms, q: string): Promise<string[]> {
  return (await lookUp(rooms, q)).names;
}

/** The entries of a slice's storage, by the beginning of their keys. */
function stored({ server }: Rooms, slice: number, prefix: string): string[] {
  return [...server.disk("index", indexRoom("harbor", slice)).keys()].filter(key => key.startsWith(prefix));
}

/** The values in which a slice's patients stand. */
function pages(rooms: Rooms, slice: number): [key: string, page: Page][] {
  const disk = rooms.server.disk("index", indexRoom("harbor", slice));
  return stored(rooms, slice, "cards:").map(key => [key, decode<Page>(disk.get(key))]);
}

function listed(rooms: Rooms, slice: number): string[] {
  return pages(rooms, slice).flatMap(([, { keys }]) => keys);
}

/** Changes what is stored of a slice's patients, while its rooms are down. */
function rewrite(rooms: Rooms, slice: number, change: (page: Page) => unknown): void {
  const disk = rooms.server.disk("index", indexRoom("harbor", slice));
  for (const [key, page] of pages(rooms, slice)) disk.set(key, encode(key, change(page)));
  disk.delete("whole");
  rooms.server.restart();
}

const first = names.slice(0, limits.patientMatches);

test("[F-031] every patient is found, whichever slice they are in", async () => {
  const rooms = await practice(8);
  assert.deepEqual(await found(rooms, "patient"), first);
  for (const name of names) assert.deepEqual(await found(rooms, name), [name]);
  const counts = upTo(8).map(n => listed(rooms, n - 1).length);
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
    // Also before all was handed over.
    for (const [index, name] of names.entries()) {
      const { names: found, more } = await lookUp(rooms, name);
      assert.deepEqual(found, [name]);
      assert.ok(index > 0 || more);
    }
    await server.tick();
    for (const name of names) assert.deepEqual(await found(rooms, name), [name]);
    for (let slice = 0; slice < Math.max(before, after); slice++) {
      for (const key of listed(rooms, slice)) assert.equal(sliceOf(key, after), slice);
      if (slice >= after)
        assert.deepEqual([...stored(rooms, slice, "room:"), ...stored(rooms, slice, "due:")], []);
    }
    const again = await world.join("staff", "kim", body.id);
    await again.next("welcome");
    await say(again, world, "After");
    clock.now += 2 * limits.dueLinger;
    await atRest(rooms, again);
    assert.equal((await lookUp(rooms, names[3] as string)).more, false);
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
  for (const slice of [3, 4, 5, 6, 7]) assert.deepEqual(listed(rooms, slice), []);
});

for (const [what, again] of [
  ["with other charts", { version: 2, programs: ["again"] }],
  ["with a version that says the same", { version: 2 }],
  ["just as it was", {}],
] as const) {
  test(`[I-1] a slice that is lost whole comes back when the roster is pushed ${what}`, async () => {
    const rooms = await practice(3);
    rooms.server.disk("index", indexRoom("harbor", 1)).clear();
    rooms.server.restart();
    const left: string[] = [];
    for (const name of names) left.push(...(await found(rooms, name)));
    assert.ok(left.length < names.length);
    for (const [index, name] of names.entries())
      await rooms.world.pushPatient(`p${index}`, { name, ...again });
    await atRest(rooms);
    for (const name of names) assert.deepEqual(await found(rooms, name), [name]);
  });
}

test("[F-031] a new practice's first look-up finds who was pushed and no more, before there was any tick", async () => {
  const rooms = await createRooms({ settings: { staffAccess: "searchable" } });
  const listed = new Promise<void>(resolve => {
    rooms.calls.through = async ({ party, path }, make) => {
      const answer = await make();
      if (party === "index" && path === "internal/patient") resolve();
      return answer;
    };
  });
  await rooms.world.pushPatient("p1", { name: "Patient Zyx" });
  await listed;
  assert.deepEqual(await lookUp(rooms, "zyx"), { names: ["Patient Zyx"], more: false });
});

test("[F-031] a look-up that misses who is on the way from one slice to another says that there may be more", async () => {
  const rooms = await practice(1);
  rooms.register({ slices: 2 });
  // The second slice is asked before it is given anything, the first one after it has given all of it.
  let given = (): void => {};
  const done = new Promise<void>(resolve => {
    given = resolve;
  });
  let answered = (): void => {};
  const begun = new Promise<void>(resolve => {
    answered = resolve;
  });
  rooms.calls.through = async ({ path, room }, make) => {
    if (path === "internal/find" && room === indexRoom("harbor", 0)) await done;
    const answer = await make();
    if (path === "internal/find" && room === indexRoom("harbor", 1)) answered();
    return answer;
  };
  const ids = await Promise.all(names.map((_, index) => rooms.world.patientId(`p${index}`)));
  const moving = names[ids.findIndex(id => sliceOf(id, 2) === 1)] as string;
  const looking = lookUp(rooms, moving);
  await begun;
  await rooms.server.tick();
  given();
  assert.deepEqual(await looking, { names: [], more: true });
  rooms.calls.through = (_, make) => make();
  assert.deepEqual(await found(rooms, moving), [moving]);
});

test("a slice whose tick takes long is waited for no longer than needed, and is no failure", async () => {
  const rooms = await practice(2);
  const { server, calls } = rooms;
  rooms.clock.now += limits.dueLinger;
  await atRest(rooms);
  for (const index of names.keys())
    await rooms.world.pushPatient(`p${index}`, { name: names[index] as string, version: 3, phone: "+47 1" });
  let release = (): void => {};
  const held = new Promise<void>(resolve => {
    release = resolve;
  });
  const inOther = new Set(listed(rooms, 1).map(key => `harbor~${key}`));
  let asked = (): void => {};
  const begun = new Promise<void>(resolve => {
    asked = resolve;
  });
  calls.through = async ({ path, room }, make) => {
    if (path === "internal/wake" && inOther.has(room)) {
      asked();
      await held;
    }
    return make();
  };
  const tick = server.tick();
  await begun;
  await rooms.passUntil(tick, 5_000);
  assert.deepEqual(
    rooms.logs.filter(([line]) => /tick/.test(String(line))),
    [],
  );
  release();
  calls.through = (_, make) => make();
  await atRest(rooms);
});

test("[F-031] cards of another version are made anew from the list, at ticks, and look-ups answer meanwhile", async () => {
  const rooms = await practice(1);
  const { server, calls } = rooms;
  rewrite(rooms, 0, page => ({ ...page, version: 0, cards: page.keys.map(() => ["of another kind"]) }));
  let asked = 0;
  const away = new Set([await rooms.world.practice.patientRoom("p7")]);
  calls.through = async ({ party, path, room }, make) => {
    if (party !== "patient" || path !== "internal/facts") return make();
    asked++;
    if (away.has(room)) throw new Error("away");
    return make();
  };
  assert.deepEqual(await lookUp(rooms, "patient z"), { names: [], more: true });
  assert.equal(asked, 0, "a look-up waits for nobody");
  // One of them changes meanwhile.
  await rooms.world.pushPatient("p3", { name: "Patient Zzz", version: 2 });
  await server.tick();
  assert.ok(asked >= 39, `${asked}`);
  assert.deepEqual(await lookUp(rooms, "patient zzz"), { names: ["Patient Zzz"], more: true });
  assert.deepEqual(await found(rooms, names[9] as string), [names[9]]);
  assert.deepEqual(await found(rooms, names[7] as string), []);
  // Who could not be asked is asked again, by whichever life of the room.
  away.clear();
  server.restart();
  await server.tick();
  await server.tick();
  assert.deepEqual(await lookUp(rooms, names[7] as string), { names: [names[7]], more: false });
  asked = 0;
  server.restart();
  await server.tick();
  assert.equal(asked, 0);
});

test("[I-9] a tick asks for no more cards than its budget, and the next one goes on, though the room dies", async () => {
  const rooms = await practice(1);
  rooms.clock.now += limits.dueLinger;
  await atRest(rooms);
  rewrite(rooms, 0, page => ({ ...page, version: 0 }));
  const perTick: number[] = [];
  let asked = 0;
  let isAway = true;
  rooms.calls.through = async ({ party, path }, make) => {
    if (party === "patient" && path === "internal/facts") {
      asked++;
      // Each takes as long as a whole tick may.
      rooms.clock.now += roomLimits.tickWithin;
      // Who cannot be asked is asked again when all the others were.
      if (isAway) {
        isAway = false;
        throw new Error("away");
      }
    }
    return make();
  };
  for (const _ of upTo(4)) {
    asked = 0;
    await rooms.server.tick();
    perTick.push(asked);
    rooms.server.restart();
  }
  const values = pages(rooms, 0).map(([, { keys }]) => keys.length);
  assert.equal(values.length, 2);
  assert.deepEqual(perTick, [...values, 1, 0]);
  assert.deepEqual(await lookUp(rooms, names[0] as string), { names: [names[0]], more: false });
});

test("[F-031] a card that is missing is made anew, and who is not there leaves the list", async () => {
  const rooms = await practice(1);
  const nobody = "a".repeat(26);
  let pagesSeen = 0;
  rewrite(rooms, 0, ({ version, keys }) => {
    const all = pagesSeen++ === 0 ? [nobody, ...keys] : keys;
    return { version, keys: all, cards: all.map(() => null) };
  });
  assert.equal((await lookUp(rooms, "patient z")).more, true);
  await rooms.server.tick();
  for (const name of names) assert.deepEqual(await lookUp(rooms, name), { names: [name], more: false });
  assert.ok(!listed(rooms, 0).includes(nobody));
});

test("[I-1] patients without a card go to another slice like the others", async () => {
  const rooms = await practice(1);
  rewrite(rooms, 0, page => ({ ...page, cards: page.cards.map(() => null) }));
  rooms.register({ slices: 2 });
  // Nobody can be asked for a card yet.
  rooms.calls.through = async ({ party, path }, make) => {
    if (party === "patient" && path === "internal/facts") throw new Error("away");
    return make();
  };
  await rooms.server.tick();
  assert.notEqual(listed(rooms, 1).length, 0);
  rooms.calls.through = (_, make) => make();
  for (const _ of upTo(3)) await rooms.server.tick();
  for (const name of names) assert.deepEqual(await found(rooms, name), [name]);
});

test("a slice that two rooms enter at once, before anything was handed over, hands over all the same", async () => {
  const rooms = await practice(4);
  // As it is when it has handed over, and nothing was put into it since.
  rooms.server.disk("index", indexRoom("harbor", 1)).delete("told");
  rooms.register({ slices: 3 });
  const of = ["a", "b", "c", "d", "e", "f", "g"].find(key => sliceOf(key, 3) === 1);
  const enter = (room: string): Promise<Response> =>
    rooms.server.fetch(`${rooms.world.room("index", indexRoom("harbor", 1))}/internal/due`, {
      method: "POST",
      headers: { authorization: `Bearer ${"memory-".repeat(8)}` },
      body: JSON.stringify({ party: "hooks", room: `harbor~${room}`, of }),
    });
  // The first one's commit is on its way when the second one comes.
  rooms.puts.before = async ({ party, entries }) => {
    if (party === "index" && "told" in entries)
      for (let turn = 0; turn < 20; turn++) await new Promise(resolve => setImmediate(resolve));
  };
  const first = enter("hooks");
  for (let turn = 0; turn < 10; turn++) await new Promise(resolve => setImmediate(resolve));
  await Promise.all([first, enter("hooks")]);
  rooms.puts.before = () => {};
  for (const _ of upTo(4)) await atRest(rooms);
  for (const slice of [0, 1, 2])
    assert.ok(
      listed(rooms, slice).every(key => sliceOf(key, 3) === slice),
      `slice ${slice}`,
    );
});
