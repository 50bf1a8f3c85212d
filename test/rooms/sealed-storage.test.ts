/** A room's storage that is sealed: what refuses, what goes on, and how keys are replaced and let go of. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { SealError } from "@carethread/rooms/base/seal/seal-error";
import { encode } from "@carethread/rooms/base/storage/codec";
import type { SealedStorage } from "@carethread/rooms/base/storage/sealed-storage";
import { MemoryStorage } from "@carethread/rooms/memory/storage";
import fc from "fast-check";
import { all, keyOfVersion, opened, put, read, room, sealBy } from "./sealing.ts";
import { upTo } from "./support.ts";

const values = { "e:1": "one", "e:2": { text: "two" }, "e:3": [3], head: "h", part: new Uint8Array([1, 2]) };

async function sealed(name = room): Promise<MemoryStorage> {
  const disk = new MemoryStorage();
  await put(opened(disk, sealBy("1"), { name }), values);
  return disk;
}

function refusal(about: "key" | "value", says: RegExp) {
  return (error: unknown): boolean => {
    assert.ok(error instanceof SealError, String(error));
    assert.equal(error.about, about);
    assert.match(error.message, says);
    assert.ok(!/abcdefghij/.test(error.message), "no key");
    return true;
  };
}

/** Another disk with the same on it. */
function copy(disk: MemoryStorage): MemoryStorage {
  const other = new MemoryStorage();
  for (const [key, value] of disk.values) other.values.set(key, value.slice());
  return other;
}

test("[I-7] a value that was altered, moved to another name or put back in plain refuses, and all others open", async () => {
  const disk = await sealed();
  const keys = Object.keys(values);
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...keys),
      fc.constantFrom("bit", "short", "moved", "plain", "renumbered"),
      fc.nat(),
      async (key, how, n) => {
        const harmed = copy(disk);
        const was = harmed.values.get(key) as Uint8Array;
        const others = keys.filter(each => each !== key);
        if (how === "bit") was[n % was.length] = (was[n % was.length] as number) ^ (1 << (n % 8));
        if (how === "short") harmed.values.set(key, was.subarray(0, n % was.length));
        if (how === "moved")
          harmed.values.set(key, harmed.values.get(others[n % others.length] as string) as Uint8Array);
        if (how === "plain") harmed.values.set(key, encode(key, "from outside"));
        if (how === "renumbered") was[3] = 2;
        const storage = opened(harmed, sealBy("1"));
        assert.deepEqual(await all(storage, harmed), { ...values, [key]: "SealError" });
        await assert.rejects(
          async () => storage.get(key),
          refusal("value", /^A value \(\w+\) of a sealed room/),
        );
        await assert.rejects(async () => storage.list({ prefix: "" }), SealError);
        // Nothing is written over.
        await storage.finish();
        assert.deepEqual(await all(storage, harmed), { ...values, [key]: "SealError" });
      },
    ),
  );
});

test("[I-7] a value of another room does not open, neither alone nor with that room's keys", async () => {
  const other = await sealed("harbor~bbbbbbbbbbbbbbbbbbbbbbbbbb");
  const disk = await sealed();
  disk.values.set("e:1", other.values.get("e:1") as Uint8Array);
  assert.deepEqual(await all(opened(disk, sealBy("1")), disk), { ...values, "e:1": "SealError" });
  disk.values.set("~keys", other.values.get("~keys") as Uint8Array);
  await assert.rejects(async () => opened(disk, sealBy("1")).get("e:2"), refusal("key", /altered or moved/));
  // And all of one room in the place of another.
  await assert.rejects(async () => opened(other, sealBy("1")).get("e:1"), refusal("key", /altered or moved/));
});

test("a key that is lost or is another one refuses with a sentence, and with the right one all is there", async () => {
  const disk = await sealed();
  const before = copy(disk);
  await assert.rejects(
    async () => opened(disk, sealBy("2")).get("e:1"),
    refusal("key", /by key 1 of CARETHREAD_SEAL, which is not there/),
  );
  const wrong = read({ keys: { 1: keyOfVersion("1", "x") } });
  await assert.rejects(
    async () => opened(disk, wrong).get("e:1"),
    refusal("key", /^Key 1 of CARETHREAD_SEAL is another/),
  );
  await assert.rejects(put(opened(disk, wrong), { "e:4": "four" }), SealError);
  assert.deepEqual(disk.values, before.values);
  assert.deepEqual(await all(opened(disk, sealBy("1")), disk), values);
});

