import assert from "node:assert/strict";
import { after, test } from "node:test";
import { importFhir, problemLine } from "@carethread/host/fhir";
import fc from "fast-check";
import { runs } from "../support/long.ts";
import { accept, fakeRooms } from "./fake-rooms.ts";
import {
  bundle,
  careTeam,
  encounter,
  Folder,
  type Json,
  lines,
  now,
  patient,
  practitioner,
  reasonsFor,
  rosterOf,
  rosterOfFiles,
  teamIn,
} from "./fhir-fixture.ts";

const folder = await Folder.make();
after(() => folder.remove());

const to = (id: string) => ({ reference: `Patient/${id}` });
const replacedBy = (...ids: readonly string[]) => ({
  link: ids.map(id => ({ type: "replaced-by", other: to(id) })),
});
const replaces = (id: string) => ({ link: [{ type: "replaces", other: to(id) }] });
const primary = { member: { reference: "Practitioner/d1" }, role: [{ text: "Primary care provider" }] };
const idsOf = ({ patients }: { readonly patients: readonly { readonly id: string }[] }) =>
  patients.map(({ id }) => id);

test("the team of a record that was replaced is the team of the one that took its place", async () => {
  const roster = await rosterOf(
    folder,
    patient("p-old", { active: false, ...replacedBy("p-new") }),
    ...[patient("p-new"), practitioner("d1"), practitioner("d2")],
    careTeam("p-old", [primary]),
    encounter("p-old", "2025-01-01", ["d2"]),
  );
  assert.deepEqual(idsOf(roster), ["p-new"]);
  assert.deepEqual(teamIn(roster), ["*d1"]);
  assert.deepEqual(roster.merged, [{ from: "p-old", into: "p-new" }]);
  assert.deepEqual([roster.withdrawn, roster.problems], [[], []]);
  assert.deepEqual(reasonsFor(roster, "Patient"), { "another has replaced it": 1 });
});

test("encounters and general practitioners of a replaced record speak for the other one too", async () => {
  const met = await rosterOf(
    folder,
    ...[patient("old", replacedBy("new")), patient("new"), practitioner("d1")],
    encounter("old", "2025-01-01", ["d1"]),
  );
  assert.deepEqual(teamIn(met), ["*d1"]);
  const generalPractitioner = [{ reference: "Practitioner/d1" }];
  const general = await rosterOf(
    folder,
    ...[patient("old", { generalPractitioner, ...replacedBy("new") }), patient("new"), practitioner("d1")],
  );
  assert.deepEqual(teamIn(general), ["*d1"]);
});

test("who signed in with the id of a replaced record still is the patient", async () => {
  const { patients } = await rosterOf(folder, patient("old", replacedBy("new")), patient("new"));
  assert.deepEqual(
    patients[0]?.linked.map(({ id, relation }) => [id, relation]),
    [
      ["new", "self"],
      ["old", "self"],
    ],
  );
});

test("a chain leads to its last record, whichever side tells of a step", async () => {
  const roster = await rosterOf(
    folder,
    ...[patient("a", replacedBy("b")), patient("b"), patient("c", replaces("b")), practitioner("d1")],
    careTeam("a", [primary]),
  );
  assert.deepEqual(idsOf(roster), ["c"]);
  assert.deepEqual(teamIn(roster), ["*d1"]);
  assert.deepEqual(roster.merged, [
    { from: "a", into: "c" },
    { from: "b", into: "c" },
  ]);
});

test("what replaces a record that is not in the data is told, and what refers to that record finds it", async () => {
  const roster = await rosterOf(
    folder,
    ...[patient("new", replaces("old")), practitioner("d1"), careTeam("old", [primary])],
  );
  assert.deepEqual(roster.merged, [{ from: "old", into: "new" }]);
  assert.deepEqual([idsOf(roster), teamIn(roster), roster.problems], [["new"], ["*d1"], []]);
});

test("a chain goes through records that are not in the data, in whatever order its steps are told", async () => {
  const steps = [patient("a", replacedBy("gone")), patient("c", replaces("gone"))];
  for (const records of [steps, steps.toReversed()]) {
    const roster = await rosterOf(folder, ...records);
    assert.deepEqual(roster.merged, [
      { from: "a", into: "c" },
      { from: "gone", into: "c" },
    ]);
    assert.deepEqual([idsOf(roster), roster.problems], [["c"], []]);
  }
});

test("what refers to a record that is not in the data, in a circle with one that is, is counted as left out", async () => {
  const link = ["replaces", "replaced-by"].map(type => ({ type, other: to("gone") }));
  const roster = await rosterOf(
    folder,
    ...[patient("a", { link }), practitioner("d1"), encounter("gone", "2025-01-01", ["d1"])],
  );
  assert.deepEqual([idsOf(roster), roster.merged], [["a"], []]);
  assert.deepEqual(reasonsFor(roster, "Encounter"), { "its patient is left out": 1 });
});

