/** Tasks: what makes them, who has them, and that of two who decide at once one wins. */
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  isOpenTask,
  moveOpenTasks,
  moveTask,
  nextTask,
  parseTaskCursor,
  type Task,
  type TaskMove,
  taskCursor,
  taskHistory,
  taskOrder,
  taskWays,
} from "@carethread/model";
import fc from "fast-check";
import { at, everybody, key, scripts, staff, type TaskDeedName, world } from "./arbitraries.ts";
import {
  ana,
  changeChart,
  codeOf,
  example,
  host,
  kim,
  lee,
  mayOf,
  mo,
  oz,
  say,
  typesOf,
  withSupport,
} from "./example.ts";
import { type Outcome, play, Room } from "./room.ts";

const hour = 3_600_000;

const withTasks = { tasking: true, answerWithin: hour, policies: { topic: { task: true } } } as const;

interface Begun {
  readonly by?: number;
  readonly settings?: object;
  readonly people?: NonNullable<Parameters<typeof example>[0]>["people"];
}

function begun({ by = ana, settings = {}, people = {} }: Begun = {}): Room {
  const room = new Room(example({ settings: { ...withTasks, ...settings }, people }));
  room.do({ do: "start", by, title: "Knee", first: "Hello", past: null, now: 1_000 });
  return room;
}

const tasksOf = (room: Room): readonly Task[] => room.state?.staff.head.tasks ?? [];

function only(room: Room): Task {
  const [task, ...others] = tasksOf(room);
  assert.deepEqual(others, []);
  assert(task !== undefined);
  return task;
}

const deal = (
  room: Room,
  by: number,
  how: TaskDeedName,
  more: { from?: number | null; to?: number } = {},
): Outcome => room.do({ do: "task", by, how, which: 0, to: lee, now: 3_000, ...more });

const wait = (room: Room, now: number): Outcome => room.do({ do: "raise-task", now });

test("[F-184] a new chat raises a task, where its kind and the practice say so", () => {
  const task = only(begun());
  assert.deepEqual(
    [task.why, task.status, task.owner, task.raisedAt, task.due],
    ["new-conversation", "requested", undefined, 1_000, 1_000 + hour],
  );
  assert.deepEqual(tasksOf(begun({ settings: { tasking: false } })), []);
  assert.deepEqual(tasksOf(begun({ settings: { policies: {} } })), []);
  assert.equal(only(begun({ settings: { answerWithin: undefined } })).due, undefined);
});

test("the task of a chat that staff began is theirs from the beginning, and nobody waits for it", () => {
  const task = only(begun({ by: kim }));
  assert.deepEqual([task.status, task.owner?.id, task.due], ["accepted", at(staff, kim).id, undefined]);
});

test("of conversations that are brought in from the past nothing is to be done", () => {
  const room = new Room(example({ settings: withTasks }));
  room.do({ do: "start", by: host, title: "Knee", first: null, past: 1_000, now: 9_000 });
  const messages = [{ at: 2_000, by: ana, text: "Old", visibility: "everyone" as const }];
  room.do({ do: "import", by: host, messages, now: 9_000 });
  wait(room, 9_000 + 2 * hour);
  assert.deepEqual(tasksOf(room), []);
});

test("what makes a task is its kind as it was when it began, and the practice as it is", () => {
  const room = begun();
  deal(room, kim, "complete");
  say(room, ana, "Hello?", "everyone", { now: 4_000 });
  Object.assign(room.settings, { tasking: false, policies: {} });
  assert.deepEqual(wait(room, 4_000 + hour).events, []);
  Object.assign(room.settings, { tasking: true });
  assert.deepEqual(typesOf(wait(room, 4_000 + hour).events), ["task-raised"]);
});

test("what nobody answers within the practice's time of its hours is a task, once", () => {
  const hours = { zone: "UTC", week: { thu: [{ from: "08:00", to: "09:00" }] }, holidays: [] };
  const room = begun({ settings: { hours, answerWithin: hour / 2 } });
  deal(room, kim, "complete");
  say(room, ana, "Hello?", "everyone", { now: 5_000 });
  say(room, ana, "Anybody?", "everyone", { now: 8.7 * hour });
  assert(room.state !== null);
  // The first of January 1970 was a Thursday.
  assert.equal(nextTask(room.state, room.settings), 8.5 * hour);
  assert.deepEqual(wait(room, 8.5 * hour - 1).events, []);
  assert.deepEqual(typesOf(wait(room, 8.5 * hour).events), ["task-raised"]);
  assert.deepEqual([only(room).why, only(room).due], ["unanswered", 8.5 * hour]);
  assert.equal(nextTask(room.state, room.settings), null);
  assert.deepEqual(wait(room, 20 * hour).events, []);
});

