/** What pages have to load. Sizes are gzip at its best level, as a server with static compression sends them. */
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
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
    tsconfig: join(root, "tsconfig.json"),
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    format: "esm",
    target: "es2022",
    legalComments: "none",
    define: { "process.env.NODE_ENV": '"production"' },
  });
  const [output] = result.outputFiles;
  assert.ok(output);
  const size = gzip(output.contents);
  t.diagnostic(`define/care-badge: ${(size / kB).toFixed(1)} kB gzip`);

  // What was parsed and then shaken away costs nothing: only what is in the output counts.
  const [bundle] = Object.values(result.metafile.outputs);
  const weights = Object.entries(bundle?.inputs ?? {})
    .map(([file, { bytesInOutput }]) => ({ file, bytes: bytesInOutput }))
    .filter(({ bytes }) => bytes > 0)
    .sort((a, b) => b.bytes - a.bytes);
  const inside = weights.map(({ file }) => file);
  const unwanted = inside.filter(
    file => file.includes("node_modules/ky/") || /packages\/client\/src\/(.*\/)?conversation/.test(file),
  );
  assert.deepEqual(unwanted, []);
  const heaviest = weights.slice(0, 15).map(({ file, bytes }) => `${bytes} ${file}`);
  assert.ok(size <= 22 * kB, `${size} bytes; minified, before gzip:\n${heaviest.join("\n")}`);
});
