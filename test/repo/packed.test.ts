/** What `npm pack` makes of each package: whole, and understood alike by Node, bundlers and TypeScript. */
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { publint } from "publint";
import { formatMessage } from "publint/utils";

const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "carethread-packed-"));
after(() => rmSync(folder, { recursive: true, force: true }));

const names = ["model", "rooms", "client", "elements", "host"];

interface Packed {
  readonly name: string;
  readonly filename: string;
  readonly files: readonly { readonly path: string }[];
}

/** All in one go: most of the time npm takes to begin. */
function packAll(): readonly Packed[] {
  const workspaces = names.flatMap(name => ["--workspace", `packages/${name}`]);
  const answer = execFileSync(
    "npm",
    ["pack", "--json", "--ignore-scripts", "--pack-destination", folder, ...workspaces],
    { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"], shell: process.platform === "win32" },
  );
  // npm 12 answers by name, those before in a list.
  return Object.values(JSON.parse(answer) as Record<string, Packed>);
}

let all: readonly Packed[] | undefined;

function pack(name: string): Packed {
  all ??= packAll();
  return all.find(packed => packed.name === `@carethread/${name}`) ?? assert.fail(`${name} is not packed`);
}

for (const name of names) {
  test(`${name}, packed, is what its exports say, with types that are right`, async () => {
    const { filename, files } = pack(name);
    assert.ok(
      files.some(({ path }) => path === "README.md") && files.some(({ path }) => path.startsWith("dist/")),
    );
    const tarball = join(folder, filename);
    const { messages, pkg } = await publint({
      pack: { tarball: new Uint8Array(readFileSync(tarball)).buffer },
      strict: true,
    });
    assert.deepEqual(
      messages.map(message => formatMessage(message, pkg)),
      [],
    );
    // Modules alone: TypeScript's oldest resolution and `require` are not supported.
    const attw = spawnSync(
      process.execPath,
      [
        join(root, "node_modules/@arethetypeswrong/cli/dist/index.js"),
        tarball,
        "--profile",
        "esm-only",
        "--no-color",
      ],
      { encoding: "utf8" },
    );
    assert.equal(attw.status, 0, attw.stdout + attw.stderr);
  });
}

test("the elements are packed with the script tag, its parts and the licences of what is in them", () => {
  const paths = pack("elements").files.map(({ path }) => path);
  assert.ok(paths.includes("dist/carethread.js") && paths.includes("dist/carethread.licenses.md"));
  const script = readFileSync(join(root, "packages/elements/dist/carethread.js"), "utf8");
  const [, list] = /"\.\/(carethread-parts\/list-[^"]+)"/.exec(script) ?? [];
  assert.ok(paths.includes(`dist/${list}`));
  const licenses = readFileSync(join(root, "packages/elements/dist/carethread.licenses.md"), "utf8");
  for (const library of [
    "lit",
    "lit-html",
    "zod",
    "ky",
    "partysocket",
    "nanostores",
    "idb-keyval",
    "@lit/context",
  ]) {
    assert.ok(licenses.includes(`\n## ${library} - `), library);
  }
});
