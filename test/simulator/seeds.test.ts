/** Two hundred worlds with their faults; many more by hand with `npm run fuzz`. */
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { bundleSimulator, type Simulator } from "./bundle.ts";

let simulator: Simulator;

before(async () => {
  simulator = await bundleSimulator();
});

const perTest = 50;

for (let first = 1; first <= 200; first += perTest) {
  const last = first + perTest - 1;
  test(`[I-1] [I-2] [I-3] the invariants hold in the worlds of seeds ${first} to ${last}`, async () => {
    for (let seed = first; seed <= last; seed++) {
      const { violation, script } = await simulator.simulate(seed, { steps: 40 });
      assert.equal(violation, null, `npm run fuzz -- --seed ${seed}\n${script.join("\n")}`);
    }
  });
}

test("a seed makes the same world twice", async () => {
  const [one, other] = [
    await simulator.simulate(7, { steps: 40 }),
    await simulator.simulate(7, { steps: 40 }),
  ];
  assert.equal(one.print, other.print);
  assert.deepEqual(one.script, other.script);
});
