/** That the runner of these very tests says which file and which test failed, whatever way it failed. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
// Bundles find the packages of others from below the root alone.
mkdirSync(join(root, ".cache"), { recursive: true });
const folder = mkdtempSync(join(root, ".cache/runner-"));
after(() => rmSync(folder, { recursive: true, force: true }));

/** Runs test files of these bodies, by their names. */
function ran(files: Readonly<Record<string, string>>, { how = "2", timeout = "" } = {}): string {
  const paths = Object.entries(files).map(([name, body]) => {
    const path = join(folder, `${name}.test.ts`);
    writeFileSync(path, `import { after, test } from "node:test";\n${body}\n`);
    return relative(root, path);
  });
  // The runner of a file that is itself run would run nothing.
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["test/tools/node-tests.mjs", how, ...paths],
    { cwd: root, encoding: "utf8", env: { ...env, ...(timeout && { CARETHREAD_FILE_TIMEOUT: timeout }) } },
  );
  const output = stdout + stderr;
  assert.equal(status, 1, output);
  return output;
}

/** What is told begins with the name of the test, or of the file where there is none, and its place. */
function assertTold(output: string, file: string, name: string, why: string): void {
  const told = output
    .split("\n✗ ")
    .slice(1)
    .find(block => block.split("\n", 1)[0]?.includes(`/${file}.test.`));
  assert.ok(told?.split("\n", 1)[0]?.includes(name) && told.includes(why), `${file} in:\n${output}`);
}

test("a failure is told with its file and its test, be it thrown or left behind", () => {
  const output = ran({
    fails: `test("sums", () => { throw new Error("one and one are three"); });`,
    "leaves-a-promise": `test("sows", async () => {
      void Promise.reject(new Error("nobody reaps"));
      await new Promise(resolve => setTimeout(resolve, 1));
    });
    test("is fine", () => {});`,
    "throws-in-a-timer": `test("rings", () => new Promise(resolve => {
      setTimeout(() => { setTimeout(resolve, 1); throw new Error("too loud"); }, 1);
    }));`,
    "throws-at-the-end": `test("is fine", () => {});
    after(() => void setTimeout(() => { throw new Error("one more thing"); }, 1));`,
    "does-not-load": `throw new Error("not today");`,
    exits: `test("leaves", () => process.exit(3));`,
  });
  assertTold(output, "fails", "sums", "one and one are three");
  assertTold(output, "leaves-a-promise", "sows", "nobody reaps");
  assertTold(output, "throws-in-a-timer", "rings", "too loud");
  for (const file of ["throws-at-the-end", "does-not-load", "exits"])
    assertTold(output, file, file, "failed");
  // What has no test to stand in is told by itself.
  for (const why of ["one more thing", "not today"]) assert.ok(output.includes(why), output);
  assert.match(output, /carethread-totals {"passed":2,"failed":6,"skipped":0}/);
});

test("of files that share a process each failure is told with its file, and the others are run", () => {
  const files = {
    "shared-fails": `test("sums", () => { throw new Error("one and one are three"); });`,
    "shared-does-not-load": `throw new Error("not today");`,
    "shared-leaves": `test("sows", async () => {
      void Promise.reject(new Error("nobody reaps"));
      await new Promise(resolve => setTimeout(resolve, 1));
    });`,
    "shared-is-fine": `test("is fine", () => {});`,
  };
  const output = ran(files, { how: "together" });
  assertTold(output, "shared-fails", "sums", "one and one are three");
  assertTold(output, "shared-does-not-load", "shared-does-not-load", "not today");
  assertTold(output, "shared-leaves", "sows", "nobody reaps");
  assert.match(output, /carethread-totals {"passed":1,"failed":3,"skipped":0}/);
  const left = ran(
    { "shared-exits": `test("leaves", () => process.exit(3));`, "shared-is-fine": files["shared-is-fine"] },
    { how: "together" },
  );
  assertTold(left, "shared-exits", "one of ", "failed");
});

test("a file that hangs is ended, and told by its name", () => {
  const output = ran(
    { hangs: `test("waits", () => new Promise(() => setInterval(() => {}, 1_000)));` },
    { timeout: "1000" },
  );
  assertTold(output, "hangs", "hangs", "test timed out after 1000ms");
  assert.match(output, /carethread-totals {"passed":0,"failed":1,"skipped":0}/);
});