test("an answer of staff ends the task of what was not answered, a note does not, and the new chat's stays", () => {
  const room = begun();
  say(room, kim, "Hello", "everyone", { now: 2_000 });
  say(room, ana, "And now?", "everyone", { now: 3_000 });
  wait(room, 3_000 + hour);
  assert.deepEqual(
    tasksOf(room).map(({ why }) => why),
    ["new-conversation", "unanswered"],
  );
  say(room, lee, "To see to", "staff", { now: 4_000 });
  assert.equal(tasksOf(room).length, 2);
  say(room, lee, "Rest it", "everyone", { now: 4_000 });
  assert.equal(only(room).why, "new-conversation");
});

test("who waits already has a task by the new chat, and what was done is not raised again", () => {
  const room = begun();
  assert.deepEqual(wait(room, 9 * hour).events, []);
  deal(room, kim, "complete");
  assert.deepEqual(wait(room, 9 * hour).events, []);
  say(room, ana, "Still here", "everyone", { now: 10 * hour });
  assert.deepEqual(typesOf(wait(room, 11 * hour).events), ["task-raised"]);
});

test("closing a conversation ends what is to be done about it, and reopening brings nothing back", () => {
  const room = begun();
  room.do({ do: "close", by: kim, now: 2_000 });
  assert.deepEqual(tasksOf(room), []);
  room.do({ do: "reopen", by: kim, now: 2_000 });
  assert.deepEqual(wait(room, 9 * hour).events, []);
  assert.equal(codeOf(deal(room, kim, "claim")), "task-over");
});

test("archiving ends nothing, and whoever writes in what was reopened is to be answered again", () => {
  const room = begun({ settings: { archive: { staff: true, portal: true } } });
  for (const by of [kim, lee])
    assert.equal(codeOf(room.do({ do: "archive", by, on: true, now: 2_000 })), null);
  assert.equal(only(room).why, "new-conversation");
  room.do({ do: "close", by: kim, now: 3_000 });
  room.do({ do: "reopen", by: kim, now: 4_000 });
  say(room, ana, "One thing more", "everyone", { now: 5_000 });
  assert.deepEqual(wait(room, 5_000 + hour - 1).events, []);
  assert.deepEqual(typesOf(wait(room, 5_000 + hour).events), ["task-raised"]);
  assert.deepEqual([only(room).why, only(room).due], ["unanswered", 5_000 + hour]);
});

test("what ends a task by itself is done, but for that of a conversation for which another one stands", () => {
  const ends = (end: (room: Room) => void) => {
    const room = begun();
    deal(room, kim, "complete");
    say(room, ana, "Hello?", "everyone", { now: 4_000 });
    wait(room, 4_000 + hour);
    end(room);
    return taskHistory(room.seen("staff")).map(({ status }) => status);
  };
  assert.deepEqual(
    ends(room => say(room, kim, "Hello", "everyone", { now: 5_000 + hour })),
    ["completed", "completed"],
  );
  assert.deepEqual(
    ends(room => room.do({ do: "close", by: kim, now: 5_000 + hour })),
    ["completed", "completed"],
  );
  assert.deepEqual(
    ends(room => room.do({ do: "supersede", by: host, now: 5_000 + hour })),
    ["completed", "cancelled"],
  );
});

test("of two who take a task at once one has it, and the other is told", () => {
  const room = begun();
  assert.equal(codeOf(deal(room, kim, "claim", { from: null })), null);
  assert.equal(codeOf(deal(room, lee, "claim", { from: null })), "task-taken");
  assert.equal(only(room).owner?.id, at(staff, kim).id);
  assert.deepEqual(deal(room, kim, "claim", { from: null }).events, []);
  // Who saw whose it is takes it knowingly.
  assert.equal(codeOf(deal(room, lee, "claim", { from: kim })), null);
  assert.equal(only(room).owner?.id, at(staff, lee).id);
});

test("a task is handed over with a word to somebody who may see it, by who saw whose it was", () => {
  const room = begun();
  assert.equal(codeOf(deal(room, kim, "hand-over", { to: mo })), "task-no-access");
  assert.equal(codeOf(deal(room, kim, "hand-over", { to: ana })), "task-no-access");
  assert.equal(codeOf(deal(room, kim, "hand-over", { from: lee })), "task-taken");
  assert.equal(codeOf(deal(room, kim, "hand-over", { to: lee })), null);
  assert.deepEqual([only(room).owner?.id, only(room).note], [at(staff, lee).id, "Please"]);
  deal(room, lee, "release");
  assert.deepEqual(
    [only(room).status, only(room).owner, only(room).note],
    ["requested", undefined, undefined],
  );
  assert.deepEqual(deal(room, lee, "release", { from: lee }).events, []);
});

