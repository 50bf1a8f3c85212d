/** What pages have to load. Sizes are gzip at its best level, as a server with static compression sends them. */
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

const root = fileURLToPath(new URL("../..", import.meta.url));
const elements = join(root, "packages/elements");
const gzip = (data: Uint8Array) => gzipSync(data, { level: 9 }).length;
const kB = 1000;

test("carethread.js is at most 60 kB", t => {
  const file = join(elements, "dist/carethread.js");
  assert.ok(existsSync(file), "not built: npm run build");
  const size = gzip(readFileSync(file));
  t.diagnostic(`carethread.js: ${(size / kB).toFixed(1)} kB gzip`);
  assert.ok(size <= 60 * kB, `${size} bytes`);
});

test("define/care-badge with all it needs is at most 22 kB, without ky and the conversation's parts", async t => {
  const result = await build({
    absWorkingDir: root,
    entryPoints: [join(elements, "src/define/care-badge.ts")],
    outdir: join(root, "dist"),
    tsconfig: join(root, "tsconfig.json"),
    bundle: true,
    // What is imported lazily goes into chunks of its own.
    splitting: true,
    minify: true,
    write: false,
    metafile: true,
    format: "esm",
    target: "es2022",
    legalComments: "none",
    define: { "process.env.NODE_ENV": '"production"' },
  });
  const { outputs } = result.metafile;

  // The entry and whatever it imports at once; chunks that only `import()` loads do not count.
  const atOnce = new Set(
    Object.keys(outputs).filter(file => outputs[file]?.entryPoint?.endsWith("care-badge.ts")),
  );
  for (const file of atOnce) {
    for (const { path, kind } of outputs[file]?.imports ?? []) {
      if (kind === "import-statement") atOnce.add(path);
    }
  }
  const weights = [...atOnce]
    .flatMap(file => Object.entries(outputs[file]?.inputs ?? {}))
    .map(([file, { bytesInOutput }]) => ({ file, bytes: bytesInOutput }))
    // What was parsed and then shaken away costs nothing.
    .filter(({ bytes }) => bytes > 0)
    .sort((a, b) => b.bytes - a.bytes);
  const unwanted = weights
    .map(({ file }) => file)
    .filter(
      file => file.includes("node_modules/ky/") || /packages\/client\/src\/(.*\/)?conversation/.test(file),
    );
  assert.deepEqual(unwanted, []);

  const size = result.outputFiles
    .filter(({ path }) => atOnce.has(relative(root, path)))
    .reduce((sum, { contents }) => sum + gzip(contents), 0);
  t.diagnostic(`define/care-badge: ${(size / kB).toFixed(1)} kB gzip`);
  const heaviest = weights.slice(0, 25).map(({ file, bytes }) => `${bytes} ${file}`);
  assert.ok(size <= 22 * kB, `${size} bytes; minified, before gzip:\n${heaviest.join("\n")}`);
});
