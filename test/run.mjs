/**
 * The whole suite, stage by stage: `npm test`.
 *
 *     node test/run.mjs                       everything
 *     node test/run.mjs node browser          these stages
 *     node test/run.mjs build dist            the browser's tests on what was built
 *     node test/run.mjs node test/model/a.test.ts   this file of a stage
 *     node test/run.mjs --alone node browser        each file by itself, one after the other
 *     node test/run.mjs --long                      more seeds, more examples, longer faults: see test/support/long.ts
 *     node test/run.mjs --firefox browser journeys  in Firefox, which is not part of the suite; `--webkit` in WebKitGTK
 *
 * What checks and builds goes first, then the others, two stages at a time, or three where two of them wait for most of
 * their time. A stage's output is shown when it has failed, or always with `--show`; the last line has the totals.
 */
import { spawn } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { register } from "tsx/esm/api";

const root = fileURLToPath(new URL("..", import.meta.url));
process.chdir(root);
register();

const node = process.execPath;
const bin = path => join("node_modules", path);
const isLong = process.argv.includes("--long");
/** The engine that the browser is of, where it is not Chromium's. */
const engine = ["firefox", "webkit"].find(name => process.argv.includes(`--${name}`));
/** No stage takes longer than this on two cores; one that does hangs. */
const deadline = isLong || engine ? 12 * 3_600_000 : 30 * 60_000;

/** Folders of `test/` whose files need something that runs, or long for themselves: they are stages of their own. */
const apart = ["party", "faults", "stories", "journeys", "frameworks", "simulator", "bench"];
const marker = /^carethread-totals (\{.*\})$/gm;

/** All files below `folder` that end in `suffix`, as paths from the root. */
function filesIn(folder, suffix) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && entry.name.endsWith(suffix))
    .map(entry => relative(root, join(entry.parentPath ?? entry.path, entry.name)))
    .sort();
}

const nodeFiles = () =>
  filesIn("test", ".test.ts").filter(
    file => !apart.some(folder => file.startsWith(join("test", folder, "/"))),
  );

/** A process at a time beside other stages, or two; or all `together`: see there. */
const nodeTest = how => (files, isOnly) => [
  node,
  "test/tools/node-tests.mjs",
  how ?? (isOnly ? "2" : "1"),
  ...files,
];

const browserTest = files => [
  node,
  bin("@web/test-runner/dist/bin.js"),
  "--config",
  "test/web-test-runner.config.mjs",
  "--files",
  ...files,
];
const browserFiles = () => filesIn("test", ".browser.ts");

/** Portal and EHR by their pages, and a page of a host's under a strict policy. */
const journeysElsewhere = () =>
  ["embedding", "portal-inbox", "topics"].map(name => `test/journeys/${name}.test.ts`);

/**
 * In the order in which they begin, the longest first. `files` finds what a stage runs; `command` runs it; `check` stages
 * count no tests; one that is `extra` runs when it is named. `work` is the part of a core that a stage keeps busy, 1 where
 * nothing is said.
 */
