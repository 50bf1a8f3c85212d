/** A task for a chart: what the log says of it, as a resource of FHIR. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { taskResource } from "@carethread/host/fhir";
import {
  keyOf,
  type PastTask,
  type Person,
  type Seen,
  type TaskMove,
  TaskStatus,
  taskHistory,
} from "@carethread/model";
import { problemsOf } from "./fhir-validators.ts";

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

test("[F-184] neither validator has a word against a task, whatever became of it and however much is known of it", () => {
  const moved = (move: TaskMove): Seen => ({
    ...{ id: key(23), at: start + 3 * hour, pos: 6, by: kim, type: "task-moved", task: key(1), move },
  });
  const { due: _, ...undated } = raised as Extract<Seen, { type: "task-raised" }>;
  const [bare] = taskHistory([{ ...undated, why: "unanswered" }]);
  assert(bare !== undefined);
  const tasks = [
    ...[after(), after(given), after(given, moved("released")), after(given, moved("completed"))],
    ...[after(closed()), after(closed("merged")), bare],
  ];
  const statuses = new Set<TaskStatus>();
  for (const task of tasks) {
    statuses.add(task.status);
    for (const more of [{}, { id: "t1", staff: () => "Practitioner/kim" }])
      assert.deepEqual(problemsOf(taskResource(task, { ...options, ...more })), [], task.status);
  }
  assert.deepEqual([...statuses].sort(), [...TaskStatus.options].sort());
});

test("the validators find what is wrong with a task", () => {
  const good = taskResource(after(given), options);
  const { intent: _, ...without } = good;
  for (const bad of [without, { ...good, status: "open" }, { ...good, authoredOn: "today" }])
    assert.notDeepEqual(problemsOf(bad), [], JSON.stringify(bad));
});

test("what was said when it was handed over stays words", () => {
  const note = 'A <b>"&';
  const resource = taskResource(after({ ...given, note } as Seen), options);
  assert.deepEqual(problemsOf(resource), []);
  assert.deepEqual(resource.note, [{ text: note }]);
});

test("what nobody has says no owner, closing completes it, and merging cancels it", () => {
  const free = taskResource(after(), options);
  assert.deepEqual([free.status, free.owner, free.note], ["requested", undefined, undefined]);
  assert.equal(taskResource(after(given, closed()), options).status, "completed");
  assert.equal(taskResource(after(closed("merged")), options).status, "cancelled");
});
