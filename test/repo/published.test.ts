/** The packages as others get them: built modules, found by their `exports`, without the workspace's path mapping. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { published } from "./packing.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

type Exports = Record<string, string | { types: string; default: string }>;

for (const name of published) {
  test(`every export of ${name} leads to a built file with its types`, () => {
    const folder = join(root, "packages", name);
    const { exports } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as {
      exports: Exports;
    };
    const files = Object.entries(exports)
      .filter(([path]) => !path.includes("*"))
      .flatMap(([, to]) => (typeof to === "string" ? [to] : [to.types, to.default]));
    assert.ok(files.length > 0);
    assert.deepEqual(
      files.filter(file => !existsSync(join(folder, file))),
      [],
    );
  });
}

test("Node imports what is for back ends", () => {
  const script = `
    const { mintToken } = await import("@carethread/host");
    const { decide } = await import("@carethread/model");
    const rooms = await import("@carethread/rooms/memory");
    const { createCareClient } = await import("@carethread/client");
    console.log([mintToken, decide, rooms.createMemoryServer, createCareClient].map(value => typeof value).join());
  `;
  const output = execFileSync(process.execPath, ["--input-type=module", "-e", script], {
    cwd: root,
    encoding: "utf8",
    // No loader of the tests comes along.
    env: { PATH: process.env.PATH },
  });
  assert.equal(output.trim(), "function,function,function,function");
});

for (const command of [
  "carethread-audit",
  "carethread-keys",
  "carethread-openapi",
  "carethread-operator",
  "carethread-scanner",
]) {
  test(`${command} runs from what is published`, () => {
    const program = join(root, "packages/host/bin", `${command}.mjs`);
    const output = execFileSync(process.execPath, [program, "--help"], {
      encoding: "utf8",
      env: { PATH: process.env.PATH },
    });
    assert.match(output, new RegExp(`npx ${command}`));
  });
}

test("a vendor's bundler takes the elements from their packages", async () => {
  const { metafile, warnings } = await build({
    stdin: { contents: 'import "@carethread/elements/define";', resolveDir: join(root, "packages/demo") },
    absWorkingDir: root,
    tsconfigRaw: "{}",
    bundle: true,
    write: false,
    metafile: true,
    format: "esm",
    logLevel: "silent",
  });
  assert.deepEqual(warnings, []);
  const ours = Object.keys(metafile.inputs).filter(file => file.startsWith("packages/"));
  assert.ok(
    ours.includes("packages/elements/dist/care-messenger/care-messenger.js"),
    "the messenger is not in the bundle",
  );
  assert.deepEqual(
    ours.filter(file => !file.includes("/dist/")),
    [],
  );
});

for (const module of ["define", "define/care-messenger"]) {
  test(`importing ${module} alone tells TypeScript of the tags and their events`, () => {
    const folder = mkdtempSync(join(root, "packages/demo/.types-"));
    try {
      writeFileSync(
        join(folder, "page.ts"),
        `import "@carethread/elements/${module}";
const messenger = document.querySelector("care-messenger")!;
export const server: string | null = messenger.server;
document.querySelector("care-thread")?.focusHeading();
messenger.addEventListener("care-open-patient", event => event.detail.id.length);
document.addEventListener("care-open-conversation", event => event.detail.id.length);
document.addEventListener("care-conversation-start", event => event.detail.id.length);
document.addEventListener("care-sign-out-ask", event => event.detail.messages.toFixed());
`,
      );
      const options = "--noEmit --strict --target es2022 --module esnext --moduleResolution bundler";
      execFileSync(
        process.execPath,
        [
          join(root, "node_modules/typescript/bin/tsc"),
          ...options.split(" "),
          ...["--skipLibCheck", "--ignoreConfig", "page.ts"],
        ],
        { cwd: folder, encoding: "utf8" },
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
}
