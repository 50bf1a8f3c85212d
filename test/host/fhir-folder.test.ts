import assert from "node:assert/strict";
import { mkdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, test } from "node:test";
import { gzipSync } from "node:zlib";
import { problemLine, readFhir } from "@carethread/host/fhir";
import { bundle, encounter, Folder, lines, patient, practitioner } from "./fhir-fixture.ts";

const folder = await Folder.make();
after(() => folder.remove());

type Read = Awaited<ReturnType<typeof readFhir>>;
const ids = ({ resources }: Read) =>
  resources.map(({ resource }) => `${resource.resourceType}/${resource.id}`);
const told = ({ problems }: Read) => problems.map(problemLine);
const unread = (read: Read) => read.unread.map(problemLine);

test("a folder is read with the folders in it: NDJSON, Bundles and single resources, packed or not", async () => {
  const read = await readFhir(
    await folder.write({
      "Patient.ndjson": lines(patient("p1")),
      "Encounter.ndjson.gz": gzipSync(lines(encounter("p1", "2025-01-01", ["a"], { id: "e1" }))),
      "Encounter/part-0.ndjson": lines(encounter("p1", "2025-01-01", ["a"], { id: "e2" })),
      "Encounter/2025/part-1.NDJSON": lines(encounter("p1", "2025-01-01", ["a"], { id: "e3" })),
      "bundle.json": bundle(practitioner("a"), practitioner("b")),
      "single.json": JSON.stringify(practitioner("c"), null, 2),
      "packed.json.gz": gzipSync(JSON.stringify(practitioner("d"))),
      "more.jsonl": lines(practitioner("e")),
    }),
  );
  assert.deepEqual(ids(read).sort(), [
    "Encounter/e1",
    "Encounter/e2",
    "Encounter/e3",
    "Patient/p1",
    "Practitioner/a",
    "Practitioner/b",
    "Practitioner/c",
    "Practitioner/d",
    "Practitioner/e",
  ]);
  assert.deepEqual([told(read), unread(read)], [[], []]);
});

test("what is not read is named with the reason", async () => {
  const path = await folder.write({
    "Patient.ndjson": lines(patient("p1")),
    "README.md": "x",
    "a.zip": "x",
    "b.tar.gz": "x",
    "c.ndjson.bz2": "x",
    "d.xml": "<Patient/>",
    "e.csv": "x",
    "sub/manifest.json": '{"transactionTime":"2026-01-01","output":[]}',
    "sub/.hidden.ndjson": "x",
    "sub/broken.json": '{"resourceType":',
    "sub/broken.ndjson.gz": gzipSync(lines(patient("p2"))).subarray(0, 40),
    "sub/text.json": '"text"',
  });
  const read = await readFhir(path);
  assert.deepEqual(unread(read), [
    "README.md: is neither *.ndjson nor *.json",
    "a.zip: is an archive, which is to be unpacked first",
    "b.tar.gz: is an archive, which is to be unpacked first",
    "c.ndjson.bz2: is packed in another way than gzip",
    "d.xml: is XML; FHIR is read as JSON",
    "e.csv: is neither *.ndjson nor *.json",
    "sub/.hidden.ndjson: is a hidden file",
    "sub/manifest.json: is JSON, but no FHIR resource",
  ]);
  assert.deepEqual(told(read), [
    "sub/broken.json: is not JSON",
    "sub/broken.ndjson.gz: is packed wrongly, and not read to its end",
    "sub/text.json: is not a FHIR resource (a JSON object)",
  ]);
});

test("links are followed, a link that leads nowhere or back to a folder above is named", async () => {
  const path = await folder.write({ "data/Patient.ndjson": lines(patient("p1")) });
  const elsewhere = await folder.write({ "Practitioner.ndjson": lines(practitioner("kim")) });
  await symlink(elsewhere, join(path, "elsewhere"));
  await symlink(path, join(path, "data", "up"));
  await symlink(join(path, "nothing"), join(path, "gone.ndjson"));
  const read = await readFhir(path);
  assert.deepEqual(ids(read), ["Patient/p1", "Practitioner/kim"]);
  assert.deepEqual(unread(read), [
    "data/up: leads to a folder that is read already",
    "gone.ndjson: cannot be opened (ENOENT)",
  ]);
});

test("files that are named wrongly are read by what is in them", async () => {
  const read = await readFhir(
    await folder.write({
      "a.ndjson": JSON.stringify(JSON.parse(bundle(patient("a"), patient("b"))), null, 2),
      "b.json": lines(patient("c"), patient("d")),
      "c.ndjson": gzipSync(lines(patient("e"))),
      "d.json": JSON.stringify([patient("f"), patient("g")]),
      "e.ndjson": `${bundle(patient("h"))}\n${JSON.stringify(patient("i"))}\n`,
    }),
  );
  assert.deepEqual(
    ids(read).map(id => id.at(-1)),
    ["a", "b", "c", "d", "e", "f", "g", "h", "i"],
  );
  assert.deepEqual([told(read), unread(read)], [[], []]);
  assert.deepEqual(read.resources.map(({ place: { line, entry } }) => [line, entry]).slice(-2), [
    [1, 0],
    [2, undefined],
  ]);
});

