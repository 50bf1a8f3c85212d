/** That a world which never comes to an end is a seed that failed, and no test that hangs. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Mutation } from "./bundle.ts";
import { rooms } from "./mutant.ts";
import { Simulators } from "./simulators.ts";

/** What is said of seed 1 with rooms that are changed so, and of seed 2 after it with a thread of its own. */
async function said(mutation: Mutation, limit: number): Promise<readonly (string | null)[]> {
  const simulators = await Simulators.create({ mutations: [mutation], limit });
  try {
    const both = [1, 2].map(seed => simulators.simulate(seed));
    return (await Promise.all(both)).map(({ violation }) => violation);
  } finally {
    await simulators.end();
  }
}

test("a room whose timer is set anew at once, again and again, spins", async () => {
  const mutation = rooms(
    "base/life/deadline",
    "    this.#later(() => {\n      this.#armed = false;",
    "    this.#later(() => {\n      this.#armed = false;\n      if (ms >= 0) return this.#arm(0);",
  );
  for (const violation of await said(mutation, 60)) assert.match(violation ?? "", /the world spins/);
});

test("a room that goes on after a failure without a rest is found", async () => {
  const mutations = [
    rooms(
      "hooks/sender",
      "this.#trouble = { failures, restUntil: ports.now() + waitAfter(ports, failures) };",
      "this.#trouble = { failures, restUntil: 0 };",
    ),
    rooms(
      "hooks/sender",
      "queue.postponed(queued, waitAfter(ports, queued.tries + 1)).catch",
      "queue.postponed(queued, 0).catch",
    ),
  ];
  const simulators = await Simulators.create({ mutations, limit: 60 });
  const mix = { send: 10, open: 5, unreadable: 8 };
  const said: (string | null)[] = [];
  const isFound = (): boolean => said.at(-1)?.includes("after a failure there is a rest") === true;
  for (let seed = 1; seed <= 20 && !isFound(); seed++)
    said.push((await simulators.simulate(seed, { mix })).violation);
  await simulators.end();
  assert.ok(isFound(), said.join("\n"));
});

test("a room that asks again within the same turn, without end, is ended from outside", async () => {
  const mutation = rooms(
    "base/storage/room-storage",
    "const found = await this.#guard(() => this.#platform.get(key));",
    "const found = await this.#guard(() => this.#platform.get(key));\n    while (found === undefined) await null;",
  );
  for (const violation of await said(mutation, 1)) assert.match(violation ?? "", /does not come to an end/);
});
