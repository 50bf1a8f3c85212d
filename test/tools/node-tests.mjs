/**
 * Runs test files of Node:
 *
 *     node test/tools/node-tests.mjs 2 <files>          each in a process of its own, two at a time
 *     node test/tools/node-tests.mjs together <files>   one after the other, in one process
 *
 * They are bundled first. Who took longest the last time begins, so that all cores have work until the end.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { run } from "node:test";
import { root } from "./bundle.mjs";
import { bundleForNode, bundleOf } from "./node-bundle.mjs";
import report from "./node-reporter.mjs";

const cache = join(root, ".cache");
const kept = join(cache, "durations.json");
/** Milliseconds that a file may take: many times what the longest does. */
const timeout = Number(
  process.env.CARETHREAD_FILE_TIMEOUT ?? (process.env.CARETHREAD_LONG === "1" ? 36_000_000 : 600_000),
);

/** In milliseconds, by file. */
function lastDurations() {
  try {
    return JSON.parse(readFileSync(kept, "utf8"));
  } catch {
    return {};
  }
}

/** One module that has the tests of all. */
function together(bundles) {
  const file = join(folder, "together.mjs");
  writeFileSync(file, bundles.map(bundle => `await import(${JSON.stringify(bundle)});\n`).join(""));
  return [file];
}

// What the processes of the files are started with.
process.execArgv.push("--enable-source-maps", "--import", new URL("unwatched.mjs", import.meta.url).href);

const [how, ...files] = process.argv.slice(2);
const last = lastDurations();
const measured = {};
// A file that is new may be a long one.
const lasted = file => last[file] ?? Number.MAX_VALUE;

mkdirSync(cache, { recursive: true });
const folder = mkdtempSync(join(cache, "tests-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
await bundleForNode(files, folder);

const isTogether = how === "together";
const bundles = (isTogether ? files : files.sort((a, b) => lasted(b) - lasted(a))).map(file =>
  bundleOf(file, folder),
);
const events = isTogether
  ? run({ files: together(bundles), concurrency: 1 })
  : run({ files: bundles, concurrency: Number(how), timeout });
events.on("test:fail", () => {
  process.exitCode = 1;
});
events.on("test:complete", ({ name, file, details }) => {
  // A whole file is told of by its path.
  if (name === file && name.startsWith(folder) && !isTogether)
    measured[relative(folder, name).replace(/\.mjs$/, ".ts")] = Math.round(details.duration_ms);
});
events.compose(report).pipe(process.stdout);
await new Promise(resolve => process.stdout.on("unpipe", resolve));
// Another stage may have written its own meanwhile.
writeFileSync(kept, `${JSON.stringify({ ...lastDurations(), ...measured }, null, 2)}\n`);
