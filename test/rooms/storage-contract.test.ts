/** What a room may rely on of its storage, whether it is sealed or not: the same answers as a plain map's. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { ListOptions, PlatformStorage, Storage } from "@carethread/rooms/base/ports";
import { RoomStorage } from "@carethread/rooms/base/storage/room-storage";
import { MemoryStorage } from "@carethread/rooms/memory/storage";
import fc from "fast-check";
import { opened, sealBy } from "./sealing.ts";

/** How the storage of one life is opened, again and again on the same disk. */
const kinds: Readonly<Record<string, (disk: MemoryStorage) => PlatformStorage>> = {
  "not sealed": disk => disk,
  sealed: disk => opened(disk, sealBy("1")),
};

type Act =
  | { readonly commit: readonly (readonly [string, unknown])[]; readonly remove: readonly string[] }
  | { readonly list: ListOptions }
  | { readonly many: readonly string[] }
  | "sleep";

const key = fc.constantFrom("a:1", "a:2", "a:21", "b", "b:é", "b:\u{1f600}", "c:z", "~", "~keyz");
const value = fc.oneof(
  fc.json().map(text => JSON.parse(text) as unknown),
  fc.uint8Array(),
);
const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({
    commit: fc.array(fc.tuple(key, value), { maxLength: 4 }),
    remove: fc.array(key, { maxLength: 2 }),
  }),
  fc.record({
    list: fc
      .record({
        prefix: fc.constantFrom("", "a:", "b", "~", "zz"),
        start: fc.option(key, { nil: undefined }),
        end: fc.option(key, { nil: undefined }),
        reverse: fc.boolean(),
        limit: fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined }),
      })
      .map(options => options as ListOptions),
  }),
  fc.record({ many: fc.uniqueArray(key) }),
  fc.constant("sleep" as const),
);

function listed(model: ReadonlyMap<string, unknown>, options: ListOptions): [string, unknown][] {
  const { prefix, start = "", end, reverse = false, limit } = options;
  const found = [...model]
    .filter(([name]) => name.startsWith(prefix) && name >= start && (end === undefined || name < end))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return (reverse ? found.reverse() : found).slice(0, limit);
}

for (const [kind, open] of Object.entries(kinds)) {
  const life = (disk: MemoryStorage): Storage =>
    new RoomStorage(
      open(disk),
      each => each(),
      () => {},
    );

  test(`[I-1] ${kind}: what was committed is read, listed and taken away, also after a sleep`, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 30 }), async acts => {
        const disk = new MemoryStorage();
        const model = new Map<string, unknown>();
        let storage = life(disk);
        for (const each of acts) {
          if (each === "sleep") storage = life(disk);
          else if ("many" in each)
            assert.deepEqual(
              await storage.getMany(each.many),
              new Map(each.many.filter(name => model.has(name)).map(name => [name, model.get(name)])),
            );
          else if ("list" in each)
            assert.deepEqual([...(await storage.list(each.list))], listed(model, each.list));
          else {
            const put = Object.fromEntries(each.commit);
            const remove = each.remove.filter(name => !(name in put));
            await storage.commit({ put, remove });
            for (const [name, to] of Object.entries(put)) model.set(name, to);
            for (const name of remove) model.delete(name);
          }
          for (const [name, expected] of model) assert.deepEqual(await storage.get(name), expected);
        }
      }),
      { numRuns: 60 },
    );
  });

  test(`[I-1] ${kind}: a commit is with the platform in the turn in which it is asked for`, async () => {
    const disk = new MemoryStorage();
    const storage = life(disk);
    await storage.get("any");
    const done = storage.commit({ put: { "e:1": "here" } });
    assert.ok(disk.values.has("e:1"));
    await done;
  });

  test(`${kind}: a value as large as may be is stored within 128 KiB, and a larger one is refused`, async () => {
    const disk = new MemoryStorage();
    const storage = life(disk);
    let largest = 0;
    for (let size = 128 * 1024 - 200; ; size++) {
      const stored = await storage.commit({ put: { part: new Uint8Array(size) } }).then(
        () => true,
        () => false,
      );
      if (!stored) break;
      largest = size;
    }
    assert.ok(largest > 127 * 1024);
    assert.ok((disk.values.get("part") as Uint8Array).byteLength <= 128 * 1024 - 64);
    assert.equal((await storage.get<Uint8Array>("part"))?.byteLength, largest);
  });
}
