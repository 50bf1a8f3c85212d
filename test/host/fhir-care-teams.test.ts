import assert from "node:assert/strict";
import { after, test } from "node:test";
import { problemLine } from "@carethread/host/fhir";
import { limits } from "@carethread/model";
import fc from "fast-check";
import { runs } from "../support/long.ts";
import {
  careTeam,
  encounter,
  Folder,
  type Json,
  patient,
  practitioner,
  reasonsFor,
  rosterOf,
  teamIn,
} from "./fhir-fixture.ts";

const folder = await Folder.make();
after(() => folder.remove());

const staff = ["d1", "d2", "d3", "d4"].map(id => practitioner(id));
const named = (reference: string, more = {}) => ({ member: { reference }, ...more });
const member = (id: string, more = {}) => named(`Practitioner/${id}`, more);
/** A care team that is nobody's. */
const team = (id: string, members: readonly Json[], more: Json = {}) =>
  careTeam("", members, { id, subject: undefined, ...more });
const coded = (code: string, display?: string) => ({ role: [{ coding: [{ code, display }] }] });
const said = (text: string) => ({ role: [{ text }] });
const told = ({ problems }: { problems: readonly Parameters<typeof problemLine>[0][] }) =>
  problems.map(problemLine);

test("the members of a team within a team are in, however deep it stands", async () => {
  const roster = await rosterOf(
    folder,
    ...[patient("p"), ...staff],
    careTeam("p", [named("CareTeam/c2"), member("d1")], { id: "c1" }),
    team("c2", [member("d3"), named("CareTeam/c3")]),
    team("c3", [member("d4")]),
  );
  assert.deepEqual(teamIn(roster), ["d1", "d3", "d4"]);
  assert.deepEqual([told(roster), roster.cameIn.CareTeam], [[], 3]);
});

test("teams that stand in each other, or in themselves, are each read once", async () => {
  const roster = await rosterOf(
    folder,
    ...[patient("p"), ...staff],
    careTeam("p", [named("CareTeam/c1"), named("CareTeam/c2"), member("d1")], { id: "c1" }),
    team("c2", [named("CareTeam/c3"), member("d2")]),
    team("c3", [named("CareTeam/c2"), named("CareTeam/c1"), member("d3")]),
  );
  assert.deepEqual(teamIn(roster), ["d1", "d2", "d3"]);
  assert.deepEqual(told(roster), []);
});

test("a team within is in while it is active, begun, not ended, and its part in the other one holds", async () => {
  const roster = await rosterOf(
    folder,
    ...[patient("p"), ...staff],
    careTeam("p", [
      ...["off", "later", "before", "gone"].map(id => named(`CareTeam/${id}`)),
      named("CareTeam/on", { period: { end: "2020" } }),
    ]),
    team("off", [member("d1")], { status: "suspended" }),
    team("later", [member("d1")], { period: { start: "2027" } }),
    team("before", [member("d1")], { period: { end: "2020" } }),
    team("on", [member("d1")]),
  );
  assert.deepEqual(teamIn(roster), []);
  assert.deepEqual(reasonsFor(roster, "CareTeam.participant"), {
    "is a team within, and its status is suspended": 1,
    "is a team within, and it has not begun": 1,
    "is a team within, and it has ended": 1,
    "is not in the data": 1,
    "has ended": 1,
  });
  assert.deepEqual(reasonsFor(roster, "CareTeam"), {
    "its status is suspended": 1,
    "it has not begun": 1,
    "it has ended": 1,
    "it names no patient": 1,
  });
});

test("a team of another patient brings nobody in, and that is told", async () => {
  const roster = await rosterOf(
    folder,
    ...[patient("p"), patient("q"), ...staff],
    careTeam("p", [named("CareTeam/other"), member("d1")]),
    careTeam("q", [member("d2")], { id: "other" }),
  );
  assert.deepEqual([teamIn(roster), teamIn(roster, 1)], [["d1"], ["d2"]]);
  assert.deepEqual(told(roster), ["all.ndjson:7: has a team within that is another patient's"]);
});

