import assert from "node:assert/strict";
import { test } from "node:test";
import { patientIdOf } from "@carethread/host/fhir/people/identifiers";
import fc from "fast-check";
import type { Identifier } from "fhir/r4";
import { runs } from "../support/long.ts";

const clock = { now: Date.parse("2026-11-25T15:00:00Z"), timeZone: "UTC" };
const idOf = (...identifier: readonly object[]) =>
  patientIdOf({ id: "p1", identifier: identifier as Identifier[] }, clock);
const typed = (code: string, value: string, more = {}) => ({ type: { coding: [{ code }] }, value, ...more });

const ssn = "999-94-5397";
const socialSecurity: readonly object[] = [
  typed("SS", ssn),
  typed("SB", ssn),
  typed("SS", "999945397"),
  { system: "http://hl7.org/fhir/sid/us-ssn", value: ssn },
  { system: "http://hl7.org/fhir/sid/us-ssn", value: "999945397" },
  { system: "urn:oid:2.16.840.1.113883.4.1", value: "999945397" },
  { type: { text: "Social Security Number" }, value: "999945397" },
  { type: { coding: [{ display: "SSN" }] }, value: "999945397" },
  { value: ssn },
  { value: `SSN: ${ssn}` },
  { use: "usual", value: "xxx-xx-5397" },
  { value: "***-**-5397" },
  typed("MR", ssn),
  { ...typed("MR", "999945397"), system: "http://hl7.org/fhir/sid/us-ssn" },
];
const ways = [{}, { use: "usual" }, { use: "official" }, { use: "old" }, { period: { end: "2020" } }];

test("the medical record number is the patient ID, by code or by what its type says", () => {
  assert.equal(idOf({ value: "77" }, typed("MR", "55")), "55");
  for (const text of ["MRN", "mrn", "Medical Record Number", "MR", "Medical record no. (main)"]) {
    assert.equal(idOf({ use: "usual", value: "77" }, { type: { text }, value: "55" }), "55", text);
  }
  assert.equal(idOf({ type: { coding: [{ display: "Medical Record Number" }] }, value: "55" }), "55");
});

test("without one the usual number is shown, then the official one, then any, then the id", () => {
  const any = { value: "A-3" };
  const official = { use: "official", value: "O-2" };
  assert.equal(idOf(any, official, { use: "usual", value: "U-1" }), "U-1");
  assert.equal(idOf(any, official), "O-2");
  assert.equal(idOf(any), "A-3");
  assert.equal(idOf(), "p1");
  assert.equal(idOf(typed("MR", "9".repeat(101))), "p1");
  assert.equal(idOf({ system: "x" }, { value: "  " }, { value: 7 }), "p1");
});

test("a number of the past is not preferred to one of today, and not lost where it is the only one", () => {
  const untyped = { value: "A-3" };
  for (const past of [{ period: { end: "2025" } }, { use: "old" }, { period: { start: "2027" } }]) {
    assert.equal(idOf(typed("MR", "55", past), untyped), "A-3");
    assert.equal(idOf(typed("MR", "55", past), typed("MR", "56")), "56");
    assert.equal(idOf(typed("MR", "55", past)), "55");
  }
  assert.equal(idOf({ ...untyped, use: "old" }, typed("MR", "55", { use: "old" })), "55");
});

test("a social-security number is never shown, whatever else is there and whatever it is called", () => {
  const others = fc.constantFrom<object>({ value: "A-3" }, typed("MR", "55"), { use: "usual", value: "U-1" });
  const number = fc
    .tuple(fc.constantFrom(...socialSecurity), fc.constantFrom(...ways))
    .map(([base, way]) => ({ ...base, ...way }));
  fc.assert(
    fc.property(fc.array(fc.oneof(number, others), { maxLength: 5 }), identifiers => {
      assert.doesNotMatch(idOf(...identifiers).replace(/\D/g, ""), /5397/);
    }),
    { numRuns: runs(50) },
  );
  for (const one of socialSecurity) assert.equal(idOf(one), "p1", JSON.stringify(one));
});

test("a record number that is the social-security number again is not shown", () => {
  assert.equal(idOf(typed("SS", ssn), typed("MR", "999945397"), { value: "A-3" }), "A-3");
  assert.equal(idOf(typed("SS", ssn), typed("MR", "MR999945397"), { value: "A-3" }), "A-3");
  assert.equal(idOf(typed("MR", "12-345-67-8901")), "12-345-67-8901");
  const same = { id: "999-94-5397", identifier: [typed("SS", "999945397")] as Identifier[] };
  assert.equal(patientIdOf(same, clock), "–");
});

test("other numbers of the state's are not shown either", () => {
  const numbers = [
    ...["DL", "PPN", "NI", "NIIP", "TAX", "CZ", "NNFRA"].map(code =>
      typed(code, "S99940903", { use: "usual" }),
    ),
    { system: "urn:oid:2.16.840.1.113883.4.3.25", value: "S99940903" },
    { system: "http://standardhealthrecord.org/fhir/StructureDefinition/passportNumber", value: "X1" },
    { type: { text: "Driver's License" }, value: "S99940903" },
  ];
  for (const number of numbers) assert.equal(idOf(number), "p1", JSON.stringify(number));
});
