/** What stays on the screen counts as seen; what flies past does not. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { createDwell } from "@carethread/client/conversation/dwell";
import { FakePlatform } from "./fake-platform.ts";

function watched(ms: number) {
  const platform = new FakePlatform();
  const seen: number[] = [];
  return { platform, seen, dwell: createDwell(platform, ms, places => seen.push(...places)) };
}

test("[F-101] what flies past while one scrolls was not seen", async () => {
  const { platform, seen, dwell } = watched(250);
  dwell.shows([1, 2]);
  await platform.advance(100);
  dwell.shows([2, 3]);
  await platform.advance(149);
  assert.deepEqual(seen, []);
  await platform.advance(1);
  assert.deepEqual(seen, [2]);
  dwell.shows([]);
  await platform.advance(1_000);
  assert.deepEqual(seen, [2], "what went before its time was not seen");
  dwell.shows([1, 2, 3]);
  await platform.advance(250);
  assert.deepEqual(seen, [2, 1, 3], "each is told once");
});

test("[F-101] without a time everything counts at once", () => {
  const { seen, dwell } = watched(0);
  dwell.shows([1, 2]);
  assert.deepEqual(seen, [1, 2]);
});
