/**
 * The simulator with the real packages in one module. In a bundle a lazy import answers at once, so that a seed
 * gives the same world each time; and a mutant can change a line of a package without a switch in the product.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build, type Plugin } from "esbuild";
import type { Outcome, SimulateOptions } from "./simulate.ts";

export interface Simulator {
  simulate(seed: number, options?: SimulateOptions): Promise<Outcome>;
}

/** A change of one place in a source file. */
export interface Mutation {
  /** From the root of the repository. */
  readonly file: string;
  /** Stands in the file exactly once. */
  readonly find: string;
  readonly put: string;
}

const root = fileURLToPath(new URL("../..", import.meta.url));

function mutate(mutations: readonly Mutation[]): Plugin {
  return {
    name: "mutate",
    setup(builder) {
      builder.onLoad({ filter: /packages[/\\].*\.ts$/ }, ({ path }) => {
        const own = mutations.filter(({ file }) => file === relative(root, path));
        if (own.length === 0) return null;
        let contents = readFileSync(path, "utf8");
        for (const { file, find, put } of own) {
          if (contents.split(find).length !== 2) throw new Error(`"${find}" does not stand once in ${file}`);
          contents = contents.replace(find, () => put);
        }
        return { contents, loader: "ts" };
      });
    },
  };
}

/** Builds and loads the simulator, with these changes to the packages. */
export async function bundleSimulator(mutations: readonly Mutation[] = []): Promise<Simulator> {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: ["test/simulator/simulate.ts"],
    bundle: true,
    write: false,
    format: "esm",
    platform: "node",
    target: "node20",
    sourcemap: "inline",
    tsconfig: "tsconfig.json",
    plugins: [mutate(mutations)],
    logLevel: "error",
  });
  const folder = mkdtempSync(join(tmpdir(), "carethread-simulator-"));
  try {
    const file = join(folder, "simulator.mjs");
    writeFileSync(file, outputFiles[0]?.text ?? "");
    return (await import(pathToFileURL(file).href)) as Simulator;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
