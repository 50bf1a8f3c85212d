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
  const loadedWith = Object.values(metafile.outputs).map(({ inputs }) =>
    Object.entries(inputs).flatMap(([file, { bytesInOutput }]) => (bytesInOutput > 0 ? [file] : [])),
  );
  assert.ok(loadedWith.flat().includes("packages/model/src/conversation/apply.ts"));
  // Who uploads a file says its digest: what makes one comes with that part, and with no other.
  const digest = "packages/client/src/attachments/digest.ts";
  const isDigests = (file: string, files: readonly string[]): boolean =>
    file.includes("/@noble/") && files.includes(digest);
  // What devices sign has one form; it comes with what seals, and with no other.
  const isSigned = (file: string, files: readonly string[]): boolean =>
    file.includes("canonicalize") && files.includes("packages/model/src/e2ee/signing.ts");
  const unwanted =
    /@noble|canonicalize|model\/src\/(access\/act|conversation\/(badge|draft|link|commands\/(?!base)))/;
  assert.deepEqual(
    loadedWith.flatMap(files =>
      files.filter(file => unwanted.test(file) && !isDigests(file, files) && !isSigned(file, files)),
    ),
    [],
  );
});
