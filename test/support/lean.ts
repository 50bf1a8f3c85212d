/** Parts of the project as the script-tag build cuts them: packages/elements/vite.leave-out.ts and its lean zod. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build, type Plugin } from "esbuild";
import { entryFor, leanZod, leaveOut } from "../../packages/elements/vite.leave-out.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** The files that were cut, for tests that ask whether it was so. */
const cutting = (cut: Set<string>): Plugin => ({
  name: "cutting",
  setup({ onLoad, onResolve }) {
    // One copy for all: stores are compared and derived across.
    onResolve({ filter: /^nanostores$/ }, ({ path }) => ({
      path: import.meta.resolve(path),
      external: true,
    }));
    onLoad({ filter: /[\\/]node_modules[\\/].*\.js$/ }, ({ path }) => {
      const entry = entryFor(path.replaceAll("\\", "/"));
      if (entry === undefined) return undefined;
      cut.add(entry.file);
      return { contents: leaveOut(readFileSync(path, "utf8"), entry) };
    });
  },
});

export interface LeanModule {
  readonly url: string;
  readonly cut: ReadonlySet<string>;
  remove(): void;
}

/** Bundles a module of the sources with its cut libraries; `url` can be imported. */
export async function leanModule(entry: string): Promise<LeanModule> {
  const cut = new Set<string>();
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    tsconfig: "tsconfig.json",
    alias: { "zod/mini": fileURLToPath(leanZod) },
    plugins: [cutting(cut)],
    bundle: true,
    write: false,
    format: "esm",
    target: "es2022",
    logLevel: "error",
  });
  const folder = mkdtempSync(join(tmpdir(), "carethread-lean-"));
  const file = join(folder, "module.mjs");
  writeFileSync(file, outputFiles[0]?.contents ?? "");
  return {
    url: pathToFileURL(file).href,
    cut,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
