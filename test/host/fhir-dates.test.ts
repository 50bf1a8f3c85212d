import assert from "node:assert/strict";
import { after, test } from "node:test";
import { problemLine, rosterFromFhir } from "@carethread/host/fhir";
import { calendarDate, intervalOf, standing } from "@carethread/host/fhir/dates";
import fc from "fast-check";
import {
  careTeam,
  encounter,
  Folder,
  lines,
  patient,
  practitioner,
  reasonsFor,
  rosterOfFiles,
  teamIn,
} from "./fhir-fixture.ts";

const folder = await Folder.make();
after(() => folder.remove());

const now = Date.parse("2026-11-25T15:00:00Z");
const clock = { now, timeZone: "UTC" };
const member = (id: string, more = {}) => ({ member: { reference: `Practitioner/${id}` }, ...more });
const staff = ["d1", "d2", "d3"].map(id => practitioner(id));

const made = (...resources: readonly Record<string, unknown>[]) =>
  rosterOfFiles(folder, { "all.ndjson": lines(...resources) }, { now });

test("a date that names a day, a month or a year means all of it", () => {
  const span = (text: string, zone = "UTC"): readonly string[] | null => {
    const interval = intervalOf(text, zone);
    return interval && [new Date(interval.start).toISOString(), new Date(interval.end).toISOString()];
  };
  assert.deepEqual(span("2026"), ["2026-01-01T00:00:00.000Z", "2026-12-31T23:59:59.999Z"]);
  assert.deepEqual(span("2024-02"), ["2024-02-01T00:00:00.000Z", "2024-02-29T23:59:59.999Z"]);
  assert.deepEqual(span("2026-12-31"), ["2026-12-31T00:00:00.000Z", "2026-12-31T23:59:59.999Z"]);
  assert.deepEqual(span("2026-11-25T15:00Z"), ["2026-11-25T15:00:00.000Z", "2026-11-25T15:00:59.999Z"]);
  assert.deepEqual(span("2026-11-25T15:00:00+02:00"), [
    "2026-11-25T13:00:00.000Z",
    "2026-11-25T13:00:00.999Z",
  ]);
  assert.deepEqual(span("2026-11-25T15:00:00.25-05:30"), [
    "2026-11-25T20:30:00.250Z",
    "2026-11-25T20:30:00.250Z",
  ]);
  assert.deepEqual(span("2016-12-31T23:59:60Z"), ["2016-12-31T23:59:59.000Z", "2016-12-31T23:59:59.999Z"]);
  assert.deepEqual(span("0099-01-01"), ["0099-01-01T00:00:00.000Z", "0099-01-01T23:59:59.999Z"]);
});

test("a date without a time is meant where the practice is, on days with 23 and 25 hours too", () => {
  const hours = (text: string, zone: string): number => {
    const { start, end } = intervalOf(text, zone) ?? { start: 0, end: 0 };
    return (end + 1 - start) / 3_600_000;
  };
  const start = (text: string, zone: string) => new Date(intervalOf(text, zone)?.start ?? 0).toISOString();
  assert.equal(start("2026-11-25", "America/Los_Angeles"), "2026-11-25T08:00:00.000Z");
  assert.equal(start("2026-07-25", "America/Los_Angeles"), "2026-07-25T07:00:00.000Z");
  assert.equal(start("2026-11-25", "Asia/Kolkata"), "2026-11-24T18:30:00.000Z");
  assert.equal(start("2026-11-25T09:00:00", "Asia/Tokyo"), "2026-11-25T00:00:00.000Z");
  assert.deepEqual(
    ["2026-03-08", "2026-11-01", "2026-11-02"].map(day => hours(day, "America/New_York")),
    [23, 25, 24],
  );
});

test("what is no date of the calendar is none", () => {
  const none = [
    "",
    "26",
    "2026-13",
    "2026-00",
    "2026-1-1",
    "2023-02-29",
    "2023-02-30",
    "2026-04-31",
    "2026-01-00",
  ];
  const wrong = [
    "0000",
    "2026-11-25T",
    "2026-11-25T24:00:00Z",
    "2026-11-25T15:60Z",
    "2026-11-25 15:00",
    "12 May 1980",
  ];
  for (const text of [...none, ...wrong, "2026-11-25T15:00:00+15:00", "20261125", " 2026"]) {
    assert.equal(intervalOf(text, "UTC"), null, text);
  }
  for (const value of [undefined, null, 2026, {}, ["2026"]]) assert.equal(intervalOf(value, "UTC"), null);
  assert.deepEqual(["2024-02-29", "2024-02", "2024"].map(calendarDate), ["2024-02-29", "2024-02", "2024"]);
  assert.equal(calendarDate("2024-02-29T00:00:00Z"), null);
});

