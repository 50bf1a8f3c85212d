/** A roster change on the real runtime. `CARETHREAD_CONVERSATIONS` makes the patient's conversations more. */
import assert from "node:assert/strict";
import { performance } from "node:perf_hooks";
import { test } from "node:test";
import type { Runtime } from "../support/runtime.ts";
import { until } from "../support/until.ts";
import type { World } from "../support/world.ts";
import { placeOf } from "./place.ts";

const many = Number(process.env.CARETHREAD_CONVERSATIONS ?? 25);

let runtime: Runtime;
let world: World;

test(`[F-022] [F-095] a roster change reaches ${many} sleeping conversations after kill -9 in the middle of it`, async t => {
  ({ runtime, world } = await placeOf("roster"));
  const ids: string[] = [];
  for (let n = 0; n < many; n++) ids.push((await world.startTopic("staff", "kim")).body.id);
  const omars = async (): Promise<number> => {
    const tokens = await world.practice.token("staff", "omar");
    const pages = ids.map(id => world.get("main", world.conversationRoom(id), "events?before=9", tokens));
    return (await Promise.all(pages)).filter(({ status }) => status === 200).length;
  };
  assert.equal(await omars(), many);
  await runtime.kill();
  await runtime.start();
  const [kim] = world.rosa().team as unknown[];
  const began = performance.now();
  assert.equal((await world.pushPatient("rosa", { ...world.rosa(), version: 2, team: [kim] })).status, 200);
  const answered = performance.now();
  // A tick resolves when the patient's room has told everybody.
  await runtime.tick();
  const told = performance.now();
  assert.equal(await omars(), 0);
  t.diagnostic(
    `answered ${Math.round(answered - began)} ms, all told ${Math.round(told - began)} ms, all of them cold`,
  );

  assert.equal((await world.pushPatient("rosa", { ...world.rosa(), version: 3 })).status, 200);
  await runtime.kill();
  await runtime.start();
  await until(async () => {
    await runtime.tick();
    return (await omars()) === many;
  }, "all of them have heard it");
});
