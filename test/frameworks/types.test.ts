/** The apps as a vendor's compiler sees them: strictly, and against the types that are published. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));

test("the apps compile without a complaint", () => {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, "node_modules/typescript/bin/tsc"), "-p", "packages/demo/frameworks"],
    { cwd: root, encoding: "utf8" },
  );
  assert.equal(stdout + stderr, "");
});