test("whatever day it is, its year, month, day and moment hold it, each within the one before", () => {
  const zones = fc.constantFrom("UTC", "Asia/Kathmandu", "Pacific/Apia", "America/St_Johns");
  const day = fc.date({ min: new Date("1600-01-01"), max: new Date("2400-01-01"), noInvalidDate: true });
  fc.assert(
    fc.property(day, zones, (date, zone) => {
      const text = date.toISOString();
      const inside = (inner: string, outer: string): void => {
        const a = intervalOf(inner, zone);
        const b = intervalOf(outer, zone);
        assert.ok(a && b && b.start <= a.start && a.start <= a.end && a.end <= b.end, `${inner} in ${outer}`);
      };
      inside(text.slice(0, 7), text.slice(0, 4));
      inside(text.slice(0, 10), text.slice(0, 7));
      inside(text.slice(0, 19), text.slice(0, 10));
      assert.equal(intervalOf(text, zone)?.start, date.getTime());
    }),
  );
});

test("what a period says holds from the first moment that its start names to the last that its end names", () => {
  const names = fc.constantFrom("2025", "2026", "2026-11", "2026-11-24", "2026-11-25", "2026-11-26", "2027");
  fc.assert(
    fc.property(fc.option(names), fc.option(names), (start, end) => {
      const period = { ...(start === null ? {} : { start }), ...(end === null ? {} : { end }) };
      const hasBegun = start === null || (intervalOf(start, "UTC")?.start ?? 0) <= now;
      const hasEnded = end !== null && (intervalOf(end, "UTC")?.end ?? 0) < now;
      assert.equal(standing(period, clock) === "now", hasBegun && !hasEnded);
    }),
  );
  assert.equal(standing(undefined, clock), "now");
  assert.equal(standing({ end: "2026-11-25T15:00:00Z" }, clock), "now");
  assert.equal(standing({ end: "2026-11-25T14:59:59Z" }, clock), "ended");
  assert.equal(standing({ start: "soon" }, clock), "unreadable");
  assert.equal(standing({ start: "soon", end: "2020" }, clock), "ended");
});

test("who is in a care team until today, this month or this year is in it", async () => {
  const roster = await made(
    ...[patient("p1"), ...staff],
    careTeam("p1", [
      member("d1", { period: { end: "2026-11-25" } }),
      member("d2", { period: { end: "2026" } }),
      member("d3", { period: { end: "2026-11" } }),
    ]),
  );
  assert.deepEqual(teamIn(roster), ["d1", "d2", "d3"]);
  assert.deepEqual(roster.problems, []);
});

test("a care team that ends today is one, and one that has not begun is none", async () => {
  const team = (period: object) => careTeam("p1", [member("d1")], { period });
  const of = (period: object) => made(patient("p1"), ...staff, team(period));
  assert.deepEqual(teamIn(await of({ end: "2026-11-25" })), ["d1"]);
  const future = await of({ start: "2027-01-01" });
  assert.deepEqual(teamIn(future), []);
  assert.deepEqual(reasonsFor(future, "CareTeam"), { "it has not begun": 1 });
  assert.deepEqual(reasonsFor(await of({ end: "2026-11-24" }), "CareTeam"), { "it has ended": 1 });
});

test("a participant who comes later, who has gone, or whose period is no date is left out and told", async () => {
  const roster = await made(
    ...[patient("p1"), ...staff],
    careTeam("p1", [
      member("d1", { period: { start: "2027-03-01" } }),
      member("d2", { period: { end: "2026-11-24T23:59:59Z" } }),
      member("d3", { period: { end: "30 November" } }),
    ]),
  );
  assert.deepEqual(teamIn(roster), []);
  assert.deepEqual(reasonsFor(roster, "CareTeam.participant"), {
    "has not begun": 1,
    "has ended": 1,
    "has a period that is no date": 1,
  });
  assert.deepEqual(roster.problems.map(problemLine), [
    "all.ndjson:5: has a participant whose period is no date",
  ]);
});

test("each team whose period is no date is told, and is none", async () => {
  const odd = () => careTeam("p1", [member("d1")], { period: { start: "soon" } });
  const roster = await made(patient("p1"), ...staff, odd(), odd());
  assert.deepEqual(teamIn(roster), []);
  assert.deepEqual(roster.problems.map(problemLine), [
    "all.ndjson:5: has a period that is no date",
    "all.ndjson:6: has a period that is no date",
  ]);
  assert.deepEqual(reasonsFor(roster, "CareTeam"), { "it has a period that is no date": 2 });
});

