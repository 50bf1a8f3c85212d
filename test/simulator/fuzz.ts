/**
 * Many seeds by hand: `npm run fuzz -- --seeds 5000`; one again with its script: `npm run fuzz -- --seed 17`.
 *
 *     --kind K     simulate, where everything goes wrong, alarms, the same where they alone wake rooms, texting, where
 *                  patients are texted, or one of quiet.test.ts: pair, absence, practiceAway
 *     --from N     the first seed (1)
 *     --steps N    steps of each seed (60)
 *     --jobs N     threads side by side (1)
 *     --limit N    seconds that a seed may take before it counts as one that never ends (20)
 *     --only 3,9   of one seed only these steps
 *     --verbose    every frame as well
 *     --live       every line of the script at once: for a seed that never ends
 *     --shrink     leaves out steps for as long as the seed fails
 */
import { parseArgs } from "node:util";
import { shrink } from "./shrink.ts";
import type { Outcome } from "./simulate.ts";
import { Simulators } from "./simulators.ts";
import type { TaskKind } from "./worker.ts";

const { values } = parseArgs({
  options: {
    seed: { type: "string" },
    seeds: { type: "string", default: "1000" },
    kind: { type: "string", default: "simulate" },
    from: { type: "string", default: "1" },
    steps: { type: "string", default: "60" },
    jobs: { type: "string", default: "1" },
    limit: { type: "string", default: "20" },
    only: { type: "string" },
    verbose: { type: "boolean", default: false },
    live: { type: "boolean", default: false },
    shrink: { type: "boolean", default: false },
  },
});
const kinds: readonly TaskKind[] = ["simulate", "alarms", "pair", "absence", "practiceAway", "texting"];
const jobs = Number(values.jobs);
const steps = Number(values.steps);
const kind = kindOf(values.kind);
const simulators = await Simulators.create({ jobs, limit: Number(values.limit) });

function kindOf(word: string): TaskKind {
  const found = kinds.find(known => known === word);
  if (found === undefined) throw new Error(`--kind is one of ${kinds.join(", ")}`);
  return found;
}

async function one(seed: number): Promise<readonly Outcome[]> {
  const { verbose } = values;
  let only = values.only?.split(",").map(Number);
  if (values.shrink) {
    only = await shrink((...task) => simulators.run(kind, ...task), seed, steps);
    console.log(`--only ${only.join(",")}`);
  }
  const tell = values.live ? (line: string): void => console.log(line) : undefined;
  const outcome = await simulators.run(kind, seed, { steps, verbose, ...(only ? { only } : {}) }, tell);
  if (!values.live) console.log(outcome.script.join("\n"));
  console.log(outcome.violation === null ? `held (${outcome.print})` : `VIOLATED: ${outcome.violation}`);
  return outcome.violation === null ? [] : [outcome];
}

async function many(first: number, count: number): Promise<readonly Outcome[]> {
  const failed: Outcome[] = [];
  const start = performance.now();
  let next = first;
  const work = async (): Promise<void> => {
    for (let seed = next++; seed < first + count; seed = next++) {
      const outcome = await simulators.run(kind, seed, { steps });
      if (outcome.violation === null) continue;
      failed.push(outcome);
      console.log(`seed ${seed}, step ${outcome.step}: ${outcome.violation}`);
    }
  };
  await Promise.all(Array.from({ length: jobs }, work));
  const seconds = (performance.now() - start) / 1000;
  const pace = (count / seconds).toFixed(1);
  console.log(`${count} seeds in ${seconds.toFixed(1)} s (${pace} a second), ${failed.length} failed`);
  for (const { seed } of failed.slice(0, 1)) console.log(`npm run fuzz -- --seed ${seed} --shrink`);
  return failed;
}

const failed = await (values.seed === undefined
  ? many(Number(values.from), Number(values.seeds))
  : one(Number(values.seed)));
await simulators.end();
process.exitCode = failed.length > 0 ? 1 : 0;
