/**
 * The element tests, and three journeys, in the engines that are not Chromium's: `npm run engines`.
 *
 *     npm run engines                                    all of them
 *     npm run engines -- firefox                         one
 *     npm run engines -- webkit test/elements/rows.browser.ts   this file of one
 *
 * On Debian as root they are installed where they are missing. They take longer than the suite may, and are no part of it.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

const all = ["build", "browser", "journeys"];
const stages = { firefox: all, webkit: all };

const asked = process.argv.slice(2);
const files = asked.filter(word => word.includes("/"));
const names = asked.filter(word => !word.includes("/"));
const unknown = names.filter(name => !(name in stages));
if (unknown.length > 0) {
  console.error(`Not an engine: ${unknown.join(", ")}. Engines: ${Object.keys(stages).join(", ")}`);
  process.exit(2);
}

/** Who ends this ends what runs, with its browsers. */
let running = null;
let stopped = false;
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.on(signal, () => {
    stopped = true;
    running?.kill(signal);
  });
}

const run = fileURLToPath(new URL("run.mjs", import.meta.url));
for (const engine of names.length > 0 ? names : Object.keys(stages)) {
  console.log(`\n${engine}`);
  const words = files.length > 0 ? files : stages[engine];
  const child = spawn(process.execPath, [run, `--${engine}`, ...words], { stdio: "inherit" });
  running = child;
  const [status] = await once(child, "exit");
  if (stopped) process.exit(130);
  if (status !== 0) process.exitCode = 1;
}
