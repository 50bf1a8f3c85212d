/**
 * Browser tests of the elements, in real browsers, bundled first. With `CARETHREAD_DIST=1` the packages are those in their
 * `dist` folders, as others get them. `CARETHREAD_ENGINE` names another engine than Chromium's.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { defaultReporter } from "@web/test-runner";
import { playwrightLauncher } from "@web/test-runner-playwright";
import { register } from "tsx/esm/api";
import { bundle, root } from "./tools/bundle.mjs";

register();
const { engine, launch } = await import("./tools/engine.ts");
const { WebKitLauncher } = await import("./tools/webkit/launcher.ts");
const { deviceCommands } = await import("./tools/device-commands.mjs");

const { paths } = JSON.parse(readFileSync(join(root, "tsconfig.json"), "utf8")).compilerOptions;

/** `@carethread/client/person` → `packages/client/src/person.ts`, by the `paths` that tsc, tsx and Vite use as well. */
function sourceOf(specifier) {
  if (paths[specifier]) return paths[specifier][0];
  for (const [pattern, [target]] of Object.entries(paths)) {
    const start = pattern.slice(0, -1);
    if (pattern.endsWith("/*") && specifier.startsWith(start)) {
      return target.replace("*", specifier.slice(start.length));
    }
  }
  return undefined;
}

/** `../../packages/elements/src/a.ts` → `packages/elements/src/a.ts`; only tests look into packages so. */
const inSources = specifier => /^(?:\.\.\/)+(packages\/[\w-]+\/src\/.*)$/.exec(specifier)?.[1];

/** The demo is no library: nothing of its sources is built for others. */
const builtOf = file => file.replace(/^(\.\/)?(packages\/(?!demo\/)[\w-]+)\/src\/(.*)\.ts$/, "$2/dist/$3.js");

const isBuilt = process.env.CARETHREAD_DIST === "1";

/** The file of a package of ours that a module asks for; undefined where it asks for something else. */
function fileOf(specifier) {
  const file = specifier.startsWith("@carethread/") ? sourceOf(specifier) : inSources(specifier);
  return file && join(root, isBuilt ? builtOf(file) : file);
}

const workspacePackages = {
  name: "workspace-packages",
  setup(builder) {
    builder.onResolve({ filter: /^(@carethread|\.\.)\// }, ({ path }) => {
      const file = fileOf(path);
      return file && { path: file };
    });
  },
};

/** The page's side of the runner, which the runner serves itself. */
const ofTheRunner = {
  name: "of-the-runner",
  setup(builder) {
    builder.onResolve({ filter: /^\/__web-/ }, ({ path }) => ({ path, external: true }));
  },
};

/** The modules that pages ask for, and their source maps, by their addresses: a test's own is that of its source. */
async function modules(files) {
  const { outputFiles } = await bundle(files, {
    outdir: ".",
    write: false,
    platform: "browser",
    target: "es2022",
    conditions: ["development"],
    define: { "process.env.NODE_ENV": '"development"' },
    // Beside the modules: only who looks into a failure reads it, and within them it is two thirds of what each page loads.
    sourcemap: "linked",
    plugins: [workspacePackages, ofTheRunner],
  });
  return new Map(
    outputFiles.map(({ path, contents }) => [
      `/${relative(root, path).replace(/\.browser\.js$/, ".browser.ts")}`,
      Buffer.from(contents).toString(),
    ]),
  );
}

const tests = process.argv.filter(word => word.endsWith(".browser.ts"));
const pages = readdirSync(join(root, "test/elements"))
  .filter(file => file.endsWith(".page.ts"))
  .map(file => `test/elements/${file}`);
const found = await modules([...tests, ...pages]);

const bundled = {
  name: "bundled",
  serve: ({ path }) =>
    found.has(path) ? { body: found.get(path), type: path.endsWith(".map") ? "json" : "js" } : undefined,
};

/** Ends with the line of totals that `test/run.mjs` sums up. */
const totals = {
  async reportTestFileResults() {},
  async stop({ sessions }) {
    const sum = { passed: 0, failed: 0, skipped: 0 };
    for (const session of sessions) {
      // A file that could not be loaded has no results at all: that is a failure, not zero tests.
      if (!session.testResults || session.errors.length > 0) sum.failed += 1;
      const suites = session.testResults ? [session.testResults] : [];
      for (let suite = suites.pop(); suite; suite = suites.pop()) {
        suites.push(...suite.suites);
        for (const test of suite.tests)
          sum[test.skipped ? "skipped" : test.passed ? "passed" : "failed"] += 1;
      }
    }
    console.log(`\ncarethread-totals ${JSON.stringify(sum)}`);
  },
};

export default {
  rootDir: root,
  plugins: [bundled, deviceCommands],
  browsers: [
    engine === "webkit"
      ? new WebKitLauncher()
      : playwrightLauncher({ product: engine, launchOptions: launch() }),
  ],
  // Firefox gives the focus to one of its pages alone, and so does a screen: a page at a time.
  concurrency: engine === "chromium" ? 2 : 1,
  testFramework: { config: { timeout: "60000" } },
  filterBrowserLogs: ({ args }) => !String(args[0]).startsWith("Lit is in dev mode"),
  testsFinishTimeout: 600_000,
  reporters: [defaultReporter({ reportTestResults: true, reportTestProgress: false }), totals],
};
