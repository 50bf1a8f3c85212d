/** What pages have to load, as gzip at its best level: what a server with static compression sends. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build, type Plugin } from "esbuild";

const root = fileURLToPath(new URL("../..", import.meta.url));
const elements = join(root, "packages/elements");
const gzip = (data: Uint8Array): number => gzipSync(data, { level: 9 }).length;

const script = join(elements, "dist/carethread.js");

/** Bytes of the script-tag build; null where it is not built. */
export function scriptSize(): number | null {
  return existsSync(script) ? gzip(readFileSync(script)) : null;
}

/** The script-tag build itself. */
export function scriptText(): string {
  return readFileSync(script, "utf8");
}

export interface Graph {
  /** Bytes of gzip. */
  readonly size: number;
  /** What is in it, the heaviest first; bytes before gzip. */
  readonly weights: readonly { readonly file: string; readonly bytes: number }[];
}

/** What is imported lazily is not needed at once, and leaves the graph. */
const lazyApart: Plugin = {
  name: "lazy-apart",
  setup({ onResolve }) {
    onResolve({ filter: /./ }, ({ kind, path }) =>
      kind === "dynamic-import" ? { path, external: true } : undefined,
    );
  },
};

/** `define/care-badge` with all that it needs at once. */
export async function badgeGraph(): Promise<Graph> {
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
  const [output] = result.outputFiles;
  if (bundle === undefined || output === undefined) throw new Error("the badge was not built");
  const weights = Object.entries(bundle.inputs)
    .map(([file, { bytesInOutput }]) => ({ file, bytes: bytesInOutput }))
    // What was parsed and then shaken away costs nothing.
    .filter(({ bytes }) => bytes > 0)
    .sort((a, b) => b.bytes - a.bytes);
  return { size: gzip(output.contents), weights };
}
