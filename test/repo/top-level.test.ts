import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));

const allowed = new Set([
  "package.json",
  "package-lock.json",
  "tsconfig.json",
  "vite.config.ts",
  "packages",
  "party",
  "stories",
  "test",
  "README.md",
  "LICENSE",
]);

/** Files that are kept or would be: ignored ones are nobody's business. */
function files(): readonly string[] {
  const args = ["ls-files", "--cached", "--others", "--exclude-standard", "-z"];
  return execFileSync("git", args, { cwd: root, encoding: "utf8" }).split("\0").filter(Boolean);
}

test("the top level holds only what it should", () => {
  const names = new Set(files().map(file => file.split("/")[0] ?? file));
  assert.deepEqual(
    [...names].filter(name => !name.startsWith(".") && !allowed.has(name)),
    [],
  );
});

test("the lock file names no download address", () => {
  const lock = readFileSync(join(root, "package-lock.json"), "utf8");
  assert.equal(/"resolved":\s*"https?:/.exec(lock), null);
});

test("the lock file has the packages of every platform, without which a clean install refuses", () => {
  const { packages } = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")) as {
    packages: Record<string, { optionalDependencies?: Record<string, string> }>;
  };
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter(
      name => !packages[`node_modules/${name}`] && !packages[`${path}/node_modules/${name}`],
    ),
  );
  assert.deepEqual(missing, []);
});

test("nothing is left for later under a marker", () => {
  const marker = new RegExp(["TO", "DO|FIX", "ME"].join(""));
  const marked = files().filter(
    file => /\.(ts|mjs|md|css|html)$/.test(file) && marker.test(readFileSync(join(root, file), "utf8")),
  );
  assert.deepEqual(marked, []);
});
