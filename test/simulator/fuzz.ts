/**
 * Many seeds by hand: `npm run fuzz -- --seeds 5000`; one again with its script: `npm run fuzz -- --seed 17`.
 *
 *     --from N     the first seed (1)
 *     --steps N    steps of each seed (60)
 *     --only 3,9   of one seed only these steps
 *     --verbose    every frame as well
 *     --shrink     leaves out steps for as long as the seed fails
 */
import { parseArgs } from "node:util";
import { bundleSimulator } from "./bundle.ts";
import { shrink } from "./shrink.ts";

const { values } = parseArgs({
  options: {
    seed: { type: "string" },
    seeds: { type: "string", default: "1000" },
    from: { type: "string", default: "1" },
    steps: { type: "string", default: "60" },
    only: { type: "string" },
    verbose: { type: "boolean", default: false },
    shrink: { type: "boolean", default: false },
  },
});
const { simulate } = await bundleSimulator();
const steps = Number(values.steps);
const failed: number[] = [];
const print = (lines: readonly string[]): void => console.log(lines.join("\n"));

if (values.seed !== undefined) {
  const seed = Number(values.seed);
  let only = values.only?.split(",").map(Number);
  if (values.shrink) {
    only = await shrink(simulate, seed, steps);
    console.log(`--only ${only.join(",")}`);
  }
  const outcome = await simulate(seed, { steps, verbose: values.verbose, ...(only ? { only } : {}) });
  print(outcome.script);
  console.log(outcome.violation === null ? `held (${outcome.print})` : `VIOLATED: ${outcome.violation}`);
  if (outcome.violation !== null) failed.push(seed);
} else {
  const first = Number(values.from);
  const last = first + Number(values.seeds) - 1;
  const start = performance.now();
  for (let seed = first; seed <= last; seed++) {
    const outcome = await simulate(seed, { steps });
    if (outcome.violation === null) continue;
    failed.push(seed);
    console.log(`seed ${seed}, step ${outcome.step}: ${outcome.violation}`);
  }
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`${last - first + 1} seeds in ${seconds} s, ${failed.length} failed`);
  if (failed.length > 0) console.log(`npm run fuzz -- --seed ${failed[0]}`);
}
process.exitCode = failed.length > 0 ? 1 : 0;