test("a role gives its title, and stands for its holder in a team, on the days that it is held", async () => {
  const role = (id: string, holder: string, period: object) => ({
    resourceType: "PractitionerRole",
    id,
    practitioner: { reference: `Practitioner/${holder}` },
    code: [{ text: `Title ${id}` }],
    period,
  });
  const roster = await made(
    ...[patient("p1"), ...staff],
    role("r1", "d1", { end: "2026-11-25" }),
    role("r2", "d2", { start: "2026-11-26" }),
    role("r3", "d3", { end: "2025" }),
    careTeam(
      "p1",
      ["r1", "r2", "r3"].map(id => ({ member: { reference: `PractitionerRole/${id}` } })),
    ),
  );
  assert.deepEqual(teamIn(roster), ["d1"]);
  assert.deepEqual(
    roster.staff.map(({ title }) => title),
    ["Title r1", undefined, undefined],
  );
  assert.deepEqual(reasonsFor(roster, "PractitionerRole"), { "it has not begun": 1, "it has ended": 1 });
});

test("names, numbers and phones hold on the days that they name", async () => {
  const until = (end: string) => ({ period: { end } });
  const roster = await made(
    patient("p1", {
      name: [
        { use: "official", text: "Until Today", ...until("2026-11-25") },
        { use: "usual", text: "Usual" },
      ],
      identifier: [
        { type: { coding: [{ code: "MR" }] }, value: "MR-1", ...until("2026-11") },
        { use: "usual", value: "U-1" },
      ],
      telecom: [
        { system: "phone", use: "mobile", value: "1", ...until("2025") },
        { system: "phone", value: "2", period: { start: "2026-11-25" } },
      ],
    }),
  );
  const [made1] = roster.patients;
  assert.deepEqual([made1?.name, made1?.patientId, made1?.phone], ["Until Today", "MR-1", "2"]);
});

test("an encounter counts from the day, month or year on that its start names", async () => {
  const roster = await made(
    ...[patient("p1"), ...staff],
    encounter("p1", "2026-11-25", ["d1"]),
    encounter("p1", "2026-11-26", ["d2"]),
    encounter("p1", "", ["d3"], {
      period: { start: "2026" },
      participant: [
        { individual: { reference: "Practitioner/d3" }, period: { start: "2026-11" } },
        { individual: { reference: "Practitioner/d2" }, period: { start: "2026-12" } },
      ],
    }),
  );
  assert.deepEqual(teamIn(roster), ["*d1", "d3"]);
  assert.deepEqual(reasonsFor(roster, "Encounter"), { "it has not begun": 1 });
});

test("a birth date that the calendar does not have is told and left out", async () => {
  const dates = ["2023-02-30", "2023-02-28", "1980-13", "1980-05", "1980", "1980-05-12T10:00:00Z", "", 1980];
  const roster = await made(...dates.map((birthDate, index) => patient(`p${index}`, { birthDate })));
  assert.deepEqual(
    roster.patients.map(({ birthDate }) => birthDate),
    [undefined, "2023-02-28", undefined, "1980-05", "1980", undefined, undefined, undefined],
  );
  assert.deepEqual(roster.problems.map(problemLine), [
    "all.ndjson:1: has a birth date that is no date; it is left out",
    "all.ndjson:3: has a birth date that is no date; it is left out",
    "all.ndjson:6: has a birth date that is no date; it is left out",
    "all.ndjson:7: has a birth date that is no date; it is left out",
    "all.ndjson:8: has a birth date that is no date; it is left out",
  ]);
});

test("days are the practice's own where its time zone is told", async () => {
  const files = {
    "all.ndjson": lines(
      patient("p1"),
      ...staff,
      careTeam("p1", [member("d1", { period: { end: "2026-11-24" } })]),
    ),
  };
  const early = Date.parse("2026-11-25T05:00:00Z");
  const there = await rosterOfFiles(folder, files, { now: early, timeZone: "America/Los_Angeles" });
  const here = await rosterOfFiles(folder, files, { now: early });
  assert.deepEqual([teamIn(there), teamIn(here)], [["d1"], []]);
});

test("a time zone that there is not is an error that says so", () => {
  assert.throws(() => rosterFromFhir([], { now, timeZone: "Somewhere" }), {
    code: "bad-input",
    message: /timeZone/,
  });
});