test("a record that was replaced by one that is not in the data is closed and told", async () => {
  const roster = await rosterOf(
    folder,
    ...[patient("old", replacedBy("gone")), practitioner("d1"), careTeam("old", [primary])],
  );
  assert.deepEqual([idsOf(roster), roster.merged], [[], []]);
  assert.deepEqual(roster.withdrawn, [{ type: "patient", id: "old" }]);
  assert.deepEqual(roster.problems.map(problemLine), [
    "all.ndjson:1: is replaced by a patient who is not in the data",
  ]);
  assert.deepEqual(reasonsFor(roster, "CareTeam"), { "its patient is left out": 1 });
});

test("nobody is merged into a record of which the data only says that it is in a circle", async () => {
  const link = ["replaced-by", "replaces"].map(type => ({ type, other: to("gone") }));
  const roster = await rosterOf(folder, patient("a", { link }), patient("b", replacedBy("gone")));
  assert.deepEqual([idsOf(roster), roster.merged], [["a"], []]);
  assert.deepEqual(roster.withdrawn, [{ type: "patient", id: "b" }]);
  assert.deepEqual(roster.problems.map(problemLine), [
    "all.ndjson:1: and another patient replace each other; both stay",
    "all.ndjson:2: is replaced by a patient who is not in the data",
  ]);
});

test("records that replace each other stay, and a record that several replace is closed", async () => {
  const circle = await rosterOf(
    folder,
    ...[patient("a", replacedBy("b")), patient("b", replacedBy("a")), patient("c", replacedBy("a"))],
    patient("self", replacedBy("self")),
  );
  assert.deepEqual(idsOf(circle), ["a", "b", "self"]);
  assert.deepEqual(circle.merged, [{ from: "c", into: "a" }]);
  assert.equal(circle.problems.length, 3);
  const several = await rosterOf(folder, patient("a", replacedBy("b", "c")), patient("b"), patient("c"));
  assert.deepEqual(idsOf(several), ["b", "c"]);
  assert.deepEqual(several.withdrawn, [{ type: "patient", id: "a" }]);
  assert.deepEqual(several.problems.map(problemLine), ["all.ndjson:1: is replaced by several patients"]);
});

test("two ways to the same record are one", async () => {
  const roster = await rosterOf(
    folder,
    ...[patient("a", replacedBy("b", "c")), patient("b", replacedBy("c")), patient("c", replaces("a"))],
  );
  assert.deepEqual([idsOf(roster), roster.problems], [["c"], []]);
});

test("a patient who is not active is not there, and is counted", async () => {
  const roster = await rosterOf(
    folder,
    ...[patient("p1", { active: false }), patient("p2", { active: true }), practitioner("d1")],
    careTeam("p1", [primary]),
    encounter("p1", "2025-01-01", ["d1"]),
  );
  assert.deepEqual(idsOf(roster), ["p2"]);
  assert.deepEqual(roster.withdrawn, [{ type: "patient", id: "p1" }]);
  assert.deepEqual(reasonsFor(roster, "Patient"), { "it is not active": 1 });
  assert.deepEqual(reasonsFor(roster, "Encounter"), { "its patient is left out": 1 });
  assert.deepEqual(roster.problems, []);
});

test("what a Bundle deletes is withdrawn, whether the data still has it or not", async () => {
  const deletion = (url: string) => ({ request: { method: "DELETE", url } });
  const urls = ["Patient/p1", "Patient/p9", "Practitioner/d1", "Practitioner/d9"];
  const roster = await rosterOfFiles(folder, {
    "a.ndjson": lines(patient("p1"), patient("p2"), practitioner("d1"), careTeam("p2", [primary])),
    "deleted.json": JSON.stringify({
      resourceType: "Bundle",
      type: "transaction",
      entry: urls.map(deletion),
    }),
  });
  assert.deepEqual([idsOf(roster), teamIn(roster)], [["p2"], []]);
  assert.deepEqual(roster.withdrawn, [
    { type: "patient", id: "p1" },
    { type: "patient", id: "p9" },
    { type: "staff", id: "d1" },
    { type: "staff", id: "d9" },
  ]);
  assert.deepEqual(
    roster.staff.map(({ id, active }) => [id, active]),
    [["d1", false]],
  );
  assert.deepEqual(reasonsFor(roster, "CareTeam.participant"), { "has left the practice": 1 });
});

