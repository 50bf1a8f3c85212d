import assert from "node:assert/strict";
import { test } from "node:test";
import { nameOf } from "@carethread/host/fhir/people/names";
import fc from "fast-check";
import type { HumanName } from "fhir/r4";

const clock = { now: Date.parse("2026-11-25T15:00:00Z"), timeZone: "UTC" };
const patientName = (...name: readonly object[]) =>
  nameOf({ name: name as HumanName[] }, { ...clock, prefix: false });
const staffName = (...name: readonly object[]) =>
  nameOf({ name: name as HumanName[] }, { ...clock, prefix: true });

test("a nickname stands behind a name without a use, and a hidden name behind all", () => {
  const bobby = { use: "nickname", given: ["Bobby"] };
  assert.equal(patientName(bobby, { given: ["Robert"], family: "Real" }), "Robert Real");
  assert.equal(patientName({ use: "anonymous", text: "anonymous" }, { text: "Real Person" }), "Real Person");
  assert.equal(patientName({ use: "anonymous", text: "anonymous" }, bobby), "Bobby");
  assert.equal(
    patientName({ use: "anonymous", text: "anonymous" }, { use: "old", text: "Before" }),
    "Before",
  );
  assert.equal(patientName({ use: "anonymous", text: "anonymous" }), "anonymous");
});

test("a name of next year or of last year stands behind one of today", () => {
  const usual = { use: "usual", text: "Now Usual" };
  const next = { use: "official", text: "From Next Year", period: { start: "2027-01-01" } };
  const last = { use: "official", text: "Until Last Year", period: { end: "2025" } };
  assert.equal(patientName(next, usual), "Now Usual");
  assert.equal(patientName(last, { use: "nickname", text: "Nick" }), "Nick");
  assert.equal(patientName(last, { use: "maiden", text: "Born" }), "Until Last Year");
  assert.equal(patientName(next), "From Next Year");
  assert.equal(patientName({ ...last, period: { end: "soon" } }, usual), "Now Usual");
});

test("of two names of one use the one that began later is shown, else the first", () => {
  const since = (start: string, text: string) => ({ use: "official", text, period: { start } });
  assert.equal(patientName(since("2001", "Before"), since("2020", "Since")), "Since");
  assert.equal(patientName({ use: "official", text: "One" }, { use: "official", text: "Two" }), "One");
});

test("names are shown in the use's order, wherever they stand in the list", () => {
  const names = ["official", "usual", undefined, "nickname", "temp", "maiden", "old", "anonymous"].map(
    use => ({
      ...(use === undefined ? {} : { use }),
      text: `Name ${use ?? "without"}`,
    }),
  );
  fc.assert(
    fc.property(fc.shuffledSubarray(names, { minLength: 1 }), some => {
      const first = names.find(name => some.includes(name));
      assert.equal(patientName(...some), first?.text);
    }),
  );
});

test("the text of a name keeps its own order, and parts are given before family", () => {
  assert.equal(patientName({ text: " 山田  太郎 ", family: "山田", given: ["太郎"] }), "山田 太郎");
  assert.equal(patientName({ family: "Roe", given: ["Al", "B."], suffix: ["Jr."] }), "Al B. Roe Jr.");
  assert.equal(patientName({ given: ["Prince"] }), "Prince");
});

test("a prefix is shown of staff alone, and once", () => {
  const dr = { prefix: ["Dr."], family: "Adler", given: ["Noa"] };
  assert.deepEqual([staffName(dr), patientName(dr)], ["Dr. Noa Adler", "Noa Adler"]);
  const text = { ...dr, text: "Dr. Noa Adler" };
  assert.deepEqual([staffName(text), patientName(text)], ["Dr. Noa Adler", "Noa Adler"]);
  assert.equal(staffName({ prefix: ["Dr"], text: "Drew Smith" }), "Dr Drew Smith");
  assert.equal(staffName({ prefix: ["Prof.", "Dr."], family: "Li" }), "Prof. Dr. Li");
  assert.equal(patientName({ prefix: ["Mr."], text: "Mr." }), "Mr.");
});

test("what shows nothing, or is of a wrong shape, is passed over", () => {
  assert.equal(patientName({ use: "official", text: "\u200b" }, { text: "Seen" }), "Seen");
  assert.equal(patientName({ use: "official" }, { family: "Kept" }), "Kept");
  assert.equal(patientName({ family: "A\u0000B\nC\ud800" }), "A B C");
  assert.equal(patientName({ given: "Bobby", family: ["x"] }), "");
  assert.equal(nameOf({}, { ...clock, prefix: false }), "");
});

test("a name that is too long is cut, and never inside a character", () => {
  assert.equal(patientName({ family: "x".repeat(300) }).length, 200);
  assert.equal(patientName({ family: `${"x".repeat(199)}😀` }), "x".repeat(199));
});