test("staff who see the conversation see to its tasks: not the patient's side, support, or the host", () => {
  const room = begun({ people: withSupport.people });
  say(room, kim, "Help", "everyone", { support: true });
  assert.equal(mayOf(room, kim).work, null);
  for (const [who, code] of [
    [ana, "not-allowed"],
    [host, "not-allowed"],
    [oz, "not-allowed"],
    [mo, "not-found"],
  ] as const)
    for (const how of ["claim", "hand-over", "release", "complete"] as const)
      assert.equal(codeOf(deal(room, who, how)), code);
  for (const who of [ana, oz]) assert.equal(mayOf(room, who).work, undefined);
});

test("who has a task is called as they are now", () => {
  const room = begun();
  deal(room, kim, "claim");
  const person = { ...at(staff, kim), name: "Kim Married" };
  const team = room.patient.team.map(member =>
    member.person.id === person.id ? { ...member, person } : member,
  );
  changeChart(room, { team });
  assert.equal(only(room).owner?.name, "Kim Married");
});

const moves = fc.constantFrom<TaskMove>(...(Object.keys(taskWays) as TaskMove[]));
const people = fc.constantFrom(...staff);
const task: fc.Arbitrary<Task> = fc.record(
  {
    id: fc.nat(5).map(key),
    why: fc.constant("unanswered" as const),
    status: fc.constant("requested" as const),
    raisedAt: fc.nat(3),
    due: fc.nat(3),
  },
  { requiredKeys: ["id", "why", "status", "raisedAt"] },
);

test("the table has no way out of the end, and who has a task is known as long as it is taken", () => {
  const steps = fc.array(fc.record({ move: moves, owner: people }), { maxLength: 12 });
  fc.assert(
    fc.property(task, steps, (begun, steps) => {
      let now = begun;
      for (const step of steps) {
        const next = moveTask(now, step);
        if (!isOpenTask(now)) assert.equal(next, now);
        if (isOpenTask(next)) assert.equal(next.status === "accepted", next.owner !== undefined);
        // Once more is as good as once, but for who else has it.
        assert.deepEqual(moveTask(next, step), next);
        now = next;
      }
      assert.equal(moveOpenTasks([now], now.id, { move: "completed" }).length, 0);
    }),
  );
});

test("whatever is asked in whatever order, a log says what tasks there are, and each command twice is as good as once", () => {
  fc.assert(
    fc.property(world, scripts(), (world, script) => {
      const room = new Room({ ...world, settings: { ...world.settings, ...withTasks, answerWithin: 1 } });
      for (const { step, after, before, refusal, events } of play(room, script)) {
        const tasks = after?.staff.head.tasks ?? [];
        assert(tasks.every(isOpenTask));
        assert.equal(after?.portal?.head.tasks, undefined);
        const open = taskHistory(room.seen("staff")).filter(isOpenTask);
        assert.deepEqual(
          open.map(({ id, status }) => [id, status]),
          tasks.map(({ id, status }) => [id, status]),
        );
        assert.equal(new Set(tasks.map(({ why }) => why)).size, tasks.length);
        // What a patient asked to be corrected is owed in closed conversations too (45 CFR 164.526).
        if (after?.staff.head.lifecycle === "closed") assert(tasks.every(({ why }) => why === "correction"));
        if (step.do !== "task" || refusal !== null) continue;
        const [was] = before?.staff.head.tasks ?? [];
        const own = at(everybody, step.by).id;
        const claimed = events.find(({ event }) => event.type === "task-moved" && event.move === "claimed");
        if (claimed !== undefined && step.from !== undefined && was !== undefined)
          assert.equal(tasks.find(({ owner }) => owner?.id === own) !== undefined, true);
        // What was asked for is so: the same from who asked is nothing new, or is refused where it never was theirs.
        if (step.how !== "hand-over" && step.how !== "complete" && events.length > 0)
          assert.deepEqual(room.do({ ...step, from: step.from ?? null }).events, []);
      }
    }),
  );
});

test("what is due first stands first, and a place in the list is found again", () => {
  fc.assert(
    fc.property(task, task, (a, b) => {
      assert.equal(taskOrder(a, b) + taskOrder(b, a), 0);
      const place = parseTaskCursor(taskCursor(a));
      assert(place !== null);
      assert.equal(taskOrder(place, b), taskOrder(a, b));
    }),
  );
  assert.equal(parseTaskCursor("soon.1.x"), null);
});
