import assert from "node:assert/strict";
import { after, test } from "node:test";
import { problemLine } from "@carethread/host/fhir";
import { Folder, now, npi, patient, practitioner, rosterOf } from "./fhir-fixture.ts";

const folder = await Folder.make();
after(() => folder.remove());

const medicalRecord = { coding: [{ code: "MR" }] };

async function onePatient(more: object) {
  const { patients } = await rosterOf(folder, patient("p1", { ...more }));
  assert.equal(patients.length, 1);
  return patients[0];
}

test("a patient comes with name, birth date, patient ID, phone and portal login", async () => {
  const made = await onePatient({
    name: [
      { use: "maiden", family: "Paucek755", given: ["Yvone889"] },
      { use: "usual", given: ["Yvi"] },
      { use: "official", family: "Cummings51", given: ["Yvone889", "Janina163"], prefix: ["Mrs."] },
    ],
    birthDate: "1963-07-15",
    identifier: [
      { type: { coding: [{ code: "SS" }] }, use: "usual", value: "999-94-5397" },
      { type: medicalRecord, value: "MRN-7" },
    ],
    telecom: [
      { system: "email", value: "y@example.org" },
      { system: "phone", use: "home", value: "555-897-2109" },
      { system: "phone", use: "mobile", value: "555-111-2222" },
    ],
  });
  assert.deepEqual(made, {
    type: "patient",
    id: "p1",
    version: now,
    name: "Yvone889 Janina163 Cummings51",
    patientId: "MRN-7",
    birthDate: "1963-07-15",
    phone: "555-111-2222",
    deceased: false,
    active: true,
    programs: [],
    episodes: [],
    team: [],
    linked: [{ id: "p1", name: "Yvone889 Janina163 Cummings51", relation: "self" }],
  });
});

test("the dead are marked, by date or by flag", async () => {
  assert.equal((await onePatient({ deceasedDateTime: "2020" }))?.deceased, true);
  assert.equal((await onePatient({ deceasedBoolean: true }))?.deceased, true);
  assert.equal((await onePatient({ deceasedBoolean: false }))?.deceased, false);
});

test("a resource that stands there twice is one: the one changed last, else the later", async () => {
  const at = (lastUpdated: string, family: string) =>
    patient("p1", { meta: { lastUpdated }, name: [{ family }] });
  const dated = await rosterOf(folder, at("2026-02-01T00:00:00Z", "New"), at("2026-01-01T00:00:00Z", "Old"));
  assert.deepEqual(
    dated.patients.map(({ name }) => name),
    ["New"],
  );
  const undated = await rosterOf(folder, patient("p1"), patient("p1", { name: [{ family: "Later" }] }));
  assert.deepEqual(
    undated.patients.map(({ name }) => name),
    ["Later"],
  );
});

test("staff come with prefix, title and whether they are still here", async () => {
  const role = (more: object) => ({
    resourceType: "PractitionerRole",
    id: `r-${JSON.stringify(more).length}`,
    practitioner: { identifier: { system: npi, value: "npi-kim" } },
    ...more,
  });
  const { staff } = await rosterOf(
    folder,
    role({ active: false, code: [{ text: "Former chief" }] }),
    role({ period: { end: "2020-01-01" }, code: [{ text: "Locum for a while" }] }),
    role({ code: [{ coding: [{ display: "General Practice Physician" }] }] }),
    practitioner("kim"),
    practitioner("lee", { active: false, qualification: [{ code: { text: "Registered nurse" } }] }),
    practitioner("noa", { name: [{ text: "Noa Adler", prefix: ["Dr."] }] }),
    {
      resourceType: "PractitionerRole",
      id: "r9",
      practitioner: { reference: "Practitioner/noa" },
      specialty: [{ text: "Cardiology" }],
    },
  );
  assert.deepEqual(
    staff.map(({ id, name, title, active, version }) => [id, name, title, active, version]),
    [
      ["kim", "Dr. Kim KIM", "General Practice Physician", true, now],
      ["lee", "Dr. Kim LEE", "Registered nurse", false, now],
      ["noa", "Dr. Noa Adler", "Cardiology", true, now],
    ],
  );
});

test("resources of a wrong shape are told by their line, and the others come in", async () => {
  const { patients, staff, problems } = await rosterOf(
    folder,
    patient("p1", { name: "Ada Berg" }),
    patient("p2", { birthDate: "12 May 1980" }),
    patient("p3", { identifier: 5, telecom: {}, link: null, name: [null, 7] }),
    practitioner("kim", { name: undefined }),
    patient("p4"),
  );
  assert.deepEqual(
    patients.map(({ id, name, birthDate }) => [id, name, birthDate]),
    [
      ["p1", "p1", undefined],
      ["p2", "Ada Berg", undefined],
      ["p3", "p3", undefined],
      ["p4", "Ada Berg", undefined],
    ],
  );
  assert.equal(staff[0]?.name, "kim");
  assert.deepEqual(problems.map(problemLine).sort(), [
    "all.ndjson:1: is a Patient without a name; the number is shown",
    "all.ndjson:2: has a birth date that is no date; it is left out",
    "all.ndjson:3: is a Patient without a name; the number is shown",
    "all.ndjson:4: is a Practitioner without a name; the id is shown",
  ]);
});
