/** Lists of what is to be done: pages, what others do meanwhile, refusals, and times without a network. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { defaultDelays } from "@carethread/client/base/delays";
import type { Task, TaskItem, TaskListName, TaskQuery } from "@carethread/model";
import { answered, key, kim, omar, refused, rosa, type Scripted, script } from "./scripted.ts";

function task(id: string, due: number, change: Partial<Task> = {}): Task {
  return { id: key(id), why: "unanswered", status: "requested", raisedAt: 1, due, ...change };
}

const of = (task: Task, conversation = task.id): TaskItem => ({
  task,
  patient: rosa,
  conversation: { id: conversation, kind: "topic", title: "Knee", lifecycle: "open" },
});

const page = (tasks: readonly TaskItem[], more: string | null = null) => ({ tasks, more });
const network = (): never => {
  throw new TypeError("fetch failed");
};

function look(scripted: Scripted, list: TaskListName = "all") {
  const view = scripted.client.tasks.view({ list });
  const shown = () => view.$tasks.get()?.map(({ task }) => task.id.replace(/a+$/, ""));
  return { view, shown };
}

/** A list that somebody looks at who is connected, and its first answer. */
async function begun(scripted: Scripted) {
  const socket = await scripted.admit("person");
  const looked = look(scripted);
  await answered(scripted, 1);
  return { socket, ...looked };
}

const [one, two, three, four] = [task("one", 1), task("two", 2), task("three", 3), task("four", 4)];

test("a list is loading until its first page is there, and has further pages on demand, each once", async t => {
  const queries: TaskQuery[] = [];
  const scripted = script(t, (_, body) => {
    const query = body as TaskQuery;
    queries.push(query);
    return query.after === undefined ? page([of(one), of(two)], "2.x") : page([of(two), of(three)]);
  });
  await scripted.admit("person");
  const { view, shown } = look(scripted, "pool");
  assert.deepEqual([view.$state.get(), shown()], ["loading", undefined]);
  await answered(scripted, 1);
  assert.deepEqual([view.$state.get(), shown(), view.$more.get()], ["ready", ["one", "two"], "some"]);
  assert.match(scripted.asked[0] ?? "", /^harbor~[a-z2-7]{26}\/tasks$/);
  const more = view.loadMore();
  assert.equal(view.$more.get(), "loading");
  await more;
  assert.deepEqual([shown(), view.$more.get()], [["one", "two", "three"], "none"]);
  assert.deepEqual(queries, [{ list: "pool" }, { list: "pool", after: "2.x" }]);
  await view.loadMore();
  assert.equal(queries.length, 2, "there are no more");
});

test("a page that fails to come leaves what is shown, and is asked for again on demand", async t => {
  let isAway = false;
  const scripted = script(t, (_, body) => {
    if ((body as TaskQuery).after === undefined) return page([of(one)], "1.x");
    return isAway ? network() : page([of(two)]);
  });
  const { view, shown } = await begun(scripted);
  isAway = true;
  await view.loadMore();
  assert.deepEqual([view.$more.get(), view.$state.get(), shown()], ["failed", "ready", ["one"]]);
  isAway = false;
  await view.loadMore();
  assert.deepEqual([view.$more.get(), shown()], ["none", ["one", "two"]]);
});

test("who may not see any of it is told so once, and is asked for nothing by time", async t => {
  const scripted = script(t, () => refused(404, "not-found"));
  const { view, shown } = await begun(scripted);
  assert.deepEqual([view.$state.get(), shown()], ["failed", undefined]);
  await scripted.platform.advance(3 * defaultDelays.tasksAgain);
  assert.equal(scripted.asked.length, 1);
});

test("without a network a list fails, and comes by itself; what was shown stays meanwhile", async t => {
  let says: () => unknown = network;
  const scripted = script(t, () => says());
  const { view, shown } = await begun(scripted);
  assert.equal(view.$state.get(), "failed");
  says = () => page([of(one)]);
  await scripted.platform.advance(defaultDelays.tasksAgain);
  await answered(scripted, 2);
  assert.deepEqual([view.$state.get(), shown()], ["ready", ["one"]]);
  says = network;
  await scripted.platform.advance(defaultDelays.tasksAgain);
  await answered(scripted, 3);
  assert.deepEqual([view.$state.get(), shown()], ["failed", ["one"]]);
  says = () => page([of(two)]);
  view.retry();
  await answered(scripted, 4);
  assert.deepEqual([view.$state.get(), shown()], ["ready", ["two"]]);
});