test("a separator of lines in a text, and a mark where files were joined, break no line", async () => {
  const separated = patient("p1", { name: [{ text: "Ann\u2028Lee" }] });
  const joined = `${lines(patient("p2"), patient("p3"))}\ufeff${lines(patient("p4"))}`;
  const read = await readFhir(await folder.write({ "a.ndjson": lines(separated), "b.ndjson": joined }));
  assert.deepEqual(ids(read), ["Patient/p1", "Patient/p2", "Patient/p3", "Patient/p4"]);
  assert.deepEqual(told(read), []);
});

test("what is not UTF-8 is told by file and line, and another encoding by its name", async () => {
  const latin = Buffer.from(lines(patient("p2", { name: [{ text: "Renée Müller" }] })), "latin1");
  const read = await readFhir(
    await folder.write({
      "a.ndjson": Buffer.concat([
        Buffer.from(lines(patient("p1"))),
        latin,
        Buffer.from(lines(patient("p3"))),
      ]),
      "b.json": latin,
      "c.ndjson": Buffer.from(`\ufeff${lines(patient("p4"))}`, "utf16le"),
      "d.json.gz": gzipSync(Buffer.from(JSON.stringify(patient("p5")), "utf16le")),
    }),
  );
  assert.deepEqual(ids(read), ["Patient/p1", "Patient/p3"]);
  assert.deepEqual(told(read), [
    "a.ndjson:2: is not UTF-8",
    "b.json: is not UTF-8",
    "c.ndjson: is UTF-16; FHIR is read as UTF-8",
    "d.json.gz: is UTF-16; FHIR is read as UTF-8",
  ]);
});

test("Bundles of every type are read by their entries, those of a Bundle within a Bundle too", async () => {
  const of = (type: string, ...entry: readonly object[]) => ({ resourceType: "Bundle", type, entry });
  const read = await readFhir(
    await folder.write({
      "1.json": JSON.stringify(
        of(
          "searchset",
          { resource: patient("a"), search: { mode: "match" } },
          { resource: { resourceType: "OperationOutcome" }, search: { mode: "outcome" } },
        ),
      ),
      "2.json": JSON.stringify(
        of("batch", { resource: patient("b"), request: { method: "PUT" } }, { request: { method: "GET" } }),
      ),
      "3.json": JSON.stringify(
        of(
          "batch-response",
          { resource: of("searchset", { resource: patient("c") }), response: { status: "200" } },
          { response: { status: "404" } },
        ),
      ),
      "4.json": JSON.stringify(
        of(
          "history",
          { request: { method: "DELETE", url: "Patient/gone/_history/3" } },
          { request: { method: "DELETE", url: "https://ehr.example.org/fhir/Practitioner/left" } },
          { request: { method: "DELETE", url: "Observation/o" } },
          { request: { method: "DELETE", url: "Patient?identifier=1" } },
        ),
      ),
      "5.json": JSON.stringify({ resourceType: "Bundle", type: "collection" }),
      "6.json": JSON.stringify({ resourceType: "Bundle", entry: "none" }),
    }),
  );
  assert.deepEqual(ids(read), ["Patient/a", "Patient/b", "Patient/c"]);
  assert.deepEqual(
    read.deleted.map(({ type, id, base }) => [type, id, base]),
    [
      ["Patient", "gone", null],
      ["Practitioner", "left", "https://ehr.example.org/fhir"],
    ],
  );
  assert.deepEqual(told(read), [
    "4.json entry 3: deletes by a search, which is not followed",
    "6.json: is a Bundle whose `entry` is not a list",
  ]);
  assert.deepEqual(read.counts, { OperationOutcome: 1, Patient: 3 });
});

test("a file is read whatever it is called, where it is named itself", async () => {
  const path = await folder.write({
    export: lines(patient("a"), patient("b")),
    "b.dat": bundle(patient("c")),
  });
  assert.deepEqual(ids(await readFhir(join(path, "export"))), ["Patient/a", "Patient/b"]);
  assert.deepEqual(ids(await readFhir(join(path, "b.dat"))), ["Patient/c"]);
});

test("a type of resource that no FHIR knows is counted like others", async () => {
  const types = ["constructor", "__proto__", "toString", "Observation"];
  const text = types.map(type => `{"resourceType":"${type}","id":"1"}`).join("\n");
  const { counts, leftOut } = await readFhir(await folder.write({ "a.ndjson": text }));
  assert.deepEqual(Object.keys(counts).sort(), [...types].sort());
  assert.deepEqual(
    leftOut.map(({ count, reason }) => [count, reason]),
    types.map(() => [1, "the roster does not need it"]),
  );
});

test("a folder without any data is an error", async () => {
  const path = await folder.write({ "x.txt": "x" });
  await mkdir(join(path, "sub"));
  await writeFile(join(path, "sub", "y.csv"), "");
  await assert.rejects(readFhir(path), { code: "bad-input", message: /no \*\.ndjson file/ });
});
