import assert from "node:assert/strict";
import { after, test } from "node:test";
import { problemLine } from "@carethread/host/fhir";
import { careTeam, encounter, Folder, npi, patient, practitioner, rosterOf, teamIn } from "./fhir-fixture.ts";

const folder = await Folder.make();
after(() => folder.remove());

const staff = ["kim", "lee", "noa"].map(id => practitioner(id));
const member = (id: string, more = {}) => ({ member: { reference: `Practitioner/${id}` }, ...more });

test("without a care team, who met the patient most is the primary", async () => {
  const made = await rosterOf(
    folder,
    patient("p"),
    ...staff,
    encounter("p", "2025-01-01", ["kim", "lee"]),
    encounter("p", "2025-02-01", ["lee"]),
    encounter("p", "2025-03-01", ["noa"]),
  );
  assert.deepEqual(teamIn(made), ["*lee", "noa", "kim"]);
  assert.deepEqual(made.patients[0]?.team[0], { id: "lee", name: "Dr. Kim LEE", role: "primary-coach" });
  assert.deepEqual(made.problems, []);
});

test("a tie goes to the one met latest", async () => {
  const made = await rosterOf(
    folder,
    ...[patient("p"), ...staff],
    encounter("p", "2025-03-01T10:00:00+02:00", ["kim"]),
    encounter("p", "2025-03-01T09:00:00Z", ["lee"]),
  );
  assert.deepEqual(teamIn(made), ["*lee", "kim"]);
});

test("somebody named twice in one encounter was met once", async () => {
  const made = await rosterOf(
    folder,
    ...[patient("p"), ...staff],
    encounter("p", "2025-01-01", ["kim", "kim"]),
    encounter("p", "2025-02-01", ["lee"]),
  );
  assert.deepEqual(teamIn(made), ["*lee", "kim"]);
});

test("the five years before the patient's last encounter count, the first day included", async () => {
  const made = await rosterOf(
    folder,
    ...[patient("p"), ...staff],
    encounter("p", "2006-05-10T12:00:00Z", ["lee"]),
    encounter("p", "2001-05-10T12:00:00Z", ["kim"]),
    encounter("p", "2001-05-10T11:59:59Z", ["noa"]),
  );
  assert.deepEqual(teamIn(made), ["*lee", "kim"]);
});

test("encounters that did not take place count neither for the team nor as the last one", async () => {
  const made = await rosterOf(
    folder,
    ...[patient("p"), ...staff],
    encounter("p", "2018-01-01", ["kim"]),
    encounter("p", "2025-01-01", ["lee"], { status: "cancelled" }),
    encounter("p", "2025-01-01", ["lee"], { status: "planned" }),
    encounter("p", "2025-01-01", ["lee"], { status: "entered-in-error" }),
    encounter("p", "2031-01-01", ["noa"]),
  );
  assert.deepEqual(teamIn(made), ["*kim"]);
});

test("an encounter without a date, or of an unknown patient, is told", async () => {
  const made = await rosterOf(
    folder,
    ...[patient("p"), ...staff],
    encounter("p", "", ["kim"], { period: undefined }),
    encounter("nobody", "2025-01-01", ["kim"]),
    encounter("nobody", "2025-01-02", ["kim"]),
    encounter("p", "2025-01-01", ["stranger"]),
    encounter("p", "2025-01-02", ["stranger"]),
  );
  assert.deepEqual(teamIn(made), []);
  assert.deepEqual(made.problems.map(problemLine), [
    "all.ndjson:5: is an Encounter without a date, so it counts for no team",
    "all.ndjson:6: refers to a patient who is not in the data",
    "all.ndjson:8: refers to staff who are not in the data: Practitioner/stranger",
  ]);
  assert.equal(made.summary.withoutTeam, 1);
});

test("an active care team is the team, whoever else met the patient", async () => {
  const made = await rosterOf(
    folder,
    ...[patient("p"), ...staff],
    { resourceType: "PractitionerRole", id: "role", practitioner: { reference: "Practitioner/lee" } },
    careTeam("p", [
      member("kim"),
      { member: { reference: "PractitionerRole/role" }, role: [{ text: "Primary care provider" }] },
      { member: { reference: "Patient/p" } },
      { member: { reference: "Organization/o" } },
      { member: { reference: "RelatedPerson/r" } },
      {},
    ]),
    encounter("p", "2025-01-01", ["noa"]),
  );
  assert.deepEqual(teamIn(made), ["*lee", "kim"]);
  assert.deepEqual(made.problems, []);
});

test("a care team that names no primary has the general practitioner, else who met the patient most", async () => {
  const data = [
    ...staff,
    careTeam(
      "p",
      ["kim", "lee"].map(id => member(id)),
    ),
    encounter("p", "2025-01-01", ["lee"]),
  ];
  assert.deepEqual(teamIn(await rosterOf(folder, patient("p"), ...data)), ["*lee", "kim"]);
  const generalPractitioner = [{ reference: "Practitioner/noa" }, { reference: "Practitioner/kim" }];
  assert.deepEqual(teamIn(await rosterOf(folder, patient("p", { generalPractitioner }), ...data)), [
    "*kim",
    "lee",
  ]);
});