const stages = {
  build: { check: true, command: () => [node, "packages/demo/bin/build.mjs", "--stale"] },
  types: { check: true, command: () => [node, bin("typescript/bin/tsc"), "--noEmit"] },
  lint: { check: true, command: () => [node, bin("@biomejs/biome/bin/biome"), "check", "."] },
  node: { files: nodeFiles, command: nodeTest() },
  browser: {
    needsBrowser: true,
    files: browserFiles,
    command: browserTest,
  },
  dist: {
    extra: true,
    needsBrowser: true,
    env: { CARETHREAD_DIST: "1" },
    files: browserFiles,
    command: browserTest,
  },
  journeys: {
    needsBrowser: true,
    files: () => filesIn("test/journeys", ".test.ts"),
    elsewhere: { firefox: journeysElsewhere, webkit: journeysElsewhere },
    command: nodeTest("together"),
  },
  frameworks: {
    extra: true,
    needsBrowser: true,
    files: () => filesIn("test/frameworks", ".test.ts"),
    command: nodeTest("together"),
  },
  // Together, of one build of Storybook.
  stories: {
    needsBrowser: true,
    files: () => filesIn("test/stories", ".test.ts"),
    command: nodeTest("together"),
  },
  party: { work: 0.5, files: () => filesIn("test/party", ".test.ts"), command: nodeTest() },
  // The shell of Workers under everything that runs the real rooms; a part of it is in `party`.
  workers: {
    extra: true,
    work: 0.5,
    env: { CARETHREAD_ON: "workers" },
    files: () => [...filesIn("test/party", ".test.ts"), "test/faults/kill.test.ts"],
    command: nodeTest(),
  },
  faults: {
    needsBrowser: true,
    work: 0.5,
    files: () => filesIn("test/faults", ".test.ts"),
    command: nodeTest(),
  },
  // The last, on both cores: of one stage with all of Node's files a core would wait at the end for the other.
  simulator: { work: 2, files: () => filesIn("test/simulator", ".test.ts"), command: nodeTest("2") },
};

/** What a stage that is told to end may take for it, as one does whose browser is to end before it. */
const grace = 5_000;

/** Each ends what a stage has started and that runs still. */
const ends = new Set();
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  // A terminal tells it to this, and so does whoever has started this.
  process.on(signal, async () => {
    await Promise.all([...ends].map(end => end()));
    process.exit(130);
  });
}

/** Runs a command to its end, and with it everything that it started. */
function run([program, ...args], env) {
  return new Promise(resolve => {
    const child = spawn(program, args, {
      env: { ...process.env, ...env },
      stdio: ["ignore", "pipe", "pipe"],
      // A group of its own, so that a stage that hangs can be ended with what it started.
      detached: true,
    });
    let output = "";
    child.stdout.setEncoding("utf8").on("data", text => (output += text));
    child.stderr.setEncoding("utf8").on("data", text => (output += text));
    /** False where nobody is left to hear it. */
    const send = signal => {
      try {
        return process.kill(-child.pid, signal);
      } catch {
        return false;
      }
    };
    let isEnding = false;
    // A browser that Playwright starts is in a group of its own, and is ended by the process that has started it.
    const end = async () => {
      isEnding = true;
      const last = Date.now() + grace;
      for (let left = send("SIGINT"); left && Date.now() < last; left = send(0))
        await new Promise(after => setTimeout(after, 50));
      send("SIGKILL");
    };
    const timer = setTimeout(() => {
      output += `\nEnded after ${deadline / 1000} s.\n`;
      void end();
    }, deadline);
    ends.add(end);
    child.on("error", error => resolve({ code: 1, output: String(error) }));
    // What a test left running would hold the pipes open, and the suite with them.
    child.on("exit", () => isEnding || send("SIGKILL"));
    child.on("close", code => {
      clearTimeout(timer);
      ends.delete(end);
      resolve({ code: code ?? 1, output });
    });
  });
}

/** What a runner counted; a run that failed without a counted failure has one all the same. */
function totalsOf(stage, { code, output }) {
  const last = [...output.matchAll(marker)].at(-1);
  const totals = last ? JSON.parse(last[1]) : { passed: 0, failed: 0, skipped: 0 };
  const silent = code !== 0 || (!stage.check && !last);
  return silent && totals.failed === 0 ? { ...totals, failed: 1 } : totals;
}

/** Where there is no browser it is installed, which takes a minute: the next stage finds it. */
async function browserEnv() {
  if (engine === "firefox") {
    const { firefoxPath } = await import("./tools/firefox.ts");
    return { CARETHREAD_ENGINE: engine, FIREFOX_PATH: firefoxPath() };
  }
  if (engine === "webkit") {
    const { webkitPrograms } = await import("./tools/webkit/programs.ts");
    webkitPrograms();
    return { CARETHREAD_ENGINE: engine };
  }
  const { chromiumPath } = await import("./tools/chromium.ts");
  return { CHROMIUM_PATH: chromiumPath() };
}

