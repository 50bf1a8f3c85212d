/** What `npm pack` makes of each package: whole, and understood alike by Node, bundlers and TypeScript. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core";
import { build } from "esbuild";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { manifestOf, packAll, published } from "./packing.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const pack = packAll();
/** Modules alone: not TypeScript's oldest resolution, nor `require`. */
const unsupported: ReadonlySet<string> = new Set(["node10", "node16-cjs"]);

for (const name of published) {
  test(`${name}, packed, is what its exports say, with types that are right`, async () => {
    const { filename: tarball, files } = pack(name);
    const paths = files.map(({ path }) => path);
    for (const file of ["README.md", "CHANGELOG.md", "LICENSE"]) assert.ok(paths.includes(file), file);
    assert.ok(paths.some(path => path.startsWith("dist/")));
    const data = new Uint8Array(readFileSync(tarball));
    const { messages, pkg } = await publint({ pack: { tarball: data.buffer }, strict: true });
    assert.deepEqual(
      messages.map(message => formatMessage(message, pkg)),
      [],
    );
    const checked = await checkPackage(createPackageFromTarballData(data));
    assert.ok(checked.types, "no types are packed");
    assert.deepEqual(
      checked.problems.filter(
        problem => !("resolutionKind" in problem && unsupported.has(problem.resolutionKind)),
      ),
      [],
    );
  });
}

test("the elements are packed with the script tag, its parts and the licences of what is in them", async () => {
  const paths = pack("elements").files.map(({ path }) => path);
  assert.ok(paths.includes("dist/carethread.js") && paths.includes("dist/carethread.licenses.md"));
  const script = readFileSync(join(root, "packages/elements/dist/carethread.js"), "utf8");
  const [, list] = /"\.\/(carethread-parts\/list-[^"]+)"/.exec(script) ?? [];
  assert.ok(paths.includes(`dist/${list}`));
  const licenses = readFileSync(join(root, "packages/elements/dist/carethread.licenses.md"), "utf8");
  const texts = new Map(
    licenses
      .split("\n## ")
      .slice(1)
      .map(text => [text.slice(0, text.indexOf(" - ")), text.slice(text.indexOf("\n")).trim()]),
  );
  assert.deepEqual([...texts.keys()].sort(), await bundledIn("packages/elements/dist/define/all.js"));
  for (const [library, text] of texts) assert.match(text, /copyright|Apache License/i, library);
});

/** Whose code a bundler takes along, by name. */
async function bundledIn(file: string): Promise<readonly string[]> {
  const { metafile } = await build({
    ...{ entryPoints: [file], absWorkingDir: root, tsconfigRaw: "{}", format: "esm", logLevel: "silent" },
    ...{ bundle: true, write: false, metafile: true },
  });
  const inputs = Object.values(metafile.outputs).flatMap(({ inputs }) => Object.entries(inputs));
  const names = inputs.flatMap(([input, { bytesInOutput }]) =>
    bytesInOutput > 0 ? (/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1] ?? []) : [],
  );
  return [...new Set(names)].sort();
}

test("of what is packed the elements alone contain code of others: all else is what TypeScript made of the sources", () => {
  for (const name of published) {
    const { build = "" } = manifestOf(join(root, "packages", name)).scripts;
    assert.equal(build.includes("vite build"), name === "elements", name);
    assert.match(build, /^tsc -p tsconfig\.build\.json/);
  }
});

test("the bill of materials of a package names all that is installed with it, and no tool", () => {
  const { packages } = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")) as {
    packages: Record<string, { dependencies?: Record<string, string> }>;
  };
  // What the other two need is among it.
  for (const name of ["rooms", "elements", "host"]) {
    const output = execFileSync("npm", ["run", "--silent", "sbom", "--", `packages/${name}`], {
      cwd: root,
      encoding: "utf8",
      shell: process.platform === "win32",
    });
    const { components } = JSON.parse(output) as { components: readonly { purl: string }[] };
    // `pkg:npm/%40lit/context@1.1.6`
    const told = new Set(
      components.map(({ purl }) => purl.slice(8, purl.lastIndexOf("@")).replace("%40", "@")),
    );
    const needed = new Set([`@carethread/${name}`]);
    for (const each of needed) {
      const entry = packages[each.replace(/^@carethread\//, "packages/")] ?? packages[`node_modules/${each}`];
      for (const dependency of Object.keys(entry?.dependencies ?? {})) needed.add(dependency);
    }
    assert.deepEqual(
      [...needed].filter(each => !told.has(each)),
      [],
      name,
    );
    assert.equal(told.has("typescript") || told.has("esbuild"), false, name);
  }
});