test("a team may be contained in the other, with roles of its own", async () => {
  const contained = [
    { resourceType: "CareTeam", id: "inner", participant: [named("#role"), member("d2")] },
    { resourceType: "PractitionerRole", id: "role", practitioner: { reference: "Practitioner/d1" } },
  ];
  const roster = await rosterOf(
    folder,
    ...[patient("p"), ...staff],
    careTeam("p", [named("#inner")], { contained }),
  );
  assert.deepEqual([teamIn(roster), told(roster)], [["d1", "d2"], []]);
});

test("a team that names no patient and stands in no other is told", async () => {
  const roster = await rosterOf(folder, ...staff, team("c", [member("d1")]));
  assert.deepEqual(told(roster), ["all.ndjson:5: has a subject that names no patient"]);
  assert.deepEqual(reasonsFor(roster, "CareTeam"), { "it names no patient": 1 });
});

test("participants of every kind are in, or counted with the reason", async () => {
  const roster = await rosterOf(
    folder,
    ...[patient("p"), ...staff, practitioner("left", { active: false })],
    { resourceType: "PractitionerRole", id: "r1", practitioner: { reference: "Practitioner/d2" } },
    {
      resourceType: "PractitionerRole",
      id: "r2",
      active: false,
      practitioner: { reference: "Practitioner/d3" },
    },
    { resourceType: "PractitionerRole", id: "r3", organization: { reference: "Organization/o" } },
    { resourceType: "RelatedPerson", id: "mum", patient: { reference: "Patient/p" } },
    careTeam("p", [
      ...["Practitioner/d1", "PractitionerRole/r1", "PractitionerRole/r2", "PractitionerRole/r3"].map(id =>
        named(id),
      ),
      ...["Practitioner/left", "Patient/p", "RelatedPerson/mum", "Organization/o", "Device/d"].map(id =>
        named(id),
      ),
      ...[{ member: { display: "Dr. Somebody" } }, said("Nurse, to be found"), {}],
    ]),
  );
  assert.deepEqual(teamIn(roster), ["d1", "d2"]);
  assert.equal(roster.cameIn["CareTeam.participant"], 2);
  assert.deepEqual(reasonsFor(roster, "CareTeam.participant"), {
    "is a role that is not active": 1,
    "is a role that nobody is known to hold": 1,
    "has left the practice": 1,
    "is the patient, who is there anyway": 1,
    "is a related person, who has no access by a team": 1,
    "is of type Organization, which is no person of the staff": 1,
    "is of type Device, which is no person of the staff": 1,
    "is named by a display name alone": 1,
    "names nobody": 2,
  });
  assert.deepEqual(
    roster.patients[0]?.linked.map(({ id }) => id),
    ["p"],
  );
  assert.deepEqual(told(roster), ["all.ndjson:11: names staff by a display name alone"]);
});

test("the primary is who a role names so, by its text or by its code", async () => {
  const primaries = [
    said("Primary care provider"),
    said("PCP"),
    said("primary coach"),
    coded("446050000"),
    coded("PCP"),
    coded("x", "Primary care physician"),
  ];
  for (const role of primaries) {
    const roster = await rosterOf(
      folder,
      patient("p"),
      ...staff,
      careTeam("p", [member("d1"), member("d2", role)]),
    );
    assert.deepEqual(teamIn(roster), ["*d2", "d1"], JSON.stringify(role));
  }
  const others = [
    said("Non-primary contact"),
    said("Not primary"),
    coded("17561000", "Cardiologist"),
    said("Nurse"),
  ];
  for (const role of others) {
    const roster = await rosterOf(
      folder,
      patient("p"),
      ...staff,
      careTeam("p", [member("d1"), member("d2", role)]),
    );
    assert.deepEqual(teamIn(roster), ["d1", "d2"], JSON.stringify(role));
  }
});

