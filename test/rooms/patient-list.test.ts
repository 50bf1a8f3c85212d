/** The stored list of a slice's patients: what is put into it is in it, in values that are neither many nor large. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { IndexCard } from "@carethread/model";
import { decode } from "@carethread/rooms";
import { RoomStorage } from "@carethread/rooms/base/storage/room-storage";
import { PatientList } from "@carethread/rooms/index/list";
import type { Listed, Page } from "@carethread/rooms/index/pages";
import { MemoryStorage } from "@carethread/rooms/memory/storage";
import fc from "fast-check";
import { upTo } from "./support.ts";

function keyed(n: number): string {
  return n.toString(36).padStart(26, "a");
}

function card(n: number, rev = 1, name = `Patient ${n}`): IndexCard {
  const team = [{ person: { id: keyed(n + 7) } }];
  return { rev, id: keyed(n), name, patientId: `MRN-${n}`, deceased: n % 2 === 0, programs: ["heart"], team };
}

function held(memory = new MemoryStorage()) {
  const noted = new Map<string, IndexCard | null>();
  const storage = new RoomStorage(
    memory,
    act => act(),
    () => {},
  );
  const list = new PatientList(storage, (key, card, isListed) => {
    if (isListed) noted.set(key, card);
    else noted.delete(key);
  });
  const pages = (): Page[] =>
    [...memory.values].filter(([key]) => key.startsWith("cards:")).map(([, value]) => decode<Page>(value));
  const all = async (): Promise<Listed[]> => {
    const found: Listed[] = [];
    await list.read(some => void found.push(...some));
    return found;
  };
  return { list, memory, noted, pages, all };
}

const key = fc.integer({ min: 0, max: 120 });
const rev = fc.integer({ min: 1, max: 4 });
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ put: fc.array(fc.tuple(key, rev), { maxLength: 40 }) }) },
  fc.record({ expect: fc.array(key, { maxLength: 5 }) }),
  fc.record({ remove: fc.array(fc.tuple(key, fc.option(rev)), { maxLength: 40 }) }),
  fc.record({ restart: fc.constant(true) }),
);

test("[I-1] whatever is put in, expected and taken out, the list holds the latest of each, and tells of it", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), fc.boolean(), async (steps, isAtOnce) => {
      let now = held();
      const model = new Map<string, number>();
      for (const each of steps) {
        const done: Promise<void>[] = [];
        if ("put" in each) {
          done.push(now.list.put(each.put.map(([n, rev]) => card(n, rev))));
          for (const [n, rev] of each.put) model.set(keyed(n), Math.max(model.get(keyed(n)) ?? 0, rev));
        } else if ("expect" in each) {
          done.push(now.list.expect(each.expect.map(keyed)));
          for (const n of each.expect) model.set(keyed(n), model.get(keyed(n)) ?? 0);
        } else if ("remove" in each) {
          const gone = each.remove.map(([n, rev]) => ({
            key: keyed(n),
            card: rev === null ? null : card(n, rev),
          }));
          done.push(now.list.remove(gone));
          for (const { key, card } of gone) if ((model.get(key) ?? 0) <= (card?.rev ?? 0)) model.delete(key);
        } else {
          await now.all();
          now = held(now.memory);
        }
        if (!isAtOnce) await Promise.all(done);
      }
      const all = await now.all();
      const expected = [...model].sort(([a], [b]) => (a < b ? -1 : 1));
      assert.deepEqual(
        all.map(({ key, card }) => [key, card?.rev ?? 0]),
        expected,
      );
      for (const [key, noted] of now.noted) assert.equal(noted?.rev ?? 0, model.get(key));
      for (const { keys } of now.pages()) assert.ok(keys.length > 0 && keys.length <= 32);
    }),
  );
});

test("a card is read as it was put", async () => {
  const { list, memory } = held();
  const cards = [card(1), { ...card(2), birthDate: "1970-01-02", programs: [], team: [] }];
  await list.put(cards);
  const again = await held(memory).all();
  assert.deepEqual(
    again.map(({ card }) => card),
    cards,
  );
});

test("[I-9] a patient's change writes one value of some kilobytes, whatever the number of patients", async () => {
  const { list, pages, memory } = held();
  for (const n of upTo(60)) await list.put(upTo(50).map(k => card(n * 50 + k)));
  const before = new Map(memory.values);
  await list.put([card(777, 2, "Another name")]);
  const changed = [...memory.values].filter(([key, value]) => before.get(key) !== value);
  assert.equal(changed.length, 1);
  assert.ok((changed[0]?.[1].byteLength ?? 0) < 8_192);
  assert.ok(pages().length <= 200, `${pages().length} values for 3,000 patients`);
});

test("large cards stand in as many values as they need", async () => {
  const { list, pages, all } = held();
  const programs = Array.from({ length: 1_500 }, (_, n) => `A program with a long name ${n}`);
  await list.put(upTo(40).map(n => ({ ...card(n), programs })));
  for (const page of pages()) assert.ok(JSON.stringify(page).length < 64 * 1024);
  assert.equal((await all()).length, 40);
});

test("[I-1] a list is whole when a pass found no hole, and not where one was made meanwhile", async () => {
  const { list, memory } = held();
  await list.put(upTo(100).map(n => card(n)));
  const pass = await list.unmended();
  await list.expect([keyed(3), keyed(200)]);
  await pass.gone(null, false);
  assert.equal(await list.isWhole(), false);
  assert.equal(await held(memory).list.isWhole(), false);
  await list.put([card(200)]);
  await (await list.unmended()).gone(null, false);
  assert.equal(await held(memory).list.isWhole(), true);
  await list.expect([keyed(3)]);
  assert.equal(await held(memory).list.isWhole(), true, "who stands there is nobody new");
});
