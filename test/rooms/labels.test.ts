/** A practice's own words on their way to pages: with every welcome, and without a further read. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { practiceRoom, roomLimits } from "@carethread/model";
import { atRest, createRooms, type Rooms } from "./support.ts";

const labels = { en: { send: "Post", "refused.text-empty": "Say something." }, de: { send: "Abschicken" } };
const other = { en: { send: "Hand in" } };

const people = [
  ["staff", "kim"],
  ["portal", "rosa"],
] as const;

/** The sockets of staff and portal in both of their rooms, and the labels that each was welcomed with. */
async function welcomed({ world }: Rooms, id: string) {
  const sockets = await Promise.all(
    people.flatMap(([kind, sub]) => [world.inbox(kind, sub), world.join(kind, sub, id)]),
  );
  const frames = await Promise.all(sockets.map(socket => socket.next("welcome")));
  return { sockets, said: frames.map(frame => frame.labels) };
}

async function push({ world }: Rooms, version: number, settings: object) {
  const token = await world.practice.token("system", "host");
  return world.post("practice", practiceRoom("harbor"), "roster", token, {
    type: "practice",
    version,
    settings,
  });
}

test("everybody of the practice is told its labels by both rooms, and nothing where it has none", async () => {
  const some = await createRooms({ settings: { labels } });
  assert.deepEqual((await welcomed(some, await some.topic())).said, [labels, labels, labels, labels]);
  const none = await createRooms({ settings: { labels: { en: {} } } });
  const { sockets, said } = await welcomed(none, await none.topic());
  assert.deepEqual(said, [undefined, undefined, undefined, undefined]);
  assert.ok(!sockets.some(({ texts }) => texts.some(text => text.includes("labels"))));
});

test("labels that the back end pushes come with the next hello, to which open pages are sent at once", async () => {
  const rooms = await createRooms({ settings: { labels } });
  const id = await rooms.topic();
  let open = await welcomed(rooms, id);
  const change = async (version: number, settings: object): Promise<void> => {
    assert.equal((await push(rooms, version, settings)).status, 200);
    rooms.clock.now += roomLimits.practiceLease + 1;
    for (const socket of open.sockets) socket.send({ type: "ping" });
    assert.deepEqual(await Promise.all(open.sockets.map(({ closed }) => closed)), [1011, 1011, 1011, 1011]);
    open = await welcomed(rooms, id);
  };
  await change(1, { labels: other });
  assert.deepEqual(open.said, [other, other, other, other]);
  // Rooms that slept, and a process that starts, go by them as well.
  for (const begin of [() => rooms.server.hibernate(), () => rooms.server.restart()]) {
    begin();
    open = await welcomed(rooms, id);
    assert.deepEqual(open.said, [other, other, other, other]);
  }
  await change(2, {});
  assert.deepEqual(open.said, [undefined, undefined, undefined, undefined]);
});

test("what is no label is refused by its place, and changes nothing", async () => {
  const rooms = await createRooms({ settings: { labels } });
  const { status, body } = await push(rooms, 1, { labels: { en: { send: "\u0007" } } });
  assert.deepEqual([status, body.code, body.params], [400, "bad-request", { at: "settings.labels.en.send" }]);
  const id = await rooms.topic();
  assert.deepEqual((await welcomed(rooms, id)).said, [labels, labels, labels, labels]);
});

test("labels cost a hello no read and no call", async () => {
  const counts = [];
  for (const settings of [{}, { labels }]) {
    const rooms = await createRooms({ settings });
    const id = await rooms.topic();
    await welcomed(rooms, id);
    // What the conversation's beginning is still owed is no part of a hello.
    await atRest(rooms);
    const count = { reads: 0, calls: 0 };
    rooms.reads.before = () => void count.reads++;
    rooms.calls.through = (_, make) => {
      count.calls++;
      return make();
    };
    await welcomed(rooms, id);
    counts.push(count);
  }
  assert.deepEqual(counts[1], counts[0]);
});
