import assert from "node:assert/strict";
import { join } from "node:path";
import { after, test } from "node:test";
import { problemLine, readFhir } from "@carethread/host/fhir";
import { Folder, lines, patient, practitioner } from "./fhir-fixture.ts";

const folder = await Folder.make();
after(() => folder.remove());

function ids(read: Awaited<ReturnType<typeof readFhir>>): string[] {
  return read.resources.map(({ resource }) => `${resource.resourceType}/${resource.id}`);
}

test("an export is read from all its NDJSON files, whatever they are called", async () => {
  const path = await folder.write({
    "Patient.000.ndjson": `\ufeff${lines(patient("a"))}\n\n`,
    "Patient.001.ndjson": lines(patient("b")).replace("\n", "\r\n"),
    "staff.ndjson": JSON.stringify(practitioner("kim")),
    "Observation.ndjson": lines({ resourceType: "Observation", id: "o" }),
    "log.json": "{}",
    "error.txt": "not ours",
  });
  const read = await readFhir(path);
  assert.deepEqual(ids(read), ["Patient/a", "Patient/b", "Practitioner/kim"]);
  assert.deepEqual(read.problems, []);
  assert.deepEqual(read.unread.map(problemLine), [
    "error.txt: is neither *.ndjson nor *.json",
    "log.json: is JSON, but no FHIR resource",
  ]);
  assert.deepEqual(read.counts, { Observation: 1, Patient: 2, Practitioner: 1 });
});

test("[I-7] a line that cannot be read is told by file and line, without its content, and the rest is read", async () => {
  const path = await folder.write({
    "Patient.ndjson": [
      JSON.stringify(patient("a")),
      '{"resourceType":"Patient","name":"Ada Berg',
      "",
      "[]",
      "null",
      '{"id":"x"}',
      '{"resourceType":"Patient"}',
      '{"resourceType":"Patient","id":"not/an id"}',
      JSON.stringify(patient("b")),
    ].join("\n"),
  });
  const read = await readFhir(path);
  assert.deepEqual(ids(read), ["Patient/a", "Patient/b"]);
  assert.deepEqual(read.problems.map(problemLine), [
    "Patient.ndjson:2: is not JSON",
    "Patient.ndjson:4: is not a FHIR resource (a JSON object)",
    "Patient.ndjson:5: is not a FHIR resource (a JSON object)",
    "Patient.ndjson:6: has no `resourceType`",
    "Patient.ndjson:7: is a Patient without an id",
    "Patient.ndjson:8: is a Patient whose id is not a FHIR id",
  ]);
});

test("a Bundle is read by its entries, and a resource without an id takes that of its fullUrl", async () => {
  const bundle = {
    resourceType: "Bundle",
    type: "transaction",
    entry: [
      {
        fullUrl: "urn:uuid:AAAA-1",
        resource: { ...patient("x"), id: undefined },
        request: { method: "POST" },
      },
      { request: { method: "DELETE", url: "Patient/9" } },
      { fullUrl: "urn:uuid:2" },
      { resource: practitioner("kim") },
      null,
    ],
  };
  const path = join(await folder.write({ "Bundle.json": JSON.stringify(bundle) }), "Bundle.json");
  const read = await readFhir(path);
  assert.deepEqual(ids(read), ["Patient/aaaa-1", "Practitioner/kim"]);
  assert.deepEqual(read.problems.map(problemLine), [
    "Bundle.json entry 2: is not a FHIR resource (a JSON object)",
    "Bundle.json entry 4: is not a FHIR resource (a JSON object)",
  ]);
});

test("a folder of Bundles is read, and a file that is none is noted", async () => {
  const bundle = (id: string) =>
    JSON.stringify({ resourceType: "Bundle", entry: [{ resource: patient(id) }] });
  const path = await folder.write({ "a.json": bundle("a"), "b.json": "{", "c.json": bundle("c") });
  const read = await readFhir(path);
  assert.deepEqual(ids(read), ["Patient/a", "Patient/c"]);
  assert.deepEqual(read.problems.map(problemLine), ["b.json: is not JSON"]);
});

test("a path that is no export at all is an error that says so", async () => {
  const empty = await folder.write({ "notes.txt": "x" });
  const broken = await folder.write({ "a.json": "{" });
  await assert.rejects(readFhir(join(empty, "nowhere")), { code: "bad-input", message: /nothing to read/ });
  await assert.rejects(readFhir(empty), { code: "bad-input", message: /no \*\.ndjson/ });
  await assert.rejects(readFhir(join(broken, "a.json")), { code: "bad-input", message: /not JSON/ });
});
