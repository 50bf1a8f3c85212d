import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  afterBusinessTime,
  BusinessHours,
  businessTime,
  isOpen,
  nextOpening,
  quietEnd,
  weekdays,
} from "@carethread/model";
import fc from "fast-check";
import { Temporal } from "temporal-polyfill";

const hour = 3_600_000;
const at = (text: string): number => Date.parse(text);

const nineToFive = (zone: string, holidays: string[] = []): BusinessHours => {
  const spans = [{ from: "09:00", to: "17:00" }];
  return { zone, week: { mon: spans, tue: spans, wed: spans, thu: spans, fri: spans }, holidays };
};

const always = (zone: string): BusinessHours => ({
  zone,
  week: Object.fromEntries(weekdays.map(name => [name, [{ from: "00:00", to: "24:00" }]])),
  holidays: [],
});

/** The same by Temporal: every opening of the days around, laid over the stretch. */
function byTemporal({ zone, week, holidays }: BusinessHours, from: number, to: number): number {
  const dateOf = (instant: number) =>
    Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).toPlainDate();
  const end = dateOf(to);
  let sum = 0;
  for (let date = dateOf(from); Temporal.PlainDate.compare(date, end) <= 0; date = date.add({ days: 1 })) {
    if (holidays.includes(date.toString())) continue;
    for (const span of week[weekdays[date.dayOfWeek - 1] ?? "mon"] ?? []) {
      const edge = (time: string): number =>
        (time === "24:00"
          ? date.add({ days: 1 }).toPlainDateTime("00:00")
          : date.toPlainDateTime(time)
        ).toZonedDateTime(zone).epochMilliseconds;
      sum += Math.max(0, Math.min(edge(span.to), to) - Math.max(edge(span.from), from));
    }
  }
  return sum;
}

const zones = [
  "America/Chicago",
  "Europe/Berlin",
  "Asia/Kolkata",
  "Australia/Lord_Howe",
  "America/St_Johns",
  "Pacific/Chatham",
  "Africa/Casablanca",
  "America/Santiago",
  "Asia/Beirut",
  "UTC",
];

/** Stretches that begin before an instant and end behind it, by minutes and by days. */
function around(at: number): [from: number, to: number][] {
  const minutes = [1, 29, 45, 90, 180, 26 * 60, 50 * 60];
  return minutes.flatMap(before =>
    minutes.map((behind): [number, number] => [at - before * 60_000, at + behind * 60_000]),
  );
}

const timeOfDay = fc
  .integer({ min: 0, max: 96 })
  .map(
    quarter =>
      `${String(Math.floor(quarter / 4)).padStart(2, "0")}:${String((quarter % 4) * 15).padStart(2, "0")}`,
  );

const spans = fc
  .uniqueArray(timeOfDay, { minLength: 2, maxLength: 6 })
  .map(times => times.sort())
  .map(times =>
    times.flatMap((from, index) => {
      const to = times[index + 1];
      return index % 2 === 0 && to !== undefined ? [{ from, to }] : [];
    }),
  );

/** Around the changes of the clocks of 2026, and anywhere. */
const instant = fc.oneof(
  fc
    .constantFrom("2026-03-08", "2026-03-29", "2026-04-05", "2026-10-04", "2026-10-25", "2026-11-01")
    .chain(date =>
      fc.integer({ min: -40 * 60, max: 40 * 60 }).map(minutes => at(`${date}T06:00:00Z`) + minutes * 60_000),
    ),
  fc.integer({ min: at("2015-01-01T00:00:00Z"), max: at("2040-01-01T00:00:00Z") }),
);

const hoursOf = fc
  .record({
    zone: fc.constantFrom(...zones),
    week: fc
      .record(Object.fromEntries(weekdays.map(name => [name, fc.oneof(spans, fc.constant([]))])))
      .filter(week => Object.values(week).some(day => day.length > 0)),
    holidays: fc.array(fc.constantFrom("2026-03-09", "2026-11-01", "2026-12-25"), { maxLength: 2 }),
  })
  .map(hours => BusinessHours.parse(hours));