test("a room whose own key is missing or damaged refuses, and stores nothing", async () => {
  const disk = await sealed();
  for (const harm of [
    () => disk.values.delete("~keys"),
    () => disk.values.set("~keys", encode("~keys", { keys: [] })),
    () => disk.values.set("~keys", new Uint8Array([74, 123])),
    () => disk.values.set("~keys", encode("~keys", { keys: [{ n: 1, by: "1", wrapped: "§" }] })),
  ]) {
    harm();
    const before = copy(disk);
    await assert.rejects(async () => opened(disk, sealBy("1")).get("e:1"), SealError);
    await assert.rejects(put(opened(disk, sealBy("1")), { "e:4": "four" }), SealError);
    assert.deepEqual(disk.values, before.values);
  }
});

test("the newest key wraps a room anew when it next writes, in that commit; until then the one before is needed", async () => {
  const disk = await sealed();
  const logs: string[] = [];
  const storage = opened(disk, sealBy("1", "2"), { logs });
  assert.deepEqual(await all(storage, disk), values);
  assert.match(String(logs), /not the newest was needed/);
  await assert.rejects(async () => opened(disk, sealBy("2")).get("e:1"), SealError);
  await put(storage, { "e:1": "another" });
  const later: string[] = [];
  assert.deepEqual(await all(opened(disk, sealBy("2"), { logs: later }), disk), {
    ...values,
    "e:1": "another",
  });
  assert.deepEqual(later, []);
  await assert.rejects(async () => opened(disk, sealBy("1")).get("e:1"), SealError);
});

/** A disk of which commits from one on fail; the first after it was opened is 1. */
function failingFrom(disk: MemoryStorage, last: number): MemoryStorage {
  const failing = copy(disk);
  let commits = 0;
  const commit = failing.commit.bind(failing);
  failing.commit = async (entries, remove) => {
    if (++commits > last) throw new Error("the disk is full");
    await commit(entries, remove);
  };
  return failing;
}

const many = Object.fromEntries(upTo(100).map(n => [`e:${String(n).padStart(3, "0")}`, `word ${n}`]));

async function plain(): Promise<MemoryStorage> {
  const disk = new MemoryStorage();
  await put(disk, many);
  return disk;
}

/** Whether every value is sealed, and something is. */
function isSealed(disk: MemoryStorage): boolean {
  const stored = [...disk.values].filter(([key]) => key !== "~keys");
  return stored.length > 0 && stored.every(([, value]) => value[0] === "S".charCodeAt(0));
}

async function finish(storage: SealedStorage): Promise<void> {
  await storage.finish().catch((error: Error) => assert.equal(error.message, "the disk is full"));
}

test("[I-1] a room from before there was a key is read, and sealed by one walk, wherever that broke off", async () => {
  for (const last of upTo(6)) {
    const disk = failingFrom(await plain(), last - 1);
    await finish(opened(disk, sealBy("1")));
    const next = copy(disk);
    const storage = opened(next, sealBy("1"));
    assert.deepEqual(await all(storage, next), many);
    await storage.finish();
    assert.ok(isSealed(next));
    assert.deepEqual(await all(opened(next, sealBy("1")), next), many);
    next.values.set("e:050", encode("e:050", "from outside"));
    await assert.rejects(async () => opened(next, sealBy("1")).get("e:050"), SealError);
  }
});

test("nobody can say of a sealed room that it is one from before there was a key", async () => {
  const disk = await sealed();
  const stored = JSON.parse(new TextDecoder().decode(disk.values.get("~keys")).slice(1)) as object;
  disk.values.set("~keys", encode("~keys", { ...stored, isOld: true }));
  disk.values.set("e:1", encode("e:1", "from outside"));
  await assert.rejects(async () => opened(disk, sealBy("1")).get("e:1"), SealError);
});

