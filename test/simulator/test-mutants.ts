/**
 * A test for each mutant: the simulator must find what it lacks; in the long run also nothing like it where nothing is
 * lacking, of which simulator.test.ts has other seeds.
 */
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { isLong } from "../support/long.ts";
import type { Mutant } from "./mutant.ts";
import { Simulators } from "./simulators.ts";

/** What a seed does moves with what rooms and clients do: these many further seeds may find it instead. */
const further = 100;

export function testMutants(mutants: readonly Mutant[]): void {
  let whole: Simulators | undefined;
  after(() => whole?.end());

  for (const { lacks, mutations, kind = "simulate", options = {}, seed, says } of mutants) {
    test(`seed ${seed} finds what lacks ${lacks}`, async t => {
      // A busy machine is no mutant that spins.
      const simulators = await Simulators.create({ mutations, limit: 60 });
      t.after(() => simulators.end());
      const isAbout = (violation: string | null): boolean => new RegExp(says).test(violation ?? "");
      const others = Array.from({ length: further }, (_, index) => index + 1);
      const said: string[] = [];
      for (const each of new Set([seed, ...others])) {
        const { violation } = await simulators.run(kind, each, options);
        if (violation === null) continue;
        said.push(violation);
        if (!isAbout(violation)) continue;
        if (each !== seed) t.diagnostic(`found by seed ${each}, no longer by ${seed}: write that down`);
        if (!isLong) return;
        const { gated: _, ...usual } = options;
        whole ??= await Simulators.create();
        const alike = await whole.run(kind, each, usual);
        assert.ok(!isAbout(alike.violation), `nothing is lacking, and yet: ${alike.violation}`);
        return;
      }
      assert.fail(`nothing found it; said was:\n${said.slice(0, 5).join("\n")}`);
    });
  }
}