test("a list is asked for again when it is another one, and after the connection was lost, as far as it was shown", async t => {
  const all = [one, two, three, four].map(task => of(task));
  const scripted = script(t, (_, body) => {
    const first = (body as TaskQuery).after === undefined;
    return first ? page(all.slice(0, 2), "2.x") : page(all.slice(2));
  });
  const { socket, view, shown } = await begun(scripted);
  await view.loadMore();
  assert.deepEqual(shown(), ["one", "two", "three", "four"]);
  all[1] = of(task("new", 2));
  socket.say({ type: "tasks" });
  await answered(scripted, 3);
  assert.deepEqual(shown(), ["one", "new"], "four were shown, which a page may hold");
  socket.end();
  all[0] = of(task("newer", 1));
  await scripted.platform.advance(defaultDelays.retryMax);
  await scripted.admit("person");
  await answered(scripted, 4);
  assert.deepEqual(shown(), ["newer", "new"]);
});

test("what is being made anew says so, and nobody is asked after it was released", async t => {
  const scripted = script(t, () => ({ ...page([of(one)]), rebuilding: true }));
  const { socket, view, shown } = await begun(scripted);
  assert.equal(view.$rebuilding.get(), true);
  view.release();
  view.release();
  assert.equal(shown(), undefined);
  socket.say({ type: "tasks" });
  await scripted.platform.advance(3 * defaultDelays.tasksAgain);
  view.retry();
  await scripted.platform.advance(1);
  assert.equal(scripted.asked.length, 1);
});

test("what somebody does with a task is seen at once in every list of theirs", async t => {
  const scripted = script(t, (path, body) => {
    const me = scripted.asked[0]?.slice("harbor~".length, -"/tasks".length) ?? "";
    const own = task("one", 1, { status: "accepted", owner: { ...kim, id: me } });
    if (path.startsWith("harbor~one")) return { tasks: [own] };
    return (body as TaskQuery).list === "mine" ? page([]) : page([of(one), of(two)]);
  });
  await scripted.admit("person");
  const [mine, pool, all] = [look(scripted, "mine"), look(scripted, "pool"), look(scripted, "all")];
  await answered(scripted, 3);
  await scripted.client.tasks.claim(of(one));
  assert.deepEqual([mine.shown(), pool.shown(), all.shown()], [["one"], ["two"], ["one", "two"]]);
  assert.equal(all.view.$tasks.get()?.[0]?.task.owner?.name, "Kim Park");
});

test("a deed says whose the task was as it was shown; one that is refused changes nothing, and what got no answer is sent again with its id", async t => {
  const bodies: { commandId: string; command: unknown }[] = [];
  let says: () => unknown = () => refused(403, "task-taken");
  const scripted = script(t, (path, body) => {
    if (!path.startsWith("harbor~one")) return page([of(one)]);
    bodies.push(body as { commandId: string; command: unknown });
    return says();
  });
  const { shown } = await begun(scripted);
  const given = task("one", 1, { status: "accepted", owner: omar });
  await assert.rejects(scripted.client.tasks.release(of(given)), { name: "CareError", code: "task-taken" });
  assert.deepEqual(bodies[0]?.command, { type: "release-task", task: one.id, from: omar.id });
  assert.deepEqual(shown(), ["one"]);
  const answers = [network, () => ({ tasks: [] })];
  says = () => answers.shift()?.();
  const done = scripted.client.tasks.complete(of(one));
  await answered(scripted, 3);
  await scripted.platform.advance(defaultDelays.retryFirst);
  await done;
  assert.equal(bodies[1]?.commandId, bodies[2]?.commandId);
  assert.notEqual(bodies[0]?.commandId, bodies[1]?.commandId);
  assert.deepEqual(shown(), []);
});

test("when nothing gets through a deed gives up, retryable", async t => {
  const scripted = script(t, path => (path.startsWith("harbor~one") ? network() : page([of(one)])));
  const { shown } = await begun(scripted);
  const done = scripted.client.tasks.handOver(of(one), omar.id, "Please");
  const failed = assert.rejects(done, { code: "network", retryable: true });
  for (const n of [2, 3, 4]) {
    await answered(scripted, n);
    await scripted.platform.advance(defaultDelays.retryFirst);
  }
  await failed;
  assert.deepEqual(shown(), ["one"]);
});
