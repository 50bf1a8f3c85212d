/**
 * Runs test files of Node:
 *
 *     node test/tools/node-tests.mjs 2 <files>          two processes at a time, of which quick files share some
 *     node test/tools/node-tests.mjs together <files>   one after the other, in one process
 *
 * They are bundled first. What took longest the last time begins, so that all cores have work until the end.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { run } from "node:test";
import { root } from "./bundle.mjs";
import { bundleForNode, bundleOf } from "./node-bundle.mjs";
import { reportOf } from "./node-reporter.mjs";
import { sharesOf } from "./node-shares.mjs";
import { bundleRooms } from "./rooms-bundle.mjs";

const cache = join(root, ".cache");
const kept = join(cache, "durations.json");
/** Milliseconds that a process may take: many times what the longest does. */
const timeout = Number(
  process.env.CARETHREAD_FILE_TIMEOUT ?? (process.env.CARETHREAD_LONG === "1" ? 36_000_000 : 600_000),
);

/** In milliseconds, by the first file of each process. */
function lastDurations() {
  try {
    return JSON.parse(readFileSync(kept, "utf8"));
  } catch {
    return {};
  }
}

/** The module of a process; where there are several files, one that has the tests of all. */
function moduleOf(files, at) {
  if (files.length === 1) return bundleOf(files[0], folder);
  const file = join(folder, `shared-${at}.mjs`);
  const imports = files.map(file => {
    const bundle = JSON.stringify(bundleOf(file, folder));
    // One that does not load is a test that fails, and the others have theirs.
    return `await import(${bundle}).catch(error => test(${JSON.stringify(file)}, () => Promise.reject(error)));\n`;
  });
  writeFileSync(file, `import { test } from "node:test";\n${imports.join("")}`);
  return file;
}

// What the processes of the files are started with.
const preloads = ["unwatched.mjs", "same-examples.mjs"].map(name => new URL(name, import.meta.url).href);
process.execArgv.push("--enable-source-maps", ...preloads.flatMap(url => ["--import", url]));

const [how, ...files] = process.argv.slice(2);
const isTogether = how === "together";
const last = lastDurations();
const measured = {};
// What is new may take long.
const lasted = ([first]) => last[first] ?? Number.MAX_VALUE;

mkdirSync(cache, { recursive: true });
const folder = mkdtempSync(join(cache, "tests-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
const metafile = await bundleForNode(files, folder);
// Once for all of them that start a runtime.
if ("test/support/runtime.ts" in metafile.inputs)
  process.env.CARETHREAD_ROOMS = await bundleRooms(join(folder, "rooms"));

const shares = (isTogether ? [files] : sharesOf(files, metafile)).sort((a, b) => lasted(b) - lasted(a));
const filesIn = new Map(shares.map((files, at) => [moduleOf(files, at), files]));
const events = run({
  files: [...filesIn.keys()],
  concurrency: isTogether ? 1 : Number(how),
  ...(isTogether ? {} : { timeout }),
});
events.on("test:fail", () => {
  process.exitCode = 1;
});
events.on("test:complete", ({ name, file, details }) => {
  // A whole process is told of by its module's path.
  const [first] = (name === file && filesIn.get(name)) || [];
  if (first !== undefined && !isTogether) measured[first] = Math.round(details.duration_ms);
});
events.compose(reportOf(filesIn)).pipe(process.stdout);
await new Promise(resolve => process.stdout.on("unpipe", resolve));
// Another stage may have written its own meanwhile.
writeFileSync(kept, `${JSON.stringify({ ...lastDurations(), ...measured }, null, 2)}\n`);