describe("business time", () => {
  it("is what Temporal says, over every change of the clocks", () => {
    fc.assert(
      fc.property(hoursOf, instant, fc.integer({ min: 0, max: 12 * 24 * hour }), (hours, from, length) => {
        assert.equal(businessTime(hours, from, from + length), byTemporal(hours, from, from + length));
      }),
    );
  });

  it("is what Temporal says around every change of the clocks of a year, forth and back, on a holiday or not", () => {
    const met = { forth: 0, back: 0, halves: 0, holidays: 0 };
    const night = [
      { from: "00:15", to: "02:30" },
      { from: "02:45", to: "24:00" },
    ];
    const weeks = [[{ from: "00:00", to: "24:00" }], night].map(spans =>
      Object.fromEntries(weekdays.map(name => [name, spans])),
    );
    for (const zone of zones) {
      let now = Temporal.ZonedDateTime.from(`2026-01-01T00:00[${zone}]`);
      for (let next = now.getTimeZoneTransition("next"); next !== null && next.year === 2026; ) {
        const change = next.epochMilliseconds;
        const before = next.subtract({ nanoseconds: 1 });
        met[next.offsetNanoseconds > before.offsetNanoseconds ? "forth" : "back"]++;
        if (before.offsetNanoseconds % 3.6e12 !== 0 || next.offsetNanoseconds % 3.6e12 !== 0) met.halves++;
        const dates = [...new Set([before, next].map(at => at.toPlainDate().toString()))];
        for (const week of weeks)
          for (const [from, to] of around(change)) {
            const times = [[], dates].map(holidays => {
              const hours = { zone, week, holidays };
              assert.equal(
                businessTime(hours, from, to),
                byTemporal(hours, from, to),
                `${zone} ${from} ${to}`,
              );
              return businessTime(hours, from, to);
            });
            if (times[0] !== times[1]) met.holidays++;
          }
        now = next;
        next = now.getTimeZoneTransition("next");
      }
    }
    for (const [what, n] of Object.entries(met)) assert.ok(n > 0, what);
  });

  it("is over when so much of it has passed, and not a moment earlier", () => {
    fc.assert(
      fc.property(hoursOf, instant, fc.integer({ min: 1, max: 60 * hour }), (hours, from, length) => {
        const end = afterBusinessTime(hours, from, length);
        assert.equal(businessTime(hours, from, end), length);
        assert.equal(businessTime(hours, from, end - 1), length - 1);
      }),
    );
  });

  it("opens when it is open next", () => {
    fc.assert(
      fc.property(hoursOf, instant, (hours, now) => {
        const opening = nextOpening(hours, now);
        assert.equal(businessTime(hours, now, opening), 0);
        assert.equal(businessTime(hours, opening, opening + 1), 1);
        assert.equal(isOpen(hours, now), opening === now);
      }),
    );
  });

  it("has an hour less on the day of spring, and one more in autumn", () => {
    const day = (from: string, to: string): number =>
      businessTime(always("America/Chicago"), at(from), at(to));
    assert.equal(day("2026-03-08T00:00:00-06:00", "2026-03-09T00:00:00-05:00"), 23 * hour);
    assert.equal(day("2026-11-01T00:00:00-05:00", "2026-11-02T00:00:00-06:00"), 25 * hour);
  });

  it("goes on after the weekend and the holiday", () => {
    // Friday, an hour before the end of work; Monday is a holiday.
    const hours = nineToFive("Asia/Kolkata", ["2026-11-30"]);
    assert.equal(
      afterBusinessTime(hours, at("2026-11-27T16:00:00+05:30"), 2 * hour),
      at("2026-12-01T10:00:00+05:30"),
    );
  });

  it("is all of the time where a practice says no hours", () => {
    assert.equal(businessTime(undefined, 5, 9), 4);
    assert.equal(afterBusinessTime(undefined, 5, 4), 9);
    assert.equal(isOpen(undefined, 5), true);
  });

  it("takes no hours that cannot be", () => {
    const wrong = [
      { zone: "Mars/Olympus", week: { mon: [{ from: "09:00", to: "17:00" }] } },
      { zone: "UTC", week: {} },
      { zone: "UTC", week: { mon: [] } },
      { zone: "UTC", week: { mon: [{ from: "17:00", to: "09:00" }] } },
      {
        zone: "UTC",
        week: {
          mon: [
            { from: "09:00", to: "12:00" },
            { from: "11:00", to: "13:00" },
          ],
        },
      },
      { zone: "UTC", week: { mon: [{ from: "9:00", to: "24:30" }] } },
      { zone: "UTC", week: { mon: [{ from: "09:00", to: "17:00" }] }, holidays: ["2026-02-30"] },
    ];
    for (const hours of wrong)
      assert.equal(BusinessHours.safeParse(hours).success, false, JSON.stringify(hours));
  });
});

it("quiet hours end by the practice's clocks, over midnight and over nights on which these are set", () => {
  const hours = { zone: "America/Chicago", week: {}, holidays: [] };
  const night = { from: "21:00", until: "08:00" };
  const at = (text: string): number => Date.parse(text);
  const end = (text: string, quiet = night): string | null => {
    const found = quietEnd(quiet, hours, at(text));
    return found === null ? null : new Date(found).toISOString().slice(0, 16);
  };
  assert.equal(end("2026-11-30T20:59:59-06:00"), null);
  assert.equal(end("2026-11-30T21:00:00-06:00"), "2026-12-01T14:00");
  assert.equal(end("2026-12-01T07:59:59-06:00"), "2026-12-01T14:00");
  assert.equal(end("2026-12-01T08:00:00-06:00"), null);
  // Clocks are set forward, and back.
  assert.equal(end("2026-03-07T22:00:00-06:00"), "2026-03-08T13:00");
  assert.equal(end("2026-10-31T22:00:00-05:00"), "2026-11-01T14:00");
  const noon = { from: "12:00", until: "13:00" };
  assert.equal(end("2026-12-01T12:30:00-06:00", noon), "2026-12-01T19:00");
  assert.equal(end("2026-12-01T13:00:00-06:00", noon), null);
  assert.equal(quietEnd(night, undefined, at("2026-12-01T03:00:00-06:00")), null);
});