test("a source that deletes the record that was merged says one thing by it", async () => {
  const deletion = { request: { method: "DELETE", url: "Patient/old" } };
  for (const records of [
    [patient("old", replacedBy("new")), patient("new")],
    [patient("new", replaces("old"))],
  ]) {
    const roster = await rosterOfFiles(folder, {
      "a.ndjson": lines(...records),
      "deleted.json": JSON.stringify({ resourceType: "Bundle", type: "transaction", entry: [deletion] }),
    });
    assert.deepEqual(idsOf(roster), ["new"]);
    assert.deepEqual([roster.merged, roster.withdrawn], [[{ from: "old", into: "new" }], []]);
  }
});

const laterExport = lines(
  patient("old", replacedBy("new")),
  patient("new"),
  patient("left", { active: false }),
  patient("never", { active: false }),
  ...[patient("lost", replacedBy("left")), practitioner("d1"), careTeam("old", [primary])],
);

/** What was said to the rooms of patients. */
const saidOf = (seen: readonly { readonly body: Json }[]) =>
  seen
    .filter(({ body }) => body.type !== "staff")
    .map(({ body: { type, id, into } }) => [type, id, into].filter(Boolean).join(" "));

test("on a later import replaced and inactive records are merged and withdrawn where they were known, and all is told", async () => {
  const path = await folder.write({ "a.ndjson": laterExport });
  const { host, seen } = fakeRooms(accept);
  const known = { patients: ["old", "new", "left", "absent", "lost"], staff: ["d1", "d2"] };
  const result = await importFhir(path, host, { now, known, concurrency: 1 });
  assert.deepEqual(saidOf(seen), ["withdrawal left", "withdrawal lost", "patient new", "merge old new"]);
  assert.ok(seen.every(({ body }) => body.version === now));
  assert.deepEqual(result.merged, [
    { from: "lost", into: "left" },
    { from: "old", into: "new" },
  ]);
  assert.deepEqual(result.withdrawn, [
    { type: "patient", id: "left" },
    { type: "patient", id: "never" },
  ]);
  assert.deepEqual(result.absent, [
    { type: "patient", id: "absent" },
    { type: "staff", id: "d2" },
  ]);
  assert.match(result.report, /^Merged {4}2 records into others, 2 known from before$/m);
  assert.match(result.report, /^Withdrawn 2 patients, 0 staff, 1 known from before$/m);
  assert.match(result.report, /^Absent {4}1 patient, 1 staff: were there before, and stay as they are$/m);
});

test("where nobody says who is known, the rooms hear of every record that was merged or withdrawn", async () => {
  const deletion = { request: { method: "DELETE", url: "Practitioner/d9" } };
  const path = await folder.write({
    "a.ndjson": laterExport,
    "deleted.json": JSON.stringify({ resourceType: "Bundle", type: "transaction", entry: [deletion] }),
  });
  const { host, seen } = fakeRooms(accept);
  const { report, absent } = await importFhir(path, host, { now, concurrency: 1 });
  assert.deepEqual(saidOf(seen), [
    ...["withdrawal left", "withdrawal never", "withdrawal d9", "withdrawal lost"],
    ...["patient new", "merge old new"],
  ]);
  assert.match(report, /^Merged {4}2 records into others$/m);
  assert.match(report, /^Withdrawn 2 patients, 1 staff$/m);
  assert.deepEqual(absent, []);
});

test("of a record that is not known nothing is said", async () => {
  const path = await folder.write({ "a.json": bundle(patient("p1", { active: false }), practitioner("d1")) });
  const { host, seen } = fakeRooms(accept);
  await importFhir(path, host, { now, known: { patients: [], staff: [] } });
  assert.deepEqual(
    seen.map(({ body }) => body.id),
    ["d1"],
  );
});

test("however records replace each other, each is there, merged into one that is there, or withdrawn", async () => {
  const ids = ["a", "b", "c", "d", "e"];
  const link = fc.record({
    type: fc.constantFrom("replaced-by", "replaces", "seealso", "refer"),
    other: fc.constantFrom(...ids, "gone").map(to),
  });
  const record = fc.record({ active: fc.boolean(), link: fc.array(link, { maxLength: 2 }) });
  await fc.assert(
    fc.asyncProperty(fc.tuple(record, record, record, record, record), async records => {
      const roster = await rosterOf(folder, ...records.map((more, index) => patient(ids[index] ?? "", more)));
      const there = new Set(idsOf(roster));
      const merged = new Map(roster.merged.map(({ from, into }) => [from, into]));
      const withdrawn = new Set(roster.withdrawn.map(({ id }) => id));
      for (const id of ids) {
        const ways = [there.has(id), merged.has(id), withdrawn.has(id)].filter(Boolean);
        assert.equal(ways.length, 1, id);
      }
      // Who took another's place may have left since; nobody is merged into who was merged.
      for (const into of merged.values()) assert.ok(there.has(into) || withdrawn.has(into), into);
    }),
    { numRuns: runs(40) },
  );
});
