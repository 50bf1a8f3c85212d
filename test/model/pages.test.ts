/** What a page loads of the model: how events are applied, and nothing of how they are decided. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("../..", import.meta.url));

test("a page loads no decision, and nothing of the links of a log", async () => {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: ["packages/client/src/index.ts"],
    tsconfig: "tsconfig.json",
    bundle: true,
    splitting: true,
    write: false,
    metafile: true,
    format: "esm",
    outdir: "none",
    logLevel: "silent",
  });
  const loaded = Object.values(metafile.outputs).flatMap(({ inputs }) =>
    Object.entries(inputs).flatMap(([file, { bytesInOutput }]) => (bytesInOutput > 0 ? [file] : [])),
  );
  assert.ok(loaded.includes("packages/model/src/conversation/apply.ts"));
  const unwanted =
    /@noble|canonicalize|model\/src\/(access\/act|conversation\/(badge|draft|link|commands\/(?!base)))/;
  assert.deepEqual(
    loaded.filter(file => unwanted.test(file)),
    [],
  );
});
