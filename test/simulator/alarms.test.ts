/**
 * Rooms that sleep and that the platform's alarms alone wake, late, twice, or anew where a room died of one, a seed at a
 * time. `npm run fuzz -- --kind alarms` runs more.
 */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { size } from "../support/long.ts";
import { Simulators } from "./simulators.ts";

let simulators: Simulators;

before(async () => {
  simulators = await Simulators.create({ limit: 60 });
});

after(() => simulators.end());

const seeds = size(3, 200);

test(`[I-1] [I-2] [I-3] what is owed is told and what is due is done by alarms alone: seeds 1 to ${seeds}`, async () => {
  for (let seed = 1; seed <= seeds; seed++) {
    const { violation, script } = await simulators.run("alarms", seed);
    if (violation === null) continue;
    const again = `npm run fuzz -- --kind alarms --seed ${seed} --shrink`;
    assert.fail(`${violation}\n\n${script.join("\n")}\n\nAgain: ${again}`);
  }
});
