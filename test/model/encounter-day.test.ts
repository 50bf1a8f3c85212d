/** An encounter a day: what is said on a day of the practice's calendar is of one encounter, and no day has two. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { dayAt, type Encounter, nextDay, nextDayEnd, type Stored } from "@carethread/model";
import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { anything, deeds, everybody, scripts, world } from "./arbitraries.ts";
import { ana, bea, codeOf, example, host, kim, say, started, typesOf } from "./example.ts";
import { play, Room } from "./room.ts";

const hour = 3_600_000;

const zones = ["America/Chicago", "Asia/Kolkata", "Australia/Lord_Howe", "Asia/Beirut", "UTC"] as const;

const open = [{ from: "09:00", to: "17:00" }];
const hoursIn = (zone: string) => ({ zone, week: { mon: open }, holidays: [] });

const daily = {
  settings: {
    policies: { topic: { encounter: "per-day", close: "both" } },
    hours: hoursIn("America/Chicago"),
  },
} as const;

/** By Temporal. */
const dateOf = (zone: string, at: number): Temporal.PlainDate =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate();

const beginOf = (zone: string, date: Temporal.PlainDate): number =>
  date.toZonedDateTime({ timeZone: zone, plainTime: "00:00" }).epochMilliseconds;

const endDay = (room: Room, now: number) => room.do({ do: "end-day", now });
const statuses = (room: Room): unknown =>
  room.state?.staff.head.encounter?.history.map(({ status }) => status);

test("the days of a practice are those of its calendar, as Temporal says, over every change of the clocks", () => {
  const instant = fc.integer({ min: Date.parse("2015-01-01"), max: Date.parse("2040-01-01") });
  const change = fc
    .constantFrom("2026-03-08", "2026-03-29", "2026-04-05", "2026-10-04", "2026-10-25", "2026-11-01")
    .chain(date => fc.integer({ min: -40, max: 40 }).map(hours => Date.parse(date) + hours * hour));
  fc.assert(
    fc.property(fc.constantFrom(...zones), fc.oneof(instant, change), (zone, at) => {
      const date = dateOf(zone, at);
      const epoch = Temporal.PlainDate.from("1970-01-01");
      assert.equal(dayAt(hoursIn(zone), at), epoch.until(date, { largestUnit: "days" }).days);
      assert.equal(nextDay(hoursIn(zone), at), beginOf(zone, date.add({ days: 1 })));
    }),
  );
  assert.equal(dayAt(undefined, hour), 0, "without a zone by UTC");
});

const busy = fc.oneof(
  { weight: 6, arbitrary: deeds.message },
  { weight: 4, arbitrary: deeds.encounter },
  { weight: 2, arbitrary: deeds.lock },
  { weight: 2, arbitrary: deeds.endDay },
  { weight: 1, arbitrary: anything },
);

/** What the log says of each encounter, in the order in which they were opened. */
function encountersIn(log: readonly Stored[]): { opened: Encounter; moves: string[] }[] {
  const all: { opened: Encounter; moves: string[] }[] = [];
  for (const { event } of log) {
    if (event.type === "encounter-opened") all.push({ opened: event.encounter, moves: [] });
    if (event.type !== "encounter-finished" && event.type !== "encounter-resumed") continue;
    assert.equal(event.encounter, all.at(-1)?.opened.id, "of two the earlier is over");
    all.at(-1)?.moves.push(event.type);
  }
  return all;
}

test("whatever is done, in whatever order and however often, no day has two encounters, and what is said to both sides is of that of its day", () => {
  const seen = { opened: 0, resumed: 0, ended: 0 };
  fc.assert(
    fc.property(
      world,
      fc.constantFrom(...zones),
      scripts(busy, { longest: 4 * hour }),
      (world, zone, script) => {
        const policies = { topic: { ...world.settings.policies.topic, encounter: "per-day" } } as const;
        const room = new Room({ ...world, settings: { ...world.settings, policies, hours: hoursIn(zone) } });
        for (const { step, before, after, events, refusal } of play(room, script)) {
          if (after === null) continue;
          const { encounter, lifecycle } = after.staff.head;
          const dates = encountersIn(room.log).map(({ opened }) => dateOf(zone, opened.history[0]?.at ?? 0));
          assert.equal(new Set(dates.map(String)).size, dates.length, "no day has two");
          for (const { moves } of encountersIn(room.log))
            moves.forEach((move, index) => {
              assert.equal(move, index % 2 === 0 ? "encounter-finished" : "encounter-resumed");
            });
          if (lifecycle === "closed") assert.notEqual(encounter?.status, "in-progress");
          const isSaid = events.some(
            ({ event }) => event.type === "message" && event.visibility === "everyone" && !event.imported,
          );
          const types = typesOf(events).filter(type => type.startsWith("encounter-"));
          if (isSaid) {
            assert.equal(encounter?.status, "in-progress");
            assert.equal(String(dates.at(-1)), String(dateOf(zone, step.now)));
          } else {
            assert.ok(!types.includes("encounter-opened"), "nothing else opens one");
          }
          if (types.includes("encounter-opened")) seen.opened++;
          if (step.do === "message" && types.includes("encounter-resumed")) seen.resumed++;
          if (step.do === "finish" && refusal === null)
            assert.equal(lifecycle, before?.staff.head.lifecycle, "the conversation outlives its days");
          if (step.do === "end-day" && encounter?.status === "in-progress")
            assert.equal(String(dates.at(-1)), String(dateOf(zone, step.now)));
          if (step.do === "end-day" && types.length > 0) seen.ended++;
          const end = nextDayEnd(after, room.settings);
          assert.equal(end !== null, encounter?.status === "in-progress");
          if (end !== null)
            assert.equal(end, beginOf(zone, (dates.at(-1) as Temporal.PlainDate).add({ days: 1 })));
        }
      },
    ),
    { numRuns: 500 },
  );
  for (const [what, n] of Object.entries(seen)) assert.ok(n > 0, what);
});

