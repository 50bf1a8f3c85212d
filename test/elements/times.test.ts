/** Times as people read them, and when what is shown by them is another: midnight, and another time zone. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { untilNextDay } from "@carethread/elements/controllers/surroundings";
import { birthDate } from "@carethread/elements/text/days";
import { dayName, forgetFormats, shortTime, timeOf } from "@carethread/elements/text/times";

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

test("[F-081] times are short in a list, and days have names", () => {
  const now = new Date(2026, 4, 20, 15, 30).getTime();
  const ago = (days: number) => new Date(2026, 4, 20 - days, 9, 5).getTime();
  assert.equal(shortTime("en-GB", ago(0), now), "9:05");
  assert.equal(shortTime("en-GB", ago(1), now), "Yesterday");
  assert.equal(shortTime("en-GB", ago(3), now), "Sun");
  assert.equal(shortTime("en-GB", ago(30), now), "20 Apr");
  assert.equal(shortTime("en-GB", ago(500), now), "5 Jan 2025");
  assert.equal(dayName("en-GB", ago(0), now), "Today");
  assert.equal(dayName("de", ago(1), now), "Gestern");
  assert.equal(dayName("en-GB", ago(3), now), "Sunday 17 May");
  assert.equal(birthDate("en-GB", "1957-03-14"), "14 Mar 1957");
  assert.equal(birthDate("en-GB", "1957"), "1957");
});
