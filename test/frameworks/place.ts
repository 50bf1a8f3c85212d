/** One runtime, one vendor with the apps of all frameworks, and one browser for all tests of a process. */
import { execFile } from "node:child_process";
import { access, mkdir, mkdtemp, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { after, before } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";
import type { Browser } from "playwright-core";
import { build } from "vite";
import { createTestPractice } from "../support/practice.ts";
import { type Runtime, startRuntime } from "../support/runtime.ts";
import { World } from "../support/world.ts";
import { launchBrowser } from "../tools/browser.ts";
import { type Render, Vendor } from "./vendor.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const frameworks = join(root, "packages/demo/frameworks");

interface Place {
  readonly world: World;
  readonly browser: Browser;
  /** An app's page of a person; its host renders anew each 50 ms. */
  address(app: string, kind: "staff" | "portal", sub: string): string;
}

interface Started extends Place {
  readonly vendor: Vendor;
  readonly runtime: Runtime;
  readonly folder: string;
}

/** By the app's own configuration, against the packages as they were built. */
async function buildApp(app: string, folder: string): Promise<void> {
  await build({
    configFile: join(frameworks, app, "vite.config.ts"),
    logLevel: "warn",
    build: { outDir: join(folder, app), emptyOutDir: true },
  });
}

const run = promisify(execFile);

/** By Angular's own tools, which have a folder of packages of their own, as they want another TypeScript than ours. */
async function buildAngular(folder: string): Promise<void> {
  const cwd = join(frameworks, "angular");
  const isInstalled = await access(join(cwd, "node_modules/@angular/cli")).then(
    () => true,
    () => false,
  );
  if (!isInstalled) await run("npm", ["ci", "--no-fund", "--no-audit"], { cwd });
  const env = { ...process.env, NG_CLI_ANALYTICS: "false" };
  const built = join(folder, "built-by-angular");
  await run("npm", ["run", "build", "--", "--output-path", built], { cwd, env });
  await rename(join(built, "browser"), join(folder, "angular"));
}

/** What a server runs to write the page, in a folder from which it finds its packages. */
async function buildRender(folder: string): Promise<Render> {
  const outDir = join(folder, "on-the-server");
  const configFile = join(frameworks, "server-rendered/vite.config.ts");
  await build({ configFile, logLevel: "warn", build: { ssr: "render.tsx", outDir, emptyOutDir: true } });
  const { render } = (await import(pathToFileURL(join(outDir, "render.js")).href)) as { render: Render };
  return render;
}

async function start(): Promise<Started> {
  await mkdir(join(root, ".cache"), { recursive: true });
  const folder = await mkdtemp(join(root, ".cache/frameworks-"));
  for (const app of ["react", "vue", "server-rendered"]) await buildApp(app, folder);
  await buildAngular(folder);
  const vendor = new Vendor(
    [folder, frameworks, join(root, "packages/elements/dist")],
    await buildRender(folder),
  );
  const origin = await vendor.listen();
  const practice = await createTestPractice("harbor", {}, ["https://ehr.test", origin]);
  const runtime = await startRuntime({ practices: { [practice.id]: practice.registration } });
  const world = new World(runtime, practice);
  await world.fill();
  vendor.serve(runtime.url, practice);
  return {
    ...{ world, vendor, runtime, folder, browser: await launchBrowser() },
    address: (app, kind, sub) => `${origin}/${app}/?${new URLSearchParams({ kind, sub, tick: "50" })}`,
  };
}

let started: Started | null = null;

before(async () => {
  started = await start();
});
after(async () => {
  await started?.browser.close();
  await started?.vendor.close();
  await started?.runtime.stop();
  if (started !== null) await rm(started.folder, { recursive: true, force: true });
});

/** Within a test. */
export function place(): Place {
  if (started === null) throw new Error("the apps have not started");
  return started;
}