test("the first message of a day opens its encounter, which ends with the day, whoever writes or nobody", () => {
  const room = started(daily);
  const first = room.state?.staff.head.encounter?.id;
  assert(room.state !== null && first !== undefined);
  // Midnight of Chicago, of the first of January 1970 and the last of the year before.
  const midnight = 6 * hour;
  assert.equal(nextDayEnd(room.state, room.settings), midnight);
  assert.deepEqual(endDay(room, midnight - 1).events, []);
  assert.deepEqual(typesOf(say(room, kim, "Rest it", "everyone", { now: midnight - 1 }).events), ["message"]);
  assert.deepEqual(typesOf(endDay(room, midnight).events), ["encounter-finished"]);
  assert.deepEqual(endDay(room, midnight).events, []);
  assert.equal(nextDayEnd(room.state, room.settings), null);
  const next = say(room, bea, "Good morning", "everyone", { now: midnight + hour });
  assert.deepEqual(typesOf(next.events), ["message", "encounter-opened"]);
  // Time was late: what is over ends with the first word of the next day.
  const late = say(room, ana, "And today", "everyone", { now: midnight + 48 * hour });
  assert.deepEqual(typesOf(late.events), ["message", "encounter-finished", "encounter-opened"]);
});

test("a note opens no encounter, nor does what was brought in from the past", () => {
  const room = new Room(example(daily));
  room.do({ do: "start", by: host, title: "Knee", first: null, past: 1_000, now: 2_000 });
  const messages = [{ at: 1_500, by: ana, text: "Old", visibility: "everyone" as const }];
  room.do({ do: "import", by: host, messages, now: 2_000 });
  say(room, kim, "A note", "staff", { now: 3_000 });
  assert.equal(room.state?.staff.head.encounter, undefined);
  say(room, kim, "Hello", "everyone", { now: 3_000 });
  assert.deepEqual(statuses(room), ["in-progress"]);
});

test("finished by the host the conversation goes on, and what is said on the same day takes the encounter up again", () => {
  const room = started(daily);
  const finish = () => room.do({ do: "finish", by: host, now: 2_000 });
  assert.deepEqual(typesOf(finish().events), ["encounter-finished"]);
  assert.deepEqual(finish().events, []);
  assert.equal(room.state?.staff.head.lifecycle, "open");
  assert.equal(codeOf(room.do({ do: "link", by: host, now: 2_000 })), "encounter-finished");
  say(room, kim, "One thing more", "everyone", { now: 3_000 });
  assert.deepEqual(statuses(room), ["in-progress", "finished", "in-progress"]);
  assert.equal(codeOf(room.do({ do: "link", by: host, now: 3_000 })), null);
});

test("closing finishes it; reopening takes it up again on its day, and on no other", () => {
  const room = started(daily);
  room.do({ do: "close", by: kim, now: 2_000 });
  assert.deepEqual(statuses(room), ["in-progress", "finished"]);
  assert.deepEqual(typesOf(room.do({ do: "reopen", by: kim, now: 3_000 }).events), [
    "reopened",
    "encounter-resumed",
  ]);
  room.do({ do: "close", by: kim, now: 4_000 });
  assert.deepEqual(typesOf(room.do({ do: "reopen", by: kim, now: 30 * hour }).events), ["reopened"]);
  assert.equal(room.state?.staff.head.encounter?.status, "finished");
});

test("only time says that a day is over", () => {
  const room = started(daily);
  for (const [by, person] of everybody.entries()) {
    const answer = room.ask(by, { type: "end-day" }, 100 * hour);
    assert.equal("refused" in answer, person.side !== "system");
  }
});
