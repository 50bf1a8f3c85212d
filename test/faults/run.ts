/**
 * The long version of the faults: `npm run faults`, or `npm run faults -- --seed 7 test/faults/kill.test.ts`.
 * Shows the figures of each test.
 */
import { spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { parseArgs } from "node:util";

const { values, positionals } = parseArgs({
  options: { seed: { type: "string", default: "1" } },
  allowPositionals: true,
});
const here = relative(process.cwd(), import.meta.dirname);
const files = readdirSync(here).filter(file => file.endsWith(".test.ts"));
const child = spawn(
  process.execPath,
  [
    ...["--import", "tsx", "--test", "--test-concurrency=1", "--test-reporter=spec"],
    ...(positionals.length > 0 ? positionals : files.map(file => join(here, file))),
  ],
  {
    stdio: "inherit",
    env: { ...process.env, CARETHREAD_FAULTS: "long", CARETHREAD_SEED: values.seed },
  },
);
child.once("exit", code => {
  process.exitCode = code ?? 1;
});
