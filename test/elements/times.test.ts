/** When what is shown by the time is another: midnight, and another time zone. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { untilNextDay } from "@carethread/elements/controllers/surroundings";
import { forgetFormats, timeOf } from "@carethread/elements/text/times";

const minute = 60_000;

test("an element looks again at midnight, and once an hour before it", () => {
  const at = (hours: number, minutes: number): number => new Date(2026, 2, 4, hours, minutes).getTime();
  assert.equal(untilNextDay(at(23, 59)), minute);
  assert.equal(untilNextDay(at(23, 0)), 60 * minute);
  assert.equal(untilNextDay(at(9, 0)), 60 * minute);
  assert.equal(untilNextDay(at(0, 0)), 60 * minute);
  // The night in which the clocks go forward, and the one in which they go back.
  for (const night of [new Date(2026, 2, 29, 1, 30), new Date(2026, 9, 25, 1, 30)])
    assert.ok(untilNextDay(night.getTime()) > 0);
});

test("after a change of the time zone times are those of the new one", () => {
  const { TZ } = process.env;
  const noon = Date.UTC(2026, 0, 5, 12);
  try {
    process.env.TZ = "UTC";
    forgetFormats();
    assert.equal(timeOf("en-GB", noon), "12:00");
    process.env.TZ = "Asia/Tokyo";
    forgetFormats();
    assert.equal(timeOf("en-GB", noon), "21:00");
  } finally {
    if (TZ === undefined) delete process.env.TZ;
    else process.env.TZ = TZ;
    forgetFormats();
  }
});
