/** The state that a conversation's room starts with is the one that it stopped with, wherever it stopped. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { RoomStorage } from "@carethread/rooms/base/storage/room-storage";
import { logEntries } from "@carethread/rooms/conversation/log/log";
import { mostBehind, StoredState } from "@carethread/rooms/conversation/stored-state";
import { MemoryStorage } from "@carethread/rooms/memory/storage";
import fc from "fast-check";
import { scripts, world } from "../model/arbitraries.ts";
import { kim, say, started } from "../model/example.ts";
import { type Outcome, play, Room } from "../model/room.ts";
import { runs } from "../support/long.ts";

function storageOf(memory: MemoryStorage): RoomStorage {
  return new RoomStorage(
    memory,
    act => act(),
    error => {
      throw error;
    },
  );
}

/** Stores what a step did as a room does; answers with what it put of the state. */
async function store(stored: StoredState, storage: RoomStorage, { after, events }: Outcome) {
  if (after === null) return [];
  const put = stored.entries(after, events.length);
  await storage.commit({ put: { ...put, ...logEntries(events) } });
  return Object.keys(put);
}

test("[I-1] after every commit the stored state is the one that was decided, for any history", async () => {
  await fc.assert(
    fc.asyncProperty(world, scripts(), async (world, script) => {
      const storage = storageOf(new MemoryStorage());
      let stored = new StoredState();
      for (const outcome of play(new Room(world), script)) {
        if (outcome.after !== outcome.before) await store(stored, storage, outcome);
        // Now and then the room starts anew, and goes on from what it found.
        const anew = new StoredState();
        assert.deepEqual(await anew.load(storage), outcome.after);
        if (outcome.events.length === 1) stored = anew;
      }
    }),
    { numRuns: runs(50) },
  );
});

test("[I-1] the stored state is at most so many entries behind the log, and messages mostly cost the log alone", async () => {
  const storage = storageOf(new MemoryStorage());
  const room = started();
  const stored = new StoredState();
  await storage.commit({ put: { ...stored.entries(room.state as never, 1), ...logEntries(room.log) } });
  const whole: number[] = [];
  for (let n = 1; n <= 3 * mostBehind; n++) {
    const outcome = say(room, kim, `m${n}`);
    if ((await store(stored, storage, outcome)).length > 0) whole.push(n);
    assert.deepEqual(await new StoredState().load(storage), outcome.after);
  }
  assert.deepEqual(whole, [mostBehind + 1, 2 * (mostBehind + 1)]);
});
