/** A task for a chart: what the log says of it, as a resource of FHIR. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { taskResource } from "@carethread/host/fhir";
import { keyOf, type PastTask, type Person, type Seen, taskHistory } from "@carethread/model";

const key = (n: number): string => keyOf(new Uint8Array(16).fill(n));
const start = Date.parse("2026-11-02T09:30:00.000Z");
const hour = 3_600_000;
const kim: Person = { id: key(7), side: "staff", name: "Kim Park" };
const rosa: Person = { id: key(8), side: "portal", name: "Rosa Diaz" };

const options = {
  subject: "Patient/p4711",
  focus: "Communication/c17",
  system: "https://ehr.example.org/tasks",
};

const raised: Seen = {
  ...{ id: key(20), at: start, pos: 3, by: rosa, type: "task-raised" },
  ...{ task: key(1), why: "new-conversation", due: start + 4 * hour },
};
const given: Seen = {
  ...{ id: key(21), at: start + hour, pos: 4, by: kim, type: "task-moved" },
  ...{ task: key(1), move: "handed-over", owner: kim, note: "Before noon, please" },
};
const closed = (reason?: "merged"): Seen => ({
  ...{ id: key(22), at: start + 2 * hour, pos: 5, by: kim, type: "closed" },
  ...(reason === undefined ? {} : { reason }),
});

function after(...events: readonly Seen[]): PastTask {
  const [task] = taskHistory([raised, ...events]);
  assert(task !== undefined);
  return task;
}

test("[F-184] the resource says status, owner, patient, conversation, and by when", () => {
  const resource = taskResource(after(given), {
    ...options,
    id: "t1",
    staff: ({ id }) => (id === kim.id ? "Practitioner/kim" : undefined),
  });
  assert.deepEqual(
    [resource.resourceType, resource.id, resource.status, resource.intent, resource.identifier?.[0]?.value],
    ["Task", "t1", "accepted", "order", key(1)],
  );
  assert.deepEqual(resource.for, { reference: "Patient/p4711" });
  assert.deepEqual(resource.focus, { reference: "Communication/c17" });
  assert.deepEqual(resource.owner, { reference: "Practitioner/kim", display: "Kim Park" });
  assert.deepEqual(resource.restriction, { period: { end: "2026-11-02T13:30:00.000Z" } });
  assert.deepEqual(resource.note, [{ text: "Before noon, please" }]);
  assert.deepEqual(
    [resource.authoredOn, resource.lastModified],
    ["2026-11-02T09:30:00.000Z", "2026-11-02T10:30:00.000Z"],
  );
});

test("what nobody has says no owner, closing completes it, and merging cancels it", () => {
  const free = taskResource(after(), options);
  assert.deepEqual([free.status, free.owner, free.note], ["requested", undefined, undefined]);
  assert.equal(taskResource(after(given, closed()), options).status, "completed");
  assert.equal(taskResource(after(closed("merged")), options).status, "cancelled");
});
