import assert from "node:assert/strict";
import { after, test } from "node:test";
import { problemLine } from "@carethread/host/fhir";
import { parseQuery } from "@carethread/host/fhir/references/query";
import {
  bundle,
  careTeam,
  encounter,
  Folder,
  type Json,
  lines,
  npi,
  patient,
  practitioner,
  reasonsFor,
  rosterOf,
  rosterOfFiles,
  teamIn,
} from "./fhir-fixture.ts";

const folder = await Folder.make();
after(() => folder.remove());

const a = "https://a.example.org/fhir";
const b = "https://b.example.org/fhir";
const at = (base: string, resource: Json) =>
  [`${base}/${resource.resourceType}/${resource.id}`, resource] as const;
const member = (reference: string, more = {}) => ({ member: { reference }, ...more });
const told = (roster: { problems: readonly Parameters<typeof problemLine>[0][] }) =>
  roster.problems.map(problemLine);
const missing = (target: string) => `refers to staff who are not in the data: ${target}`;

test("a member at another server is not the one of the same id here", async () => {
  const roster = await rosterOfFiles(folder, {
    "a.json": bundle(
      ...[at(a, patient("1")), at(a, practitioner("1"))],
      at(a, careTeam("1", [member(`${b}/Practitioner/1`), member(`${a}/Practitioner/1`)], { id: "t" })),
    ),
  });
  assert.deepEqual(teamIn(roster), ["1"]);
  assert.deepEqual(told(roster), [`a.json entry 2: ${missing(`${b}/Practitioner/1`)}`]);
});

test("resources of two servers are two, and each reference finds its own", async () => {
  const role = (reference: string) => [member(reference)];
  const roster = await rosterOfFiles(folder, {
    "a.json": bundle(
      at(a, patient("1")),
      at(a, practitioner("1")),
      at(a, careTeam("1", role("Practitioner/1"))),
    ),
    "b.json": bundle(
      ...[at(b, patient("1")), at(b, practitioner("1", { name: [{ text: "Other" }] }))],
      at(b, careTeam("1", role("Practitioner/1"))),
    ),
    "c.ndjson": lines(encounter("1", "2025-01-01", ["1"])),
  });
  assert.deepEqual(
    roster.patients.map(({ id, team }) => [id, team.map(({ name }) => name)]),
    [
      ["1", ["Dr. Kim 1"]],
      [`${b}/Patient/1`, ["Other"]],
    ],
  );
  assert.deepEqual(
    roster.staff.map(({ id }) => id),
    ["1", `${b}/Practitioner/1`],
  );
  assert.deepEqual(told(roster), []);
});

test("whose ids are the practice's own can be told", async () => {
  const files = { "a.json": bundle(at(a, patient("1")), at(a, practitioner("1")), at(b, patient("1"))) };
  const { patients } = await rosterOfFiles(folder, files, { home: `${b}/` });
  assert.deepEqual(
    patients.map(({ id }) => id),
    [`${a}/Patient/1`, "1"],
  );
});

test("where no resource says where it stands, the server is the one that references name most", async () => {
  const team = (...references: readonly string[]) =>
    rosterOf(
      folder,
      ...[patient("p"), practitioner("kim"), practitioner("lee")],
      careTeam(
        "p",
        references.map(reference => member(reference)),
      ),
    );
  const most = await team(
    `${a}/Practitioner/kim`,
    `${a}/Practitioner/kim/_history/2`,
    `${b}/Practitioner/lee`,
  );
  assert.deepEqual(teamIn(most), ["kim"]);
  assert.deepEqual(told(most), [`all.ndjson:4: ${missing(`${b}/Practitioner/lee`)}`]);
  const even = await team(`${a}/Practitioner/kim`, `${b}/Practitioner/lee`);
  assert.deepEqual([teamIn(even), told(even).length], [[], 2]);
});

test("an address is the same with its host in capitals, with a version, and with a slash at its end", async () => {
  const forms = [`${a.toUpperCase().replace("/FHIR", "/fhir")}/Practitioner/`, `${a}/Practitioner/`];
  for (const [index, form] of forms.entries()) {
    const roster = await rosterOfFiles(folder, {
      "a.json": bundle(
        ...[at(a, patient("1")), at(a, practitioner("kim"))],
        at(a, careTeam("1", [member(`${form}kim${["", "/_history/3"][index]}`)])),
      ),
    });
    assert.deepEqual([teamIn(roster), told(roster)], [["kim"], []], form);
  }
});

test("an organization is no person and no problem, in whatever way it is named", async () => {
  const uuid = "urn:uuid:0f0f0f0f-0000-4000-8000-000000000000";
  const organization = {
    resourceType: "Organization",
    id: "o",
    identifier: [{ system: npi, value: "org-1" }],
  };
  const contained = [{ resourceType: "Organization", id: "inner" }];
  const named = [
    member(uuid),
    member(uuid.toUpperCase().replace("URN:UUID", "urn:uuid")),
    member("Organization/gone"),
    member(`${b}/Organization/gone`),
    member("Organization?identifier=x|1"),
    member("#inner"),
    { member: { type: "Organization", identifier: { value: "1" } } },
    { member: { identifier: { system: npi, value: "org-1" } } },
    { member: { type: "Organization", reference: "urn:uuid:gone" } },
  ];
  const roster = await rosterOfFiles(folder, {
    "a.json": bundle([uuid, organization], patient("p"), careTeam("p", named, { contained })),
  });
  assert.deepEqual([teamIn(roster), told(roster)], [[], []]);
  assert.deepEqual(reasonsFor(roster, "CareTeam.participant"), {
    "is of type Organization, which is no person of the staff": named.length,
  });
});