test("a secondary coach is one", async () => {
  const members = [member("d1", said("Primary coach")), member("d2", said("Secondary coach")), member("d3")];
  const { patients } = await rosterOf(folder, patient("p"), ...staff, careTeam("p", members));
  assert.deepEqual(
    patients[0]?.team.map(({ id, role }) => [id, role]),
    [
      ["d1", "primary-coach"],
      ["d2", "secondary"],
      ["d3", "care-team"],
    ],
  );
});

test("without a care team and encounters the general practitioner is the team, as primary", async () => {
  const of = (...references: readonly Json[]) =>
    rosterOf(
      folder,
      ...[patient("p", { generalPractitioner: references }), ...staff],
      { resourceType: "PractitionerRole", id: "r1", practitioner: { reference: "Practitioner/d2" } },
      {
        resourceType: "PractitionerRole",
        id: "r2",
        active: false,
        practitioner: { reference: "Practitioner/d3" },
      },
    );
  assert.deepEqual(teamIn(await of({ reference: "Practitioner/d1" })), ["*d1"]);
  assert.deepEqual(teamIn(await of({ reference: "PractitionerRole/r1" })), ["*d2"]);
  assert.deepEqual(teamIn(await of({ reference: "Practitioner/d3" }, { reference: "PractitionerRole/r1" })), [
    "*d3",
    "d2",
  ]);
  const nobody = await of({ reference: "Organization/o" }, { reference: "PractitionerRole/r2" });
  assert.deepEqual([teamIn(nobody), told(nobody), nobody.summary.withoutTeam], [[], [], 1]);
  assert.deepEqual(reasonsFor(nobody, "Patient.generalPractitioner"), {
    "is of type Organization, which is no person of the staff": 1,
    "is a role that is not active": 1,
  });
});

test("a general practitioner adds nobody to a team that care teams or encounters make", async () => {
  const generalPractitioner = [{ reference: "Practitioner/d1" }];
  const met = await rosterOf(
    folder,
    ...[patient("p", { generalPractitioner }), ...staff],
    encounter("p", "2025-01-01", ["d2"]),
  );
  assert.deepEqual(teamIn(met), ["*d2"]);
});

test("a team that is too large for a conversation is cut, and that is told", async () => {
  const many = Array.from({ length: limits.team + 5 }, (_, index) => practitioner(`m${index}`));
  const roster = await rosterOf(
    folder,
    ...[patient("p"), ...many],
    careTeam("p", [...many.map(({ id }) => member(String(id))), member("m154", said("Primary"))]),
  );
  assert.equal(roster.patients[0]?.team.length, limits.team);
  assert.equal(roster.patients[0]?.team[0]?.id, "m154");
  assert.deepEqual(told(roster), ["all.ndjson:1: has a team of more than 150; the first of them are taken"]);
});

test("however teams stand in each other, everybody of a team that is reached is in, once", async () => {
  const names = ["t0", "t1", "t2", "t3"];
  const inner = fc.array(fc.nat({ max: names.length - 1 }), { maxLength: 3 });
  await fc.assert(
    fc.asyncProperty(fc.tuple(inner, inner, inner, inner), async nested => {
      const teams = names.map((id, index) => {
        const members = [...(nested[index] ?? []).map(n => named(`CareTeam/t${n}`)), member(`d${index + 1}`)];
        return index === 0 ? careTeam("p", members, { id }) : team(id, members);
      });
      const reached = new Set([0]);
      for (const index of reached) for (const next of nested[index] ?? []) reached.add(next);
      const roster = await rosterOf(folder, patient("p"), ...staff, ...teams);
      assert.deepEqual([...teamIn(roster)].sort(), [...reached].map(index => `d${index + 1}`).sort());
      assert.equal(roster.cameIn.CareTeam, reached.size);
    }),
    { numRuns: runs(40) },
  );
});