/** What the stage is to run of its files; undefined where it has no such thing as files. */
function filesOf(stage, only) {
  const all = (stage.elsewhere?.[engine] ?? stage.files)?.();
  return only.length > 0 ? all?.filter(file => only.includes(file)) : all;
}

async function runStage(stage, files, isOnly) {
  try {
    const env = stage.needsBrowser ? await browserEnv() : {};
    const long = isLong ? { CARETHREAD_LONG: "1" } : {};
    return await run(stage.command(files, isOnly), { ...env, ...stage.env, ...long });
  } catch (error) {
    return { code: 1, output: `${error.message}\n` };
  }
}

const words = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;

const show = process.argv.includes("--show");
/** Each file is bundled and run by itself, in a process or a page that no other file has touched. */
const isAlone = process.argv.includes("--alone");
const asked = process.argv.slice(2).filter(word => !word.startsWith("--"));
const only = asked.filter(word => word.includes("/")).map(file => relative(root, file));
const names = asked.filter(word => !word.includes("/"));
const unknown = names.filter(name => !(name in stages));
const missing = only.filter(file => !existsSync(file));
if (unknown.length > 0 || missing.length > 0) {
  console.error(`Not a stage or a file: ${[...unknown, ...missing].join(", ")}`);
  console.error(`Stages: ${Object.keys(stages).join(", ")}`);
  process.exit(2);
}

function add(sum, totals) {
  for (const key of Object.keys(sum)) sum[key] += totals[key];
}

const sum = { passed: 0, failed: 0, skipped: 0 };

async function take({ name, stage, files }, isOnly) {
  if (files?.length === 0) return console.log(`${name.padEnd(10)}no tests yet`);
  const start = performance.now();
  const totals = { passed: 0, failed: 0, skipped: 0 };
  const isOneByOne = isAlone && files !== undefined;
  for (const part of isOneByOne ? files.map(file => [file]) : [files]) {
    const result = await runStage(stage, part, isOnly);
    const counted = totalsOf(stage, result);
    if (show || counted.failed > 0) console.log(result.output.replace(marker, "").trimEnd());
    if (isOneByOne) console.log(`${part[0]}: ${words(counted)}`);
    add(totals, counted);
  }
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  const outcome = stage.check ? (totals.failed > 0 ? "failed" : "ok") : words(totals);
  console.log(`${name.padEnd(10)}${outcome}  (${seconds} s)`);
  add(sum, totals);
}

/** Two on two cores: with more of them what waits for something waits too long. */
const width = isAlone ? 1 : 2;

/** Each begins, in their order, as soon as there is room for its work beside the others'. */
async function sideBySide(jobs) {
  const isOnly = jobs.length === 1 || isAlone;
  const waiting = [...jobs];
  const running = new Map();
  const workOf = ({ stage }) => (isAlone ? 1 : (stage.work ?? 1));
  while (waiting.length > 0 || running.size > 0) {
    const busy = [...running.keys()].reduce((sum, job) => sum + workOf(job), 0);
    const place = waiting.findIndex(job => busy + workOf(job) <= width);
    if (place < 0) {
      await Promise.race(running.values());
      continue;
    }
    const [job] = waiting.splice(place, 1);
    running.set(
      job,
      take(job, isOnly).finally(() => running.delete(job)),
    );
  }
}

const jobs = Object.entries(stages)
  .filter(([name, stage]) => (names.length > 0 ? names.includes(name) : !stage.extra))
  .filter(([, stage]) => names.length > 0 || only.length === 0 || !stage.check)
  .map(([name, stage]) => ({ name, stage, files: filesOf(stage, only) }))
  .filter(({ files }) => only.length === 0 || files === undefined || files.length > 0);
await sideBySide(jobs.filter(({ stage }) => stage.check));
await sideBySide(jobs.filter(({ stage }) => !stage.check));

console.log(`\n${words(sum)}`);
process.exitCode = sum.failed > 0 ? 1 : 0;
