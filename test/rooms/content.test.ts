/** One suite for every store of content, and what is peculiar to each. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { partBytes, partsOf } from "@carethread/model";
import type { Ports, Storage } from "@carethread/rooms/base/base";
import { type ContentStore, contentFor } from "../../packages/rooms/src/attachment/content/content.ts";
import { RoomStorage } from "../../packages/rooms/src/base/storage/storage.ts";
import { MemoryStorage } from "../../packages/rooms/src/memory/storage.ts";
import { digestOf, fileOf, partOf } from "../support/files.ts";
import { createFakeS3, type FakeS3 } from "../support/s3.ts";
import { randomFrom, upTo } from "./support.ts";

const megabyte = 1024 * 1024;

interface Disk {
  readonly memory: MemoryStorage;
  readonly s3: FakeS3 | null;
  /** A store as a room has it that has just started. */
  open(size: number): Promise<ContentStore>;
  /** Makes commits fail from here on. */
  fails: boolean;
}

function diskOf(s3: FakeS3 | null): Disk {
  const memory = new MemoryStorage();
  const disk: Disk = {
    ...{ memory, s3, fails: false },
    async open(size) {
      const storage: Storage = new RoomStorage(
        {
          get: key => memory.get(key),
          getMany: keys => memory.getMany(keys),
          list: options => memory.list(options),
          commit: async (put, remove) => {
            if (disk.fails) throw new Error("the disk fails");
            assert.ok(Object.keys(put).length <= 128 && remove.length <= 128);
            await memory.commit(put, remove);
          },
        },
        act => act(),
        () => {},
      );
      const ports = {
        storage,
        deployment: { content: s3?.settings ?? null },
        fetch: s3?.fetch,
        log: () => {},
      };
      const store = contentFor(ports as unknown as Ports, "harbor~abc", size);
      await store.load();
      return store;
    },
  };
  return disk;
}

const stores: Readonly<Record<string, () => Disk>> = {
  "the room's storage": () => diskOf(null),
  "an S3-compatible store": () => diskOf(createFakeS3()),
};

async function digestIn(store: ContentStore): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const bytes of store.read()) chunks.push(bytes);
  return digestOf(Buffer.concat(chunks));
}

async function putAll(
  store: ContentStore,
  bytes: Uint8Array,
  order = upTo(partsOf(bytes.byteLength)),
): Promise<void> {
  for (const part of order) await store.put(part, partOf(bytes, part));
}

for (const [name, disk] of Object.entries(stores)) {
  test(`${name} gives back what was put, of any size`, async () => {
    for (const size of [
      1,
      partBytes - 1,
      partBytes,
      partBytes + 1,
      5 * megabyte,
      5 * megabyte + 1,
      11 * megabyte,
    ]) {
      const bytes = fileOf("png", size);
      const store = await disk().open(size);
      await putAll(store, bytes);
      assert.ok(store.isWhole);
      await store.seal();
      assert.equal(await digestIn(store), digestOf(bytes), `${size}`);
    }
  });

  test(`${name} takes parts in any order, again, and twice at once`, async () => {
    const bytes = fileOf("png", 11 * megabyte);
    const random = randomFrom(3);
    const order = upTo(partsOf(bytes.byteLength)).sort(() => random() - 0.5);
    const here = disk();
    const store = await here.open(bytes.byteLength);
    for (const part of order)
      await Promise.all([store.put(part, partOf(bytes, part)), store.put(part, partOf(bytes, part))]);
    await putAll(await here.open(bytes.byteLength), fileOf("jpeg", bytes.byteLength));
    await store.seal();
    assert.equal(await digestIn(store), digestOf(bytes));
  });

  test(`${name} knows after a death what is there, and no more`, async () => {
    const bytes = fileOf("png", 6 * megabyte);
    const here = disk();
    const store = await here.open(bytes.byteLength);
    await putAll(store, bytes, [...upTo(81), 90, 92]);
    here.fails = true;
    await assert.rejects(store.put(95, partOf(bytes, 95)));
    here.fails = false;
    const next = await here.open(bytes.byteLength);
    assert.deepEqual(next.parts, [
      [1, 81],
      [90, 90],
      [92, 92],
    ]);
    assert.ok(!next.isWhole);
    await assert.rejects(next.seal());
    await putAll(next, bytes);
    await next.seal();
    assert.equal(await digestIn(await here.open(bytes.byteLength)), digestOf(bytes));
  });

  test(`${name} is read a little at a time, and may be left in the middle`, async () => {
    const bytes = fileOf("png", 2 * megabyte);
    const store = await disk().open(bytes.byteLength);
    await putAll(store, bytes);
    await store.seal();
    const first = await store.read()[Symbol.asyncIterator]().next();
    assert.ok(!first.done && first.value.byteLength <= 2 * megabyte);
    for await (const _ of store.read()) break;
    assert.equal(await digestIn(store), digestOf(bytes));
  });

  test(`${name} leaves nothing of what is removed, sealed or not, and can be asked again`, async () => {
    for (const seals of [true, false]) {
      const here = disk();
      const bytes = fileOf("png", 11 * megabyte);
      const store = await here.open(bytes.byteLength);
      await putAll(store, bytes, seals ? undefined : upTo(100));
      if (seals) await store.seal();
      here.fails = true;
      await assert.rejects(store.remove());
      here.fails = false;
      await (await here.open(bytes.byteLength)).remove();
      await (await here.open(bytes.byteLength)).remove();
      assert.deepEqual([...here.memory.values.keys()], []);
      assert.equal(here.s3?.objects.size ?? 0, 0);
      assert.equal(here.s3?.uploads.size ?? 0, 0);
    }
  });
}