test("where the deployment says so, a room from before there was a key is refused, and one without a value is not", async () => {
  const strict = read({ keys: { 1: keyOfVersion("1") }, plain: "refused" });
  const disk = await plain();
  await assert.rejects(async () => opened(disk, strict).get("e:001"), refusal("key", /"plain"/));
  const empty = new MemoryStorage();
  await put(opened(empty, strict), values);
  assert.deepEqual(await all(opened(empty, strict), empty), values);
});

test("[I-1] what is stored while a room is sealed anew stays, also where a commit of it fails", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.integer({ min: 1, max: 100 }), fc.boolean()), { maxLength: 30 }),
      fc.boolean(),
      async (writes, renews) => {
        const disk = await plain();
        const expected: Record<string, unknown> = { ...many };
        let failing = false;
        const commit = disk.commit.bind(disk);
        disk.commit = async (entries, remove) => {
          if (failing) throw new Error("the disk is full");
          await commit(entries, remove);
        };
        const storage = opened(disk, sealBy("1"));
        if (renews) {
          await storage.finish();
          await storage.renew();
        }
        const walk = storage.finish();
        for (const [index, [n, fails]] of writes.entries()) {
          const key = `e:${String(n).padStart(3, "0")}`;
          failing = fails;
          const done = put(storage, { [key]: `new ${index}` });
          failing = false;
          await done.then(
            () => {
              expected[key] = `new ${index}`;
            },
            () => {},
          );
          if (index % 3 === 0) await new Promise(setImmediate);
        }
        await walk;
        assert.deepEqual(await all(opened(disk, sealBy("1")), disk), expected);
        assert.ok(isSealed(disk));
      },
    ),
    { numRuns: 40 },
  );
});

test("[I-7] a key that was let go of opens no copy of what it sealed, and what stays is sealed by the next, wherever that broke off", async () => {
  for (const last of upTo(7)) {
    const first = await plain();
    await opened(first, sealBy("1")).finish();
    const old = copy(first);
    const disk = failingFrom(first, last - 1);
    const storage = opened(disk, sealBy("1"));
    await storage.renew();
    await storage.commit({}, ["e:001"]).catch(() => {});
    await finish(storage);
    const next = opened(copy(disk), sealBy("1"));
    await next.renew();
    await next.commit({}, ["e:001"]);
    await next.finish();
    for (const key of Object.keys(many).slice(1))
      assert.deepEqual(await next.get(key), encode(key, many[key]));
    assert.equal(await next.get("e:001"), undefined);
    // The copy of the value that went, put back into the room.
    const again = copy(disk);
    await finishWhole(again);
    again.values.set("e:001", old.values.get("e:001") as Uint8Array);
    await assert.rejects(
      async () => opened(again, sealBy("1")).get("e:001"),
      refusal("value", /let go of|altered/),
    );
  }
});

async function finishWhole(disk: MemoryStorage): Promise<void> {
  const storage = opened(disk, sealBy("1"));
  await storage.renew();
  await storage.commit({}, ["e:001"]);
  await storage.finish();
}

test("a room that stores nothing keeps no key", async () => {
  const disk = new MemoryStorage();
  const storage = opened(disk, sealBy("1"));
  assert.equal(await storage.get("e:1"), undefined);
  await storage.commit({}, ["e:1"]);
  await storage.finish();
  assert.equal(disk.size, 0);
});

test("a key of the deployment in a service of its own: what it wraps alone opens the room", async () => {
  const wrapped = new Map<string, Uint8Array>();
  const seal = {
    isStrict: true,
    keys: {
      newest: "kms",
      async wrap(practice: string, key: Uint8Array, place: string) {
        const id = crypto.randomUUID();
        wrapped.set(`${practice} ${place} ${id}`, key);
        return new TextEncoder().encode(id);
      },
      async unwrap(practice: string, by: string, bytes: Uint8Array, place: string) {
        assert.equal(by, "kms");
        const key = wrapped.get(`${practice} ${place} ${new TextDecoder().decode(bytes)}`);
        if (key === undefined) throw new SealError("key", "The service did not wrap this.");
        return key;
      },
    },
  };
  const disk = new MemoryStorage();
  await put(opened(disk, seal), values);
  assert.deepEqual(await all(opened(disk, seal), disk), values);
  wrapped.clear();
  await assert.rejects(async () => opened(disk, seal).get("e:1"), refusal("key", /did not wrap/));
});
