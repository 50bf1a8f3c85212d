/** A test for each mutant: the simulator must find what it lacks. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Mutant } from "./mutant.ts";
import { Simulators } from "./simulators.ts";

/** What a seed does moves with what rooms and clients do: these many further seeds may find it instead. */
const further = 60;

export function testMutants(mutants: readonly Mutant[]): void {
  for (const { lacks, mutations, options, seed, says } of mutants) {
    test(`seed ${seed} finds what lacks ${lacks}`, async t => {
      const simulators = await Simulators.create({ mutations });
      t.after(() => simulators.end());
      const others = Array.from({ length: further }, (_, index) => index + 1);
      const said: string[] = [];
      for (const each of [seed, ...others]) {
        const { violation } = await simulators.simulate(each, options);
        if (violation === null) continue;
        said.push(violation);
        if (!new RegExp(says).test(violation)) continue;
        if (each !== seed)
          t.diagnostic(`found by seed ${each}, no longer by ${seed}: write that in mutants.ts`);
        return;
      }
      assert.fail(`nothing found it; said was:\n${said.slice(0, 5).join("\n")}`);
    });
  }
}
