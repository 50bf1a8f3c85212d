/** The first day of a patient's plan, from which on a coach's messages are due. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Folder, type Json, lines, patient, reasonsFor, rosterOfFiles } from "./fhir-fixture.ts";

let folder: Folder;
before(async () => {
  folder = await Folder.make();
});
after(() => folder.remove());

let plans = 0;

function plan(start: string | undefined, more: Json = {}): Json {
  return {
    resourceType: "CarePlan",
    id: `plan${++plans}`,
    status: "active",
    intent: "plan",
    title: "Health Action Plan",
    subject: { reference: "Patient/ada" },
    ...(start === undefined ? {} : { period: { start } }),
    ...more,
  };
}

async function read(resources: readonly Json[], options = {}) {
  return rosterOfFiles(folder, { "all.ndjson": lines(patient("ada"), ...resources) }, options);
}

const startOf = async (resources: readonly Json[], options = {}) =>
  (await read(resources, options)).patients[0]?.plan;

test("of the plans that are carried out the one that began last counts, by the practice's calendar", async () => {
  assert.equal(await startOf([]), undefined);
  assert.equal(await startOf([plan("2026-03-01"), plan("2026-05-02"), plan("2026-04-01")]), "2026-05-02");
  const late = plan("2026-05-02T02:00:00Z");
  assert.equal(await startOf([late]), "2026-05-02");
  assert.equal(await startOf([late], { timeZone: "America/Chicago" }), "2026-05-01");
});

test("what is over, proposed or of another kind does not count, and each is told with its reason", async () => {
  const { patients, leftOut, cameIn, problems } = await read(
    [
      plan("2026-05-01", { status: "completed" }),
      plan("2026-05-01", { intent: "proposal" }),
      plan("2026-05-01", { period: { start: "2026-05-01", end: "2026-05-20" } }),
      plan("2026-05-01", { title: "Diabetes self management" }),
      plan("2026-05-01", { subject: { reference: "Patient/nobody" } }),
      plan(undefined),
      plan("2026-02-30"),
      plan("2026-04-01"),
    ],
    { isPlan: ({ title }: { title?: string }) => title === "Health Action Plan" },
  );
  assert.equal(patients[0]?.plan, "2026-04-01");
  assert.equal(cameIn.CarePlan, 1);
  assert.deepEqual(reasonsFor({ leftOut }, "CarePlan"), {
    "it has ended": 1,
    "it has no date on which it begins": 2,
    "it is no plan that is carried out": 1,
    "it is not active": 1,
    "its patient is not in the data": 1,
    "patients are not coached by it": 1,
  });
  assert.equal(problems.filter(({ message }) => message.includes("CarePlan without a date")).length, 2);
});

test("of a record that was merged the survivor has the plan", async () => {
  const link = [{ type: "replaced-by", other: { reference: "Patient/ada" } }];
  const old = patient("old", { active: false, link });
  const { patients } = await read([old, plan("2026-05-02", { subject: { reference: "Patient/old" } })]);
  assert.deepEqual(
    patients.map(({ id, plan }) => [id, plan]),
    [["ada", "2026-05-02"]],
  );
});
