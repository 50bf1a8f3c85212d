/** When a coach's message is due: by days of the practice's calendar, against a walk from day to day. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { type Cadence, type Day, dateAt, dayAfter, dueOn, dueState, type Rhythm } from "@carethread/model";
import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { runs } from "../support/long.ts";

const plan = "2026-03-01";
const on = (days: number): Day => dayAfter(plan, days);

test("for two weeks from a plan's start a message is due on each day, then once a week", () => {
  const cadence = (last?: number): Cadence => ({
    plan,
    rhythm: { type: "plan" },
    ...(last === undefined ? {} : { last: on(last) }),
  });
  assert.equal(dueOn(cadence()), on(0));
  assert.equal(dueOn(cadence(-3)), on(0), "what was written before the plan is none of it");
  for (let last = 0; last < 13; last++) assert.equal(dueOn(cadence(last)), on(last + 1));
  assert.equal(dueOn(cadence(13)), on(20));
  assert.equal(dueOn(cadence(20)), on(27));
  assert.equal(dueOn({ rhythm: { type: "plan" } }), null);
});

test("it is due on its day and overdue after it", () => {
  assert.deepEqual(
    [-1, 0, 1, 30].map(day => dueState(on(0), on(day))),
    [null, "due", "overdue", "overdue"],
  );
  assert.equal(dueState(null, on(0)), null);
});

const dayOf = fc.integer({ min: -40, max: 400 }).map(on);
const rhythm: fc.Arbitrary<Rhythm> = fc.oneof(
  fc.record({
    type: fc.constantFrom("plan" as const, "daily" as const, "weekly" as const, "as-needed" as const),
  }),
  fc.record({ type: fc.constant("days" as const), every: fc.integer({ min: 2, max: 90 }) }),
  fc.record({ type: fc.constant("paused" as const), until: fc.option(dayOf, { nil: undefined }) }),
);
const cadences: fc.Arbitrary<Cadence> = fc.record({
  plan: fc.option(dayOf, { nil: undefined }),
  rhythm,
  setOn: fc.option(dayOf, { nil: undefined }),
  last: fc.option(dayOf, { nil: undefined }),
});

/** The first day from the last message on for which the rhythm's sentence holds, found by looking at each day. */
function walked({ plan, rhythm, setOn, last }: Cadence): Day | null {
  const between = (day: Day): number =>
    last === undefined ? Number.POSITIVE_INFINITY : Temporal.PlainDate.from(last).until(day).days;
  const isPlans = (day: Day): boolean => {
    if (plan === undefined || day < plan) return false;
    const isEarly = Temporal.PlainDate.from(plan).until(day).days < 14;
    return last === undefined || last < plan || between(day) >= 7 || (isEarly && between(day) >= 1);
  };
  const from = setOn ?? plan;
  const isEvery = (day: Day, days: number): boolean =>
    last === undefined
      ? from !== undefined && day >= from
      : between(day) >= days && !(from !== undefined && day < from);
  const holds = (day: Day): boolean => {
    switch (rhythm.type) {
      case "plan":
        return isPlans(day);
      case "daily":
        return isEvery(day, 1);
      case "weekly":
        return isEvery(day, 7);
      case "days":
        return isEvery(day, rhythm.every);
      case "paused":
        return rhythm.until !== undefined && day >= rhythm.until && isPlans(day);
      case "as-needed":
        return false;
    }
  };
  for (let day = on(-60); day < on(600); day = Temporal.PlainDate.from(day).add({ days: 1 }).toString())
    if (holds(day)) return day;
  return null;
}

test("every rhythm is due on the first day on which its sentence holds", () => {
  fc.assert(
    fc.property(cadences, cadence => {
      assert.equal(dueOn(cadence), walked(cadence));
    }),
    { numRuns: runs(300) },
  );
});

test("a day is that of the practice's calendar, not 24 hours, also where clocks change", () => {
  fc.assert(
    fc.property(
      fc.constantFrom("America/Chicago", "Asia/Kolkata", "Australia/Lord_Howe", "Pacific/Apia", "UTC"),
      fc.integer({ min: Date.UTC(2011, 0), max: Date.UTC(2031, 0) }),
      (zone, at) => {
        const expected = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate();
        assert.equal(dateAt({ zone, week: {}, holidays: [] }, at), expected.toString());
      },
    ),
    { numRuns: runs(300) },
  );
});
