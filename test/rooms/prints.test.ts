/** Prints of what people asked for. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Prints } from "@carethread/rooms/base/prints";
import { RoomStorage } from "@carethread/rooms/base/storage/room-storage";
import { MemoryStorage } from "@carethread/rooms/memory/storage";

const body = { type: "message", text: "yes" };

test("[I-1] a print fits its body alone, also after the room slept, and one of before there was a key", async () => {
  const storage = new RoomStorage(
    new MemoryStorage(),
    act => act(),
    () => {},
  );
  const first = new Prints();
  await first.load(storage);
  const print = first.of(body);
  await storage.commit({ put: first.unstored() });
  assert.deepEqual(first.unstored(), {});
  const later = new Prints();
  await later.load(storage);
  for (const prints of [first, later]) {
    assert.ok(prints.fits(print, body));
    assert.ok(!prints.fits(print, { ...body, text: "no" }));
  }
});

test("[I-7] nobody finds a text by its print, as each room has a key of its own", () => {
  assert.notEqual(new Prints().of(body), new Prints().of(body));
});
