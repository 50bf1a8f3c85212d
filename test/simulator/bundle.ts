/**
 * The simulator with the real packages in one module. In a bundle a lazy import answers at once, so that a seed
 * gives the same world each time; and a mutant can change a line of a package, or of the simulated platform, without a
 * switch in the product.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { build, type Plugin } from "esbuild";

/** A change of one place in a source file that the simulator loads. */
export interface Mutation {
  /** From the root of the repository. */
  readonly file: string;
  /** Stands in the file exactly once. */
  readonly find: string;
  readonly put: string;
}

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Whether a path is one of these files: a plugin that is asked of every other file too takes longer than all the rest. */
function filterOf(mutations: readonly Mutation[]): RegExp {
  const names = mutations.map(({ file }) => file.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&"));
  return new RegExp(`/(?:${names.join("|")})$`);
}

function mutate(mutations: readonly Mutation[]): Plugin {
  return {
    name: "mutate",
    setup(builder) {
      if (mutations.length === 0) return;
      const loaded = new Set<string>();
      builder.onLoad({ filter: filterOf(mutations) }, ({ path }) => {
        const name = relative(root, path);
        loaded.add(name);
        let contents = readFileSync(path, "utf8");
        for (const { file, find, put } of mutations) {
          if (file !== name) continue;
          if (contents.split(find).length !== 2) throw new Error(`"${find}" does not stand once in ${file}`);
          contents = contents.replace(find, () => put);
        }
        return { contents, loader: "ts" };
      });
      // A file that moved is not loaded: a mutant of it would change nothing.
      builder.onEnd(() => {
        const lost = mutations.map(({ file }) => file).filter(file => !loaded.has(file));
        return { errors: [...new Set(lost)].map(file => ({ text: `${file} is not loaded` })) };
      });
    },
  };
}

/** A bundle on the disk. */
export interface Built {
  readonly file: string;
  remove(): void;
}

/** Bundles a file of the simulator with these changes. */
export async function buildSimulator(entry: string, mutations: readonly Mutation[]): Promise<Built> {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [`test/simulator/${entry}`],
    bundle: true,
    write: false,
    format: "esm",
    platform: "node",
    target: "node20",
    // Who looks into a failed seed builds it without changes; of a mutant nobody reads where it was.
    sourcemap: mutations.length === 0 && "inline",
    tsconfig: "tsconfig.json",
    plugins: [mutate(mutations)],
    // What is wrong is thrown too.
    logLevel: "silent",
  });
  const folder = mkdtempSync(join(tmpdir(), "carethread-simulator-"));
  const file = join(folder, "simulator.mjs");
  writeFileSync(file, outputFiles[0]?.text ?? "");
  return { file, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
