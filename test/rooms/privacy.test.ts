/**
 * A portal user learns nothing of what is for staff alone: the same story is played twice, with and without
 * staff-only activity, and all that the portal's connections receive is compared byte for byte.
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { play, story } from "./story.ts";
import { upTo } from "./support.ts";

for (const seed of upTo(5)) {
  test(`[I-4] a portal user receives the same bytes with and without staff-only activity (seed ${seed})`, async () => {
    const steps = story(seed);
    const without = await play(steps, false);
    const beside = await play(steps, true);
    assert.deepEqual(beside, without);
    assert.ok(without.flat().length > 20, "there was something to compare");
    assert.ok(!beside.flat().join().includes("for staff"));
  });
}