test("several care teams are one; ended teams and memberships, and teams without staff, are none", async () => {
  const ended = { period: { end: "2020-01-01" } };
  const made = await rosterOf(
    folder,
    ...[patient("p"), patient("q"), ...staff],
    careTeam("p", [member("kim"), member("noa", ended)]),
    careTeam("p", [member("lee"), member("kim")]),
    careTeam("p", [member("noa")], { status: "inactive" }),
    careTeam("p", [member("noa")], ended),
    careTeam("q", [{ member: { reference: "Patient/q" } }]),
    encounter("q", "2025-01-01", ["noa"]),
  );
  assert.deepEqual(teamIn(made), ["kim", "lee"]);
  assert.deepEqual(teamIn(made, 1), ["*noa"]);
});

test("somebody who has left is in no team", async () => {
  const made = await rosterOf(
    folder,
    ...[patient("p"), practitioner("kim", { active: false }), practitioner("lee")],
    encounter("p", "2025-01-01", ["kim"]),
    encounter("p", "2025-01-02", ["kim", "lee"]),
  );
  assert.deepEqual(teamIn(made), ["*lee"]);
  assert.equal(made.staff.find(({ id }) => id === "kim")?.active, false);
});

const styles: Readonly<Record<string, object>> = {
  relative: { reference: "Practitioner/kim" },
  versioned: { reference: "Practitioner/kim/_history/3" },
  absolute: { reference: "https://fhir.example.org/r4/Practitioner/kim" },
  "a Bundle's UUID": { reference: "urn:uuid:kim" },
  conditional: { reference: `Practitioner?identifier=${npi}|npi-kim` },
  "conditional and encoded": { reference: `Practitioner?identifier=${encodeURIComponent(`${npi}|npi-kim`)}` },
  "conditional without a system": { reference: "Practitioner?identifier=npi-kim" },
  logical: { identifier: { system: npi, value: "npi-kim" } },
  "logical with a type": { type: "Practitioner", identifier: { system: npi, value: "npi-kim" } },
  "dangling, but logical too": {
    reference: "Practitioner/elsewhere",
    identifier: { system: npi, value: "npi-kim" },
  },
  contained: { reference: "#inner" },
};

for (const [style, reference] of Object.entries(styles)) {
  test(`a reference that is ${style} is followed`, async () => {
    const contained = [{ ...practitioner("kim"), id: "inner" }];
    const made = await rosterOf(
      folder,
      ...[patient("p"), ...staff],
      encounter("p", "2025-01-01", [{ ...reference }], { contained }),
    );
    assert.deepEqual([teamIn(made), made.problems], [["*kim"], []]);
  });
}

test("a reference that names nobody, or two people, puts nobody into a team", async () => {
  const twin = practitioner("twin", { identifier: [{ system: npi, value: "npi-kim" }] });
  const made = await rosterOf(
    folder,
    ...[patient("p"), ...staff, twin],
    encounter("p", "2025-01-01", [
      { reference: `Practitioner?identifier=${npi}|npi-kim` },
      { reference: "Practitioner?identifier=other|npi-lee" },
      { identifier: { value: "npi-none" } },
      { display: "Dr. Kim" },
      { reference: "#missing" },
      { type: "Device", identifier: { value: "npi-lee" } },
      { reference: "Device/7" },
    ]),
  );
  assert.deepEqual(teamIn(made), []);
  assert.deepEqual(
    made.problems.map(({ message }) => message.replace("refers to staff who are not in the data", "-")),
    [
      `refers to staff by what names several: Practitioner?identifier=${npi}|npi-kim`,
      "-: Practitioner?identifier=other|npi-lee",
      "-: Practitioner or PractitionerRole with the identifier |npi-none",
      "names staff by a display name alone",
      "-: #missing",
    ],
  );
});

test("a number of the state's by which staff are named is not told", async () => {
  const ssn = "http://hl7.org/fhir/sid/us-ssn";
  const made = await rosterOf(
    folder,
    patient("p"),
    careTeam("p", [
      { member: { reference: `Practitioner?identifier=${ssn}|999945397` } },
      { member: { reference: `Practitioner?identifier=${encodeURIComponent(`${ssn}|999945397`)}` } },
      { member: { identifier: { system: ssn, value: "999945397" } } },
      { member: { identifier: { value: "999-94-5397" } } },
    ]),
  );
  assert.equal(made.problems.length, 4);
  for (const { message } of made.problems) {
    assert.match(message, /…$/);
    assert.doesNotMatch(message, /5397/);
  }
});
