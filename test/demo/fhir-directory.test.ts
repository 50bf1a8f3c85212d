import assert from "node:assert/strict";
import { test } from "node:test";
import { rosterFromFhir } from "@carethread/host/fhir";
import type { Directory } from "../../packages/demo/src/people/directory.ts";
import { knownIn, withFhir } from "../../packages/demo/src/start/fhir-directory.ts";

const now = Date.parse("2026-06-01T00:00:00Z");
type Json = Record<string, unknown>;

function rosterOf(...resources: readonly Json[]) {
  const entries = resources.map((resource, line) => ({ resource, place: { file: "a.ndjson", line } }));
  return rosterFromFhir(entries as unknown as Parameters<typeof rosterFromFhir>[0], { now });
}

const empty: Directory = {
  practices: [
    { id: "harbor", name: "Harbor", patients: [] },
    { id: "other", name: "Other", patients: [] },
  ],
  logins: [{ login: "nils", practice: "other", kind: "portal", sub: "old", name: "Nils", title: "patient" }],
};
const named = (type: string, id: string, name: string, more: Json = {}): Json => {
  return { resourceType: type, id, name: [{ text: name }], ...more };
};
const first = [
  ...[
    named("Patient", "old", "Nils Berg"),
    named("Patient", "new", "Nils Berg"),
    named("Patient", "p", "Ada Roe"),
  ],
  ...[named("Practitioner", "d1", "Kim Moor"), named("Practitioner", "d2", "Lee Moor")],
];
const second = [
  named("Patient", "old", "Nils Berg", {
    link: [{ type: "replaced-by", other: { reference: "Patient/new" } }],
  }),
  ...[named("Patient", "new", "Nils Berg"), named("Patient", "p", "Ada Roe", { active: false })],
  ...[named("Practitioner", "d1", "Kim Moor"), named("Practitioner", "d2", "Lee Moor", { active: false })],
];

test("each import gives everybody who is there a login of the practice, and the one they had before", () => {
  const once = withFhir(empty, "harbor", rosterOf(...first));
  const logins = ({ logins }: Directory) =>
    logins.map(({ login, practice, kind, sub }) => `${login} ${practice} ${kind} ${sub}`);
  assert.deepEqual(logins(once), [
    "kim harbor staff d1",
    "lee harbor staff d2",
    "nils2 harbor portal old",
    "nils3 harbor portal new",
    "ada harbor portal p",
    "nils other portal old",
  ]);
  assert.deepEqual(withFhir(once, "harbor", rosterOf(...first)).logins, once.logins);
  assert.deepEqual(knownIn(once, "harbor"), { patients: ["old", "new", "p"], staff: ["d1", "d2"] });
});

test("records that were merged and people who left are gone from charts and logins", () => {
  const twice = withFhir(withFhir(empty, "harbor", rosterOf(...first)), "harbor", rosterOf(...second));
  assert.deepEqual(
    twice.practices[0]?.patients.map(({ id }) => id),
    ["new"],
  );
  assert.deepEqual(
    twice.logins.map(({ login, sub }) => [login, sub]),
    [
      ["kim", "d1"],
      ["nils3", "new"],
      // Who signed in with the record that was merged is the same patient.
      ["nils2", "old"],
      ["nils", "old"],
    ],
  );
});
