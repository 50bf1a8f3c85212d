import assert from "node:assert/strict";
import { type Runtime, startRuntime } from "../support/runtime.ts";
import { attack, type Tally } from "./attack.ts";
import { allFast, createTarget, secret } from "./targets.ts";

/** The same attack on a real `partykit dev`. */
export async function attackRuntime(seed: number, count: number): Promise<Tally> {
  let runtime: Runtime | undefined;
  try {
    const target = await createTarget(async (practices, operator) => {
      runtime = await startRuntime({ practices, operator, rates: allFast });
      return runtime;
    });
    const tally = await attack(target, seed, count);
    // The runtime itself logs each socket that ends without a farewell, and each client that leaves before its answer.
    const own = /worker_do_not_log|Network connection lost/;
    const output = runtime?.output() ?? "";
    const failures = output
      .split("\n")
      .filter(line => /failed|Uncaught|exception|anew/i.test(line) && !own.test(line));
    assert.deepEqual(failures.slice(0, 5), [], `seed ${seed}: the operator was told of failures`);
    assert.ok(!output.includes(secret), "what people wrote is in the log");
    return tally;
  } finally {
    await runtime?.stop();
  }
}
