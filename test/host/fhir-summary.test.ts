import assert from "node:assert/strict";
import { after, test } from "node:test";
import { importFhir, readFhir, rosterFromFhir, summaryOf, summaryTable } from "@carethread/host/fhir";
import fc from "fast-check";
import { runs } from "../support/long.ts";
import { accept, fakeRooms } from "./fake-rooms.ts";
import { careTeam, encounter, Folder, type Json, lines, now, patient, practitioner } from "./fhir-fixture.ts";

const folder = await Folder.make();
after(() => folder.remove());

test("the summary is a table of what came in, what was left out, and why", async () => {
  const path = await folder.write({
    "a.ndjson": lines(
      patient("p1"),
      patient("p2", { active: false }),
      patient("p3", { link: [{ type: "replaced-by", other: { reference: "Patient/p1" } }] }),
      patient("p1"),
      practitioner("d1"),
      careTeam("p1", [{ member: { reference: "Practitioner/d1" } }]),
      careTeam("p1", [], { status: "inactive" }),
      encounter("p1", "2025-01-01", ["d1"]),
      encounter("p1", "2031-01-01", ["d1"]),
      { resourceType: "Organization", id: "o" },
      { resourceType: "Observation", id: "1" },
      { resourceType: "Observation", id: "2" },
      { resourceType: "Patient" },
    ),
    "notes.txt": "x",
  });
  const { report, summary } = await importFhir(path, fakeRooms(accept).host, { now });
  assert.equal(
    report,
    [
      "Patients  1, 0 of them deceased, 0 without a care team",
      "Staff     1",
      "Merged    1 record into others",
      "Withdrawn 1 patient, 0 staff",
      "Pushed    4 taken, 0 known already, 0 refused",
      "",
      "                      read  in  out  because",
      "CareTeam                 2   1    1  its status is inactive",
      "CareTeam.participant     1   1",
      "Encounter                2   1    1  it has not begun",
      "Observation              2   0    2  the roster does not need it",
      "Organization             1   0    1  the roster does not need it",
      "Patient                  5   1    1  it cannot be read",
      "                                  1  a newer copy is there",
      "                                  1  it is not active",
      "                                  1  another has replaced it",
      "Practitioner             1   1",
      "",
      "Not read  1",
      "  notes.txt: is neither *.ndjson nor *.json",
      "",
      "Problems  1",
      "  a.ndjson:13: is a Patient without an id",
    ].join("\n"),
  );
  assert.deepEqual(
    summary.find(({ type }) => type === "Observation"),
    {
      ...{ type: "Observation", read: 2, cameIn: 0 },
      leftOut: [{ reason: "the roster does not need it", count: 2 }],
    },
  );
});

const ids = ["1", "2", "3"];
const id = fc.constantFrom(...ids);
const date = fc.constantFrom("2020", "2026-06", "2026-06-01", "2031", "soon", undefined, 5);
const period = fc.option(fc.record({ start: date, end: date }), { nil: undefined });
const types = ["Patient", "Practitioner", "PractitionerRole", "CareTeam", "Organization", "Device"];
const reference = fc.oneof(
  fc.record({ reference: fc.tuple(fc.constantFrom(...types), id).map(parts => parts.join("/")) }),
  fc.record({
    reference: fc.constantFrom("#inner", "urn:uuid:1", "Practitioner?identifier=1", "nonsense", ""),
  }),
  fc.record({ identifier: fc.record({ value: id }), type: fc.constantFrom(...types, undefined) }),
  fc.record({ display: fc.constant("Somebody") }),
  fc.constant({}),
);
const garbage = fc.constantFrom<unknown>(null, 5, "text", [], {}, [null], [[]], { a: 1 }, true);
const orGarbage = <T>(value: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 9, arbitrary: value as fc.Arbitrary<unknown> }, garbage);
const status = fc.constantFrom("active", "inactive", "finished", "planned", undefined);
const resource = fc.record({
  resourceType: fc.constantFrom(...types, "Encounter", "RelatedPerson", "Observation", "Group"),
  id: fc.oneof({ weight: 8, arbitrary: id }, fc.constantFrom("", "no id", undefined)),
  meta: orGarbage(fc.record({ lastUpdated: fc.constantFrom("2026-01-01T00:00:00Z", undefined) })),
  active: fc.constantFrom(true, false, undefined),
  status: orGarbage(status),
  name: orGarbage(fc.array(fc.record({ text: fc.constantFrom("Ann", "", "\u200b") }), { maxLength: 2 })),
  birthDate: orGarbage(fc.constantFrom("1980-02-30", "1980", undefined)),
  subject: orGarbage(reference),
  practitioner: orGarbage(reference),
  period: orGarbage(period),
  participant: orGarbage(
    fc.array(
      orGarbage(fc.record({ member: orGarbage(reference), individual: orGarbage(reference), period })),
      {
        maxLength: 3,
      },
    ),
  ),
  generalPractitioner: orGarbage(fc.array(orGarbage(reference), { maxLength: 2 })),
  identifier: orGarbage(fc.array(orGarbage(fc.record({ value: orGarbage(id) })), { maxLength: 2 })),
  link: orGarbage(
    fc.array(
      orGarbage(fc.record({ type: fc.constantFrom("replaced-by", "replaces"), other: orGarbage(reference) })),
      {
        maxLength: 2,
      },
    ),
  ),
  contained: orGarbage(
    fc.array(orGarbage(fc.record({ resourceType: fc.constantFrom(...types), id: fc.constant("inner") })), {
      maxLength: 1,
    }),
  ),
});

test("of whatever is read, each resource is counted once: it came in, or was left out for one reason", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(resource, { maxLength: 25 }), async resources => {
      const read = await readFhir(await folder.write({ "a.ndjson": lines(...(resources as Json[])) }));
      const roster = rosterFromFhir(read.resources, { now });
      const summary = summaryOf(read, roster);
      const types = summary.filter(({ type }) => !type.includes("."));
      assert.deepEqual(Object.fromEntries(types.map(({ type, read }) => [type, read])), { ...read.counts });
      for (const { read, cameIn, leftOut } of summary) {
        assert.equal(
          read,
          leftOut.reduce((sum, { count }) => sum + count, cameIn),
        );
      }
      assert.equal(roster.cameIn.Patient ?? 0, roster.patients.length);
      assert.equal(roster.cameIn.Practitioner ?? 0, roster.staff.length);
      assert.ok(summaryTable(summary).length > 0);
    }),
    { numRuns: runs(40) },
  );
});
