/**
 * Browser tests of the elements: real Chromium, TypeScript sources, no build. With `CARETHREAD_DIST=1` the packages are
 * those in their `dist` folders, as others get them.
 */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { esbuildPlugin } from "@web/dev-server-esbuild";
import { defaultReporter } from "@web/test-runner";
import { playwrightLauncher } from "@web/test-runner-playwright";
import { register } from "tsx/esm/api";

register();
const { chromiumArgs, chromiumPath } = await import("./tools/chromium.ts");
const { deviceCommands } = await import("./tools/device-commands.mjs");

const root = fileURLToPath(new URL("..", import.meta.url));
const tsconfig = `${root}tsconfig.json`;
const { paths } = JSON.parse(readFileSync(tsconfig, "utf8")).compilerOptions;

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

const builtOf = file => file.replace(/^(packages\/[\w-]+)\/src\/(.*)\.ts$/, "$1/dist/$2.js");

const isBuilt = process.env.CARETHREAD_DIST === "1";

const workspacePackages = {
  name: "workspace-packages",
  resolveImport({ source }) {
    const file = (source.startsWith("@carethread/") ? sourceOf(source) : inSources(source))?.replace(
      /^\.\//,
      "",
    );
    return file && `/${isBuilt ? builtOf(file) : file}`;
  },
};

/** What a bundler does for packages that ask for their mode (nanostores): nothing here is a bundler. */
const nodeEnv = {
  name: "node-env",
  transform({ path, body }) {
    if (!path.includes("/node_modules/") || typeof body !== "string") return undefined;
    return body.includes("process.env.NODE_ENV")
      ? body.replaceAll("process.env.NODE_ENV", '"development"')
      : undefined;
  },
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
  files: ["test/elements/**/*.browser.ts"],
  nodeResolve: { exportConditions: ["browser", "development"] },
  plugins: [
    workspacePackages,
    nodeEnv,
    deviceCommands,
    esbuildPlugin({ ts: true, tsconfig, target: "es2022" }),
  ],
  browsers: [
    playwrightLauncher({
      product: "chromium",
      launchOptions: { executablePath: chromiumPath(), args: [...chromiumArgs] },
    }),
  ],
  concurrency: 2,
  testFramework: { config: { timeout: "10000" } },
  filterBrowserLogs: ({ args }) => !String(args[0]).startsWith("Lit is in dev mode"),
  testsFinishTimeout: 240_000,
  reporters: [defaultReporter({ reportTestResults: true, reportTestProgress: false }), totals],
};
