/** How a version comes about: what changesets say goes into the changelogs, and all packages have one number. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { versions } from "../versions/kept.ts";
import { emptyFolder, manifestOf, published } from "./packing.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const all = [...published, "demo"];
const read = (...path: readonly string[]): string => readFileSync(join(root, ...path), "utf8");

for (const name of published) {
  test(`${name} is ready to be published: with provenance, the licence, and what its version does`, () => {
    const folder = join(root, "packages", name);
    const { private: isPrivate, version, publishConfig } = manifestOf(folder);
    assert.notEqual(isPrivate, true);
    assert.deepEqual(publishConfig, { access: "public", provenance: true });
    assert.equal(read("packages", name, "LICENSE"), read("LICENSE"));
    const [title, newest] = read("packages", name, "CHANGELOG.md").match(/^##? .*$/gm) ?? [];
    assert.deepEqual([title, newest], [`# @carethread/${name}`, `## ${version}`]);
  });
}

test("all packages have one version, and need each other in exactly that one", () => {
  const { version } = manifestOf(join(root, "packages/model"));
  for (const name of all) {
    const manifest = manifestOf(join(root, "packages", name));
    const siblings = Object.entries(manifest.dependencies).filter(([key]) => key.startsWith("@carethread/"));
    assert.deepEqual(
      [manifest.version, ...siblings.map(([, wanted]) => wanted)].filter(each => each !== version),
      [],
      name,
    );
  }
});

test("the page of every version is kept, for the rooms of all later ones", () => {
  const told = read("packages/client/CHANGELOG.md").match(/^## \d.*$/gm) ?? [];
  assert.ok(told.length > 0);
  assert.deepEqual(
    told.map(title => title.slice(3)).filter(version => !versions().includes(version)),
    [],
    "node --import tsx test/tools/keep-page.ts",
  );
});

test("a changeset becomes a version of all packages, and a point in the changelog of those that it names", () => {
  const copy = emptyFolder();
  for (const file of ["package.json", ".changeset"])
    cpSync(join(root, file), join(copy, file), { recursive: true });
  for (const name of all) {
    mkdirSync(join(copy, "packages", name), { recursive: true });
    for (const file of ["package.json", "CHANGELOG.md"]) {
      const from = join(root, "packages", name, file);
      if (existsSync(from)) cpSync(from, join(copy, "packages", name, file));
    }
  }
  const says = "A patient reads *who* closed a conversation.\n\nSet `closedBy` to say it.";
  writeFileSync(
    join(copy, ".changeset/a-closed-one.md"),
    `---\n"@carethread/elements": minor\n---\n\n${says}\n`,
  );
  const git = ["-c", "user.name=T", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"];
  for (const args of [
    ["init", "-q", "-b", "main"],
    ["add", "."],
    [...git, "commit", "-qm", "All"],
  ])
    execFileSync("git", args, { cwd: copy, stdio: "pipe" });
  execFileSync(process.execPath, [join(root, "node_modules/@changesets/cli/bin.js"), "version"], {
    cwd: copy,
    stdio: "pipe",
  });

  const [major, minor] = manifestOf(join(root, "packages/model")).version.split(".").map(Number);
  const next = `${major}.${(minor ?? 0) + 1}.0`;
  for (const name of all) {
    const { version, dependencies } = manifestOf(join(copy, "packages", name));
    const siblings = Object.entries(dependencies).filter(([key]) => key.startsWith("@carethread/"));
    assert.deepEqual(new Set([version, ...siblings.map(([, wanted]) => wanted)]), new Set([next]), name);
  }
  const changelogOf = (name: string): string =>
    readFileSync(join(copy, "packages", name, "CHANGELOG.md"), "utf8");
  const before = read("packages/elements/CHANGELOG.md");
  const point = `\n## ${next}\n### Minor Changes\n\n- A patient reads *who* closed a conversation.\n\n  Set \`closedBy\` to say it.\n`;
  assert.equal(changelogOf("elements"), before.replace("\n## ", `${point}\n## `));
  // Of the others it says nothing but the number.
  const other = read("packages/client/CHANGELOG.md");
  assert.equal(changelogOf("client"), other.replace("\n## ", `\n## ${next}\n\n## `));
  assert.equal(existsSync(join(copy, ".changeset/a-closed-one.md")), false);
});
