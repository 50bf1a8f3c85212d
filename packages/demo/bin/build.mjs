/**
 * Builds the packages, each by its own `build` script, those that others need first.
 *
 *     node packages/demo/bin/build.mjs            all of them
 *     node packages/demo/bin/build.mjs --stale    only those whose sources changed since their last build
 *
 * `npm start` and `npm test` call `buildStale()`, so that nobody runs against an old build by accident.
 */
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const cache = join(root, "node_modules/.cache/carethread");
const lock = join(cache, "building");

/** What every build depends on beside its own sources. */
const shared = ["tsconfig.json", "vite.config.ts", "package-lock.json"];
/** What lies in a package and changes nothing in its build. */
const aside = new Set([
  ...["dist", "node_modules", "bin", "frameworks", "pictures"],
  ...["README.md", "CHANGELOG.md", "LICENSE", "TRUST.md"],
]);

const readJson = path => JSON.parse(readFileSync(path, "utf8"));

/** The packages that have a build, those that others need first. */
function packages() {
  const all = readJson(join(root, "package.json"))
    .workspaces.map(folder => ({
      folder: join(root, folder),
      ...readJson(join(root, folder, "package.json")),
    }))
    .filter(pkg => pkg.scripts?.build);
  const ordered = [];
  const visit = pkg => {
    if (ordered.includes(pkg)) return;
    for (const needed of all.filter(other => pkg.dependencies?.[other.name])) visit(needed);
    ordered.push(pkg);
  };
  all.forEach(visit);
  return ordered;
}

function* filesBelow(folder) {
  const entries = readdirSync(folder, { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name.startsWith(".") || aside.has(entry.name)) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesBelow(path);
    else yield path;
  }
}

/**
 * Every package with a print of all that its build depends on, its siblings' prints included.
 * Contents and not times are compared: a checkout touches files that did not change.
 */
function printed() {
  const prints = new Map();
  return packages().map(pkg => {
    const hash = createHash("sha256");
    for (const path of [...shared.map(name => join(root, name)), ...filesBelow(pkg.folder)]) {
      if (existsSync(path)) hash.update(path.slice(root.length)).update("\0").update(readFileSync(path));
    }
    for (const name of Object.keys(pkg.dependencies ?? {})) hash.update(prints.get(name) ?? "");
    prints.set(pkg.name, hash.digest("hex"));
    return { ...pkg, print: prints.get(pkg.name) };
  });
}

const stampOf = pkg => join(cache, `${pkg.name.split("/")[1]}.print`);

function isStale(pkg) {
  const stamp = stampOf(pkg);
  return (
    !existsSync(join(pkg.folder, "dist")) || !existsSync(stamp) || readFileSync(stamp, "utf8") !== pkg.print
  );
}

/** Names of the packages whose build is missing or older than what it is made from. */
export function stalePackages() {
  return printed()
    .filter(isStale)
    .map(pkg => pkg.name);
}

/** Answers what went wrong, or nothing. */
function build(pkg) {
  return new Promise(resolve => {
    const child = spawn("npm", ["run", "--silent", "build"], {
      cwd: pkg.folder,
      stdio: ["ignore", "pipe", "pipe"],
      shell: process.platform === "win32",
    });
    let output = "";
    child.stdout.on("data", data => (output += data));
    child.stderr.on("data", data => (output += data));
    child.on("error", error => resolve(`npm could not be run: ${error.message}`));
    child.on("close", code =>
      resolve(code === 0 ? undefined : `The build of ${pkg.name} failed:\n${output.trim()}`),
    );
  });
}

function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** One build at a time: two that write the same files at once leave neither whole. */
async function locked(work) {
  mkdirSync(cache, { recursive: true });
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: "wx" });
      break;
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
      const holder = existsSync(lock) ? Number(readFileSync(lock, "utf8")) : 0;
      // Just created and not yet written counts as held; a holder that died left it behind.
      if (holder > 0 && !isRunning(holder)) rmSync(lock, { force: true });
      else await wait(200);
    }
  }
  try {
    return await work();
  } finally {
    rmSync(lock, { force: true });
  }
}

async function buildThese(wanted, log) {
  return locked(async () => {
    const built = [];
    const failures = new Map();
    for (const pkg of printed().filter(wanted)) {
      // One package's mistake does not keep those from being built that do not need it.
      if (Object.keys(pkg.dependencies ?? {}).some(name => failures.has(name))) {
        failures.set(pkg.name, `${pkg.name} was not built: it needs what failed.`);
        continue;
      }
      const start = performance.now();
      rmSync(stampOf(pkg), { force: true });
      rmSync(join(pkg.folder, "dist"), { recursive: true, force: true });
      const failure = await build(pkg);
      if (failure) {
        failures.set(pkg.name, failure);
        continue;
      }
      writeFileSync(stampOf(pkg), pkg.print);
      built.push(pkg.name);
      log(`built ${pkg.name} in ${((performance.now() - start) / 1000).toFixed(1)} s`);
    }
    if (failures.size > 0) throw new Error([...failures.values()].join("\n\n"));
    return built;
  });
}

/** Builds what is stale and answers the names of what was built; throws with the compiler's words when one fails. */
export function buildStale({ log = console.log } = {}) {
  return buildThese(isStale, log);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const onlyStale = process.argv.includes("--stale");
  try {
    const built = await buildThese(onlyStale ? isStale : () => true, console.log);
    if (built.length === 0) console.log("Everything is built.");
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