test("the same UUID in two Bundles is each Bundle's own; from elsewhere it names several", async () => {
  const uuid = "urn:uuid:00000000-0000-4000-8000-000000000001";
  const team = (id: string) => careTeam(id, [member(uuid)]);
  const roster = await rosterOfFiles(folder, {
    "1.json": bundle(patient("p"), [uuid, practitioner("kim")], team("p")),
    "2.json": bundle(patient("q"), [uuid, practitioner("lee")], team("q")),
    "3.json": bundle(patient("r"), team("r")),
  });
  assert.deepEqual(
    [0, 1, 2].map(index => teamIn(roster, index)),
    [["kim"], ["lee"], []],
  );
  assert.deepEqual(told(roster), [`3.json entry 1: refers to staff by what names several: ${uuid}`]);
});

test("copies of one resource in several Bundles are one, under each of their addresses", async () => {
  const uuid = (n: number) => `urn:uuid:00000000-0000-4000-8000-00000000000${n}`;
  const roster = await rosterOfFiles(folder, {
    "1.json": bundle(patient("p"), [uuid(1), practitioner("kim")], careTeam("p", [member(uuid(1))])),
    "2.json": bundle(patient("q"), [uuid(2), practitioner("kim")], careTeam("q", [member(uuid(2))])),
  });
  assert.deepEqual([teamIn(roster), teamIn(roster, 1), told(roster)], [["kim"], ["kim"], []]);
  assert.deepEqual(reasonsFor(roster, "Practitioner"), { "a newer copy is there": 1 });
});

test("a number that two have names several, in a reference of each kind", async () => {
  const twin = practitioner("twin", { identifier: [{ system: npi, value: "npi-kim" }] });
  const contained = [{ ...practitioner("kim"), id: "inner" }];
  for (const reference of [
    { reference: `Practitioner?identifier=${npi}|npi-kim` },
    { reference: "Practitioner?identifier=npi-kim" },
    { identifier: { system: npi, value: "npi-kim" } },
    { reference: "#inner" },
  ]) {
    const roster = await rosterOf(
      folder,
      ...[patient("p"), practitioner("kim"), twin],
      careTeam("p", [{ member: reference }], { contained }),
    );
    assert.deepEqual(teamIn(roster), []);
    assert.equal(roster.problems.length, 1);
    assert.match(roster.problems[0]?.message ?? "", /names several/);
    assert.deepEqual(reasonsFor(roster, "CareTeam.participant"), { "names several": 1 });
  }
});

test("patients, and holders of roles, that several would be are told as such", async () => {
  const number = { identifier: [{ system: "s", value: "1" }] };
  const roster = await rosterOf(
    folder,
    ...[patient("p", number), patient("q", number), practitioner("kim"), practitioner("lee", number)],
    practitioner("noa", number),
    encounter("", "2025-01-01", ["kim"], { subject: { reference: "Patient?identifier=s|1" } }),
    { resourceType: "PractitionerRole", id: "r", practitioner: { identifier: { system: "s", value: "1" } } },
  );
  assert.deepEqual(roster.problems.map(({ message }) => message.replace(/: .*/, "")).sort(), [
    "refers to a patient by what names several",
    "refers to staff by what names several",
  ]);
  assert.deepEqual(reasonsFor(roster, "Encounter"), { "its patient is named by what names several": 1 });
});

test("a resource without an id has that of its address, and an address that says another id is an address too", async () => {
  const { id: _, ...nameless } = practitioner("kim");
  const roster = await rosterOfFiles(folder, {
    "a.json": bundle(
      ...[at(a, patient("p")), [`${a}/Practitioner/kim`, nameless] as const],
      [`${a}/Practitioner/other`, practitioner("lee")],
      at(a, careTeam("p", [member("Practitioner/kim"), member(`${a}/Practitioner/other`)])),
    ),
  });
  assert.deepEqual([teamIn(roster), told(roster)], [["kim", "lee"], []]);
});

test("what a search says is understood, and what is not understood finds nobody", () => {
  const tokens = (text: string) => parseQuery(text)?.tokens;
  assert.deepEqual(tokens("Practitioner?identifier=s|1"), [{ system: "s", value: "1" }]);
  assert.deepEqual(tokens("Practitioner?identifier=1"), [{ system: null, value: "1" }]);
  assert.deepEqual(tokens("Practitioner?identifier=|1"), [{ system: "", value: "1" }]);
  assert.deepEqual(tokens("Practitioner?identifier=s%7C1"), [{ system: "s", value: "1" }]);
  assert.deepEqual(tokens("Practitioner?identifier=s|1,t|2"), [
    { system: "s", value: "1" },
    { system: "t", value: "2" },
  ]);
  assert.deepEqual(tokens("Practitioner?identifier=s|a\\,b\\|c"), [{ system: "s", value: "a,b|c" }]);
  assert.deepEqual(tokens("Practitioner?_id=kim"), [{ id: "kim" }]);
  assert.deepEqual(tokens("Practitioner?identifier=100%"), [{ system: null, value: "100%" }]);
  for (const other of ["identifier=s|", "name=Kim", "identifier=s|1&name=Kim", "identifier:not=s|1", ""]) {
    assert.deepEqual(tokens(`Practitioner?${other}`), [], other);
  }
  assert.equal(parseQuery("Practitioner/kim"), null);
  assert.equal(parseQuery(`${a}/Practitioner?_id=kim`)?.base, a);
});
