/** How a commit reaches the platform: one call where that is one commit, a transaction where it would be several. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { encode } from "@carethread/rooms/base/storage/codec";
import { bindStorage, type ObjectStorage } from "../../party/shared/storage.ts";
import { upTo } from "./support.ts";

/** A platform that takes at most 128 keys a call, and can refuse the call that has a key in it. */
function platform(refused?: string) {
  const kept = new Map<string, unknown>();
  const calls: string[] = [];
  const on = (values: Map<string, unknown>, name: string) => ({
    async put(entries: Record<string, unknown>) {
      calls.push(`${name}put ${Object.keys(entries).length}`);
      if (Object.keys(entries).length > 128) throw new Error("too many keys");
      if (refused !== undefined && refused in entries) throw new Error("refused");
      for (const [key, value] of Object.entries(entries)) values.set(key, value);
    },
    async delete(keys: string[]) {
      calls.push(`${name}delete ${keys.length}`);
      if (keys.length > 128) throw new Error("too many keys");
      for (const key of keys) values.delete(key);
    },
  });
  const storage = {
    ...on(kept, ""),
    async transaction(act: (transaction: unknown) => Promise<void>) {
      const copy = new Map(kept);
      await act(on(copy, "in a transaction "));
      kept.clear();
      for (const [key, value] of copy) kept.set(key, value);
    },
  };
  return { storage: bindStorage(storage as unknown as ObjectStorage), kept, calls };
}

const entries = (n: number): Record<string, Uint8Array> =>
  Object.fromEntries(upTo(n).map(index => [`k${index}`, encode("k", index)]));

test("[I-1] up to 128 keys are put and removed in calls with nothing between them", async () => {
  const { storage, calls, kept } = platform();
  const done = storage.commit(entries(128), ["old"]);
  assert.deepEqual(calls, ["put 128", "delete 1"], "before anybody else has a turn");
  await done;
  assert.equal(kept.size, 128);
});

test("[I-1] more keys are one transaction: where its third part is refused nothing of it is there", async () => {
  const whole = platform();
  await whole.storage.commit(entries(300), []);
  assert.equal(whole.kept.size, 300);
  assert.ok(whole.calls.every(call => call.startsWith("in a transaction")));
  const { storage, kept } = platform("k299");
  await assert.rejects(storage.commit(entries(300), ["k1"]));
  assert.equal(kept.size, 0);
});