test("parts are gathered to what an S3-compatible store takes, and leave the room's storage", async () => {
  const s3 = createFakeS3();
  const here = diskOf(s3);
  const bytes = fileOf("png", 11 * megabyte);
  const store = await here.open(bytes.byteLength);
  await putAll(store, bytes, upTo(160));
  assert.deepEqual(s3.asked, ["POST uploads", "PUT partNumber&uploadId", "PUT partNumber&uploadId"]);
  assert.deepEqual([...here.memory.values.keys()].sort(), ["moved", "parts"]);
  await putAll(store, bytes, upTo(partsOf(bytes.byteLength)));
  await store.seal();
  assert.deepEqual([...s3.objects.keys()], ["harbor/abc"]);
  assert.equal(s3.uploads.size, 0);
});

test("what an S3-compatible store does not take at once goes when the file is sealed", async () => {
  const s3 = createFakeS3();
  const here = diskOf(s3);
  const bytes = fileOf("png", 11 * megabyte);
  s3.answer = () => 503;
  const store = await here.open(bytes.byteLength);
  await putAll(store, bytes);
  await assert.rejects(store.seal(), /answered 503/);
  s3.answer = () => {
    throw new TypeError("fetch failed");
  };
  await assert.rejects(store.seal(), /fetch failed/);
  s3.answer = () => null;
  await store.seal();
  assert.equal(await digestIn(store), digestOf(bytes));
});

test("a store whose answer is lost at any request is asked again, and has one whole object", async () => {
  for (const size of [megabyte, 6 * megabyte]) {
    const bytes = fileOf("png", size);
    for (let lost = 0; lost < 6; lost++) {
      const s3 = createFakeS3();
      const here = diskOf(s3);
      let asked = 0;
      s3.after = () => (asked++ === lost ? 500 : null);
      await putAll(await here.open(size), bytes);
      const seal = async (): Promise<void> => (await here.open(size)).seal();
      await seal().catch(seal);
      s3.after = () => null;
      assert.equal(await digestIn(await here.open(size)), digestOf(bytes), `${size}, lost ${lost}`);
      assert.equal(s3.objects.size, 1);
    }
  }
});

test("an object that is there already is not written over", async () => {
  const s3 = createFakeS3();
  const mine = fileOf("png", 1000);
  const store = await diskOf(s3).open(1000);
  await putAll(store, mine);
  await store.seal();
  const other = await diskOf(s3).open(999);
  await putAll(other, fileOf("jpeg", 999));
  await assert.rejects(other.seal(), /another object/);
  assert.equal(digestOf(s3.objects.get("harbor/abc") ?? new Uint8Array()), digestOf(mine));
});

test("the fake refuses what the real one refuses", async () => {
  const s3 = createFakeS3();
  const wrong = diskOf({ ...s3, settings: { ...s3.settings, secretAccessKey: "another" } });
  const store = await wrong.open(10);
  await putAll(store, fileOf("png", 10));
  await assert.rejects(store.seal(), /answered 403/);
  const unsigned = await s3.fetch(`${s3.settings.endpoint}/carethread/x`);
  assert.equal(unsigned.status, 403);
});

test("the fake refuses parts under 5 MiB but the last", async () => {
  const { S3Bucket } = await import("../../packages/rooms/src/attachment/content/s3-bucket.ts");
  const s3 = createFakeS3();
  const bucket = new S3Bucket({ fetch: s3.fetch } as unknown as Ports, s3.settings);
  const upload = await bucket.begin("x");
  const small = await bucket.putPart("x", upload, 1, new Uint8Array(5 * megabyte - 1));
  const last = await bucket.putPart("x", upload, 2, new Uint8Array(1));
  await assert.rejects(bucket.complete("x", upload, [small, last]), /answered 400/);
  const large = await bucket.putPart("x", upload, 1, new Uint8Array(5 * megabyte));
  assert.ok(await bucket.complete("x", upload, [large, last]));
});
