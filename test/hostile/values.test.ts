/** Nothing that may be pushed or written makes a value that the storage refuses. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { serialize } from "node:v8";
import { limits } from "@carethread/model";
import { atRest, createRooms, heard, type Rooms, say, upTo } from "../rooms/support.ts";
import type { RawSocket } from "../support/raw-socket.ts";

/** What PartyKit's storage takes, by the bytes of the structured clone as well as of JSON. */
const most = 128 * 1024;

/** Rooms that remember the largest value of each key that was put. */
async function measured(): Promise<Rooms & { readonly largest: Map<string, number> }> {
  const rooms = await createRooms({ settings: { notes: true } });
  const largest = new Map<string, number>();
  rooms.puts.before = ({ party, entries }) => {
    for (const [key, value] of Object.entries(entries)) {
      const size = Math.max(serialize(value).byteLength, Buffer.byteLength(JSON.stringify(value)));
      const name = `${party} ${key.split(":")[0]}`;
      if (size > (largest.get(name) ?? 0)) largest.set(name, size);
      assert.ok(Buffer.byteLength(key) <= 2_048, "a key is at most 2 KiB");
      if (size > most) throw new Error(`${name} has ${size} bytes`);
    }
  };
  return { ...rooms, largest };
}

/** A name of so many code units, each of which takes three bytes of UTF-8 and two in storage. */
function long(n: number, length: number): string {
  return `${"黎".repeat(length - 4)}${n.toString().padStart(4, "0")}`;
}

function chart(team: number, linked: number, length: number, from = 0): Record<string, unknown> {
  return {
    name: long(0, length),
    patientId: "9".repeat(100),
    programs: upTo(20).map(n => long(n, 40)),
    team: [
      { id: "kim", name: "Kim Park", role: "primary-coach" },
      ...upTo(team - 1).map(n => ({
        id: `s${from + n}`,
        name: long(from + n, length),
        title: long(n, length),
        role: "care-team",
      })),
    ],
    linked: [
      { id: "rosa", name: "Rosa Diaz", relation: "self" },
      ...upTo(linked - 1).map(n => ({ id: `p${from + n}`, name: long(from + n, length), relation: "proxy" })),
    ],
  };
}

test("the largest team with long names fits; a larger chart is refused as too large, and the old one stays", async () => {
  const rooms = await measured();
  const { world, largest } = rooms;
  for (const [version, length] of [
    [2, 30],
    [3, 200],
  ] as const) {
    const { status, body } = await world.pushPatient("rosa", {
      ...chart(limits.team, limits.linked, length),
      version,
    });
    if (length === 30) assert.deepEqual([status, body.applied], [200, true]);
    else assert.deepEqual([status, body.code, body.params], [413, "too-large", { at: "team" }]);
  }
  const id = await rooms.topic();
  const [kim, rosa] = [await world.join("staff", "kim", id), await world.join("portal", "rosa", id)];
  const { members } = (await kim.next("welcome")) as unknown as { members: object };
  assert.equal(Object.keys(members).length, limits.team + limits.linked);
  await say(rosa, world, "語".repeat(limits.messageLength));
  await say(kim, world, "語".repeat(limits.messageLength), "staff");
  await atRest(rooms, kim, rosa);
  assert.ok(Math.max(...largest.values()) <= most, JSON.stringify([...largest]));
});

test("names as long as they may be, in a team as large as then fits", async () => {
  const rooms = await measured();
  const { world, largest } = rooms;
  const { status } = await world.pushPatient("rosa", { ...chart(35, 15, 200), version: 2 });
  assert.equal(status, 200);
  const id = await rooms.topic({ title: long(1, limits.titleLength) });
  const kim = await world.join("staff", "kim", id);
  await kim.next("welcome");
  await say(kim, world, "語".repeat(limits.messageLength));
  await atRest(rooms, kim);
  assert.ok(Math.max(...largest.values()) <= most, JSON.stringify([...largest]));
});

test("[I-2] [I-3] a thousand staff who came and went leave no value that grows, and the room sleeps and wakes", async () => {
  const rooms = await measured();
  const { world, server, largest } = rooms;
  const id = await rooms.topic();
  for (const round of upTo(10)) {
    const { status } = await world.pushPatient("rosa", {
      ...chart(100, 2, 30, round * 100),
      version: 1 + round,
    });
    assert.equal(status, 200);
    await server.tick();
    if (round % 3 === 0) server.hibernate();
    const kim: RawSocket = await world.join("staff", "kim", id);
    const { members } = (await kim.next("welcome")) as unknown as { members: object };
    assert.equal(Object.keys(members).length, 102);
    await say(kim, world, `round ${round}`);
    await heard(kim);
    kim.close();
  }
  assert.ok(Math.max(...largest.values()) <= most / 2, JSON.stringify([...largest]));
});

test("[I-5] a start with a text longer than the storage takes is refused by the text's own code", async () => {
  const rooms = await measured();
  const { status, body } = await rooms.world.startTopic("staff", "kim", "rosa", {
    first: { text: "long ".repeat(100_000) },
  });
  assert.deepEqual([status, body.code], [400, "text-too-long"]);
});
