import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { importFhir, readFhir, rosterFromFhir } from "@carethread/host/fhir";
import { accept, fakeRooms, refuse } from "./fake-rooms.ts";
import { encounter, Folder, lines, now, patient, practitioner, teamIn } from "./fhir-fixture.ts";

const folder = await Folder.make();
after(() => folder.remove());

const root = fileURLToPath(new URL("../..", import.meta.url));
const synthea = resolve(root, "../shared/data/synthea-10");
const skip = existsSync(synthea) ? false : "the sample data is not here";

test("a transaction Bundle whose entries know each other by UUID becomes a roster", async () => {
  const uuid = (n: number) => `urn:uuid:0000000${n}-aaaa-bbbb-cccc-000000000000`;
  const entry = (n: number, { id: _, ...resource }: Record<string, unknown>) => ({
    fullUrl: uuid(n),
    resource,
  });
  const met = encounter("", "2025-01-01", [{ reference: uuid(2) }], { subject: { reference: uuid(1) } });
  const bundle = {
    resourceType: "Bundle",
    type: "transaction",
    entry: [entry(3, met), entry(1, patient("")), entry(2, practitioner("kim"))],
  };
  const path = await folder.write({ "Bundle.json": JSON.stringify(bundle) });
  const read = await readFhir(join(path, "Bundle.json"));
  const roster = rosterFromFhir(read.resources, { now });
  assert.deepEqual([...read.problems, ...roster.problems], []);
  assert.equal(roster.patients[0]?.id, uuid(1).slice("urn:uuid:".length));
  assert.deepEqual(teamIn(roster), [`*${uuid(2).slice("urn:uuid:".length)}`]);
});

test("[I-7] an import pushes what it can and reports the rest by file and line, without a name", async () => {
  const path = await folder.write({
    "Patient.ndjson": `${lines(patient("p1"), patient("p2", { deceasedBoolean: true }))}{"name":"Ada`,
    "Practitioner.ndjson": lines(practitioner("kim")),
    "Encounter.ndjson": lines(encounter("p1", "2025-01-01", ["kim"])),
  });
  const { host, seen } = fakeRooms(request => (request.body.id === "p2" ? refuse("too-large") : accept()));
  const result = await importFhir(path, host, { now });
  assert.deepEqual(
    seen.map(request => [request.body.id, request.body.version]),
    [
      ["kim", now],
      ["p1", now],
      ["p2", now],
    ],
  );
  assert.equal(
    result.report,
    [
      "Patients  2, 1 of them deceased, 1 without a care team",
      "Staff     1",
      "Pushed    2 taken, 0 known already, 1 refused",
      "",
      "              read  in  out  because",
      "Encounter        1   1",
      "Patient          2   2",
      "Practitioner     1   1",
      "",
      "Refused  1",
      "  Patient.ndjson:2: was refused: The request's body is larger than the limit.",
      "",
      "Problems  1",
      "  Patient.ndjson:3: is not JSON",
    ].join("\n"),
  );
});

test("a report does not flood the terminal", async () => {
  const broken = Array.from({ length: 50 }, () => "{").join("\n");
  const path = await folder.write({ "Patient.ndjson": broken });
  const { report, problems } = await importFhir(path, fakeRooms(accept).host, { now });
  assert.equal(problems.length, 50);
  assert.match(report, /… and 30 more$/);
  assert.ok(report.split("\n").length < 30);
});

test("a synthetic export of 13 patients comes in whole", { skip }, async () => {
  const read = await readFhir(synthea);
  const roster = rosterFromFhir(read.resources, { now });
  assert.deepEqual([...read.problems, ...roster.problems], []);
  assert.deepEqual(roster.summary, { patients: 13, deceased: 3, staff: 43, withoutTeam: 0 });
  const sizes = roster.patients.map(({ team }) => team.length);
  assert.deepEqual([Math.min(...sizes), Math.max(...sizes)], [2, 6]);
  for (const { team } of roster.patients) {
    assert.deepEqual(
      team.map(({ role }) => role),
      ["primary-coach", ...team.slice(1).map(() => "care-team")],
    );
  }
  const gladys = roster.patients.find(({ name }) => name === "Gladys682 Schumm995");
  assert.deepEqual(gladys?.team[0], {
    id: gladys?.team[0]?.id,
    name: "Dr. Bobbye345 Wuckert783",
    title: "General Practice Physician",
    role: "primary-coach",
  });
  assert.equal(gladys?.phone, "555-199-5195");
});
