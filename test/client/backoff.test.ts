import assert from "node:assert/strict";
import { test } from "node:test";
import { createBackoff } from "@carethread/client/base/backoff";
import { defaultDelays } from "@carethread/client/base/delays";

test("the first retry comes after 200 to 800 ms, the slow ones after 7.5 to 30 s", () => {
  for (const [chance, first, last] of [
    [0, 200, 7_500],
    [0.5, 500, 18_750],
    [1, 800, 30_000],
  ] as const) {
    const backoff = createBackoff(defaultDelays, () => chance);
    const delays = Array.from({ length: 30 }, () => backoff.next());
    assert.equal(Math.round(delays[0] ?? 0), first);
    assert.ok((delays.at(-1) ?? 0) >= last && (delays.at(-1) ?? 0) <= 30_000);
    assert.deepEqual(
      delays,
      delays.toSorted((a, b) => a - b),
    );
    backoff.reset();
    assert.equal(Math.round(backoff.next()), first);
    assert.ok(backoff.next(10_000) >= 4_000);
  }
});
