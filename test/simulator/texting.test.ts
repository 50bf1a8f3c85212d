/** Patients who are texted, under faults and over weeks, a seed at a time. `npm run fuzz -- --kind texting` runs more. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { size } from "../support/long.ts";
import { Simulators } from "./simulators.ts";
import { coachingMix } from "./texting/steps.ts";

let simulators: Simulators;

before(async () => {
  simulators = await Simulators.create({ limit: 60 });
});

after(() => simulators.end());

async function holds(seed: number): Promise<void> {
  const { violation, script } = await simulators.run("texting", seed);
  if (violation === null) return;
  const again = `npm run fuzz -- --kind texting --seed ${seed} --shrink`;
  assert.fail(`${violation}\n\n${script.join("\n")}\n\nAgain: ${again}`);
}

/** 5, 15, 21 and 24 found a date kept, a text lost, one sent twice and one sent after STOP. */
const seeds = size(24, 2_000);

test(`[I-2] a patient stands as follows from what was done, each text is there once, and after STOP none goes out: seeds 1 to ${seeds}`, async () => {
  for (let seed = 1; seed <= seeds; seed++) await holds(seed);
});

const coached = size(3, 100);

test(`weeks of coaching hold under faults, of ${coached} seeds`, async () => {
  for (let seed = 1; seed <= coached; seed++) {
    const { violation, script } = await simulators.run("texting", seed, { mix: coachingMix, steps: 90 });
    if (violation !== null) assert.fail(`seed ${seed}: ${violation}\n\n${script.join("\n")}`);
  }
});
