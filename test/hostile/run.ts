/**
 * `npm run hostile`: the long run. A failure prints its seed and the input; with both options it is made again.
 *
 *     npm run hostile
 *     npm run hostile -- --seed 7 --count 500 --real 0
 */
import { parseArgs } from "node:util";
import { attackInMemory } from "./in-memory.ts";
import { attackRuntime } from "./on-runtime.ts";

const { values } = parseArgs({
  options: {
    seed: { type: "string" },
    count: { type: "string", default: "20000" },
    real: { type: "string", default: "2000" },
  },
});
/** Each seed has a practice of its own, so that none hangs on the one before it. */
const each = 2_000;
const first = Number(values.seed ?? 1);
const total = { frames: 0, hellos: 0, requests: 0 };

let most = 0;
for (let done = 0, seed = first; done < Number(values.count); done += each, seed++) {
  const count = Math.min(each, Number(values.count) - done);
  const tally = await attackInMemory(seed, count);
  for (const key of ["frames", "hellos", "requests"] as const) total[key] += tally[key];
  most = Math.max(most, tally.held);
  console.log(`seed ${seed}: ${count} inputs in memory; statuses ${JSON.stringify(tally.statuses)}`);
}
console.log(
  `in memory: ${JSON.stringify(total)}; the rooms of a seed held at most ${Math.round(most / 1024)} KiB`,
);
if (Number(values.real) > 0) {
  const tally = await attackRuntime(first, Number(values.real));
  console.log(`on the real runtime: ${JSON.stringify(tally)}`);
}
