/** What pages have to load. Sizes are gzip at its best level, as a server with static compression sends them. */
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build, type Plugin } from "esbuild";

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

/** What is imported lazily is not needed at once, and leaves the graph. */
const lazyApart: Plugin = {
  name: "lazy-apart",
  setup({ onResolve }) {
    onResolve({ filter: /./ }, ({ kind, path }) =>
      kind === "dynamic-import" ? { path, external: true } : undefined,
    );
  },
};

test("define/care-badge with all it needs is at most 22 kB, without ky and the conversation's parts", async t => {
  const result = await build({
    absWorkingDir: root,
    entryPoints: [join(elements, "src/define/care-badge.ts")],
    tsconfig: join(root, "tsconfig.json"),
    plugins: [lazyApart],
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    format: "esm",
    target: "es2022",
    legalComments: "none",
    define: { "process.env.NODE_ENV": '"production"' },
  });
  const [bundle] = Object.values(result.metafile.outputs);
  const weights = Object.entries(bundle?.inputs ?? {})
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

  const [output] = result.outputFiles;
  assert.ok(output);
  const size = gzip(output.contents);
  t.diagnostic(`define/care-badge: ${(size / kB).toFixed(1)} kB gzip`);
  const heaviest = weights.slice(0, 25).map(({ file, bytes }) => `${bytes} ${file}`);
  assert.ok(size <= 22 * kB, `${size} bytes; minified, before gzip:\n${heaviest.join("\n")}`);
});
