/** What an older version stored is read by this one, also where bringing it forward was broken off and begun again. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Storage } from "@carethread/rooms/base/ports";
import { FormatTooNew, FormatTooOld, migrate, type Step } from "@carethread/rooms/base/storage/format";
import { RoomStorage } from "@carethread/rooms/base/storage/room-storage";
import { MemoryStorage } from "@carethread/rooms/memory/storage";
import { createRooms } from "./support.ts";

/** The first format that is read. */
const first = 10;

interface Held {
  readonly storage: Storage;
  /** Commits from this one on fail. */
  readonly fail: { from: number };
}

async function holding(values: Readonly<Record<string, unknown>>): Promise<Held> {
  const memory = new MemoryStorage();
  const fail = { from: Number.POSITIVE_INFINITY };
  let commits = 0;
  const storage = new RoomStorage(
    {
      get: name => memory.get(name),
      getMany: names => memory.getMany(names),
      list: options => memory.list(options),
      commit: async (put, remove) => {
        if (++commits > fail.from) throw new Error("the process dies");
        await memory.commit(put, remove);
      },
    },
    act => act(),
    () => {},
  );
  await storage.commit({ put: values });
  commits = 0;
  return { storage, fail };
}

async function all(storage: Storage): Promise<Record<string, unknown>> {
  return Object.fromEntries(await storage.list({ prefix: "" }));
}

/** Two changes of a format: values get a name, then each goes under another key, one at a time. */
const steps: readonly Step[] = [
  async (storage, newId) => {
    for (const [key, value] of await storage.list<string | { is: string }>({ prefix: "value:" }))
      if (typeof value === "string") await storage.commit({ put: { [key]: { is: `${value} ${newId()}` } } });
  },
  async storage => {
    for (const [key, value] of await storage.list({ prefix: "value:" }))
      await storage.commit({ put: { [key.replace("value", "thing")]: value }, remove: [key] });
  },
];
const old = { format: first, "value:1": "one", "value:2": "two", other: 5 };

test("[I-1] each change of a format is one step, and what was broken off after any commit goes on", async () => {
  const wanted = { format: first + 2, "thing:1": { is: "one x" }, "thing:2": { is: "two x" }, other: 5 };
  for (let from = 0; from < 8; from++) {
    const { storage, fail } = await holding(old);
    fail.from = from;
    await migrate(storage, steps, () => "x").catch(() => {});
    fail.from = Number.POSITIVE_INFINITY;
    await migrate(storage, steps, () => "x");
    assert.deepEqual(await all(storage), wanted, `broken off after ${from} commits`);
  }
});

test("what is empty stays so, and what a later version wrote is not touched", async () => {
  const empty = await holding({});
  await migrate(empty.storage, steps, () => "x");
  assert.deepEqual(await all(empty.storage), {});
  const later = await holding({ ...old, format: 99 });
  await assert.rejects(
    migrate(later.storage, steps, () => "x"),
    FormatTooNew,
  );
});

test("what is older than any format that is read is refused with a sentence that says what to do", async () => {
  for (const format of [undefined, 3]) {
    const { storage } = await holding({ "value:1": "one", ...(format === undefined ? {} : { format }) });
    await assert.rejects(
      migrate(storage, steps, () => "x"),
      error => error instanceof FormatTooOld && /npm start -- --reset/.test(error.message),
    );
  }
});

test("a room whose storage is too old says so to the operator, tells nobody anything and changes nothing", async () => {
  const rooms = await createRooms();
  const { server, world } = rooms;
  const id = await rooms.topic();
  const disk = server.disk("main", world.conversationRoom(id));
  disk.delete("format");
  const before = new Map(disk);
  server.restart();
  const kim = await world.join("staff", "kim", id);
  assert.equal(await kim.closed, 1011);
  assert.ok(rooms.logs.some(([line]) => /npm start -- --reset/.test(String(line))));
  assert.deepEqual(new Map(disk), before);
});
