/** A practice that an operator pushes into running rooms, on the real runtime. */
import assert from "node:assert/strict";
import { after, test } from "node:test";
import type { Operator, PracticeRegistration } from "@carethread/host";
import { practiceRoom } from "@carethread/model";
import { createTestOperator } from "../support/operator.ts";
import { createTestPractice } from "../support/practice.ts";
import { type Runtime, startRuntime } from "../support/runtime.ts";
import { until } from "../support/until.ts";
import { World } from "../support/world.ts";

let runtime: Runtime | null = null;
after(() => runtime?.stop());

test("a practice is registered at running rooms, keeps its settings over a crash, and is withdrawn", async () => {
  const operator = await createTestOperator();
  const [harbor, cove] = await Promise.all([createTestPractice("harbor"), createTestPractice("cove")]);
  const started = await startRuntime({
    practices: { harbor: harbor.registration },
    operator: operator.keys,
    delays: { practiceLease: 100, practiceStale: 200, dueLinger: 0 },
  });
  runtime = started;
  const world = new World(started, cove);
  const rooms = (): Operator => operator.at(started);
  assert.equal((await world.pushStaff("kim")).status, 401);
  await rooms().register("cove", cove.registration as unknown as PracticeRegistration);
  await until(async () => (await world.pushStaff("kim")).status === 200, "the practice to be served");
  await world.fill();
  const id = (await world.startTopic("staff", "kim")).body.id;
  const note = async (): Promise<unknown> => {
    const kim = await world.join("staff", "kim", id);
    const welcome = await kim.next("welcome").catch(() => null);
    kim.close();
    return (welcome?.may as { note: unknown } | undefined)?.note;
  };
  assert.equal(await note(), "not-allowed");
  const token = await cove.token("system", "host");
  const body = { type: "practice", version: 1, settings: { notes: true } };
  assert.equal((await world.post("practice", practiceRoom("cove"), "roster", token, body)).status, 200);
  await until(async () => (await note()) === null, "the settings to be live");

  await started.kill();
  await started.start();
  assert.equal(await note(), null);
  const ticked = await started.tick();
  assert.ok(ticked.every(({ woken }) => typeof woken === "number"));
  // Where rooms are woken by alarms the tick has none to wake.
  if (started.on === "partykit")
    assert.ok((ticked.at(-1)?.woken ?? 0) > 0, "the tick found no room of the pushed practice");

  const open = await world.join("staff", "kim", id);
  await open.next("welcome");
  await rooms().withdraw("cove");
  const closed = open.closed;
  await until(async () => {
    open.send({ type: "ping" });
    return (await world.pushStaff("kim", { version: 9 })).status === 401;
  }, "the practice to be gone");
  assert.equal(await closed, 1011);
});
