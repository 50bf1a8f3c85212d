/** Hostile input against the real rooms in memory. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { isLong } from "../support/long.ts";
import { attackInMemory } from "./in-memory.ts";

for (const seed of isLong ? [1, 2] : [1]) {
  test(`[I-4] each of 1,000 hostile frames and requests is answered by its code (seed ${seed})`, async () => {
    const { held } = await attackInMemory(seed, 1_000);
    assert.ok(held < 24 * 1024 * 1024, `the rooms hold ${held} bytes`);
  });
}
