/** What pages have to load, as gzip at its best level: what a server with static compression sends. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build, type Plugin } from "esbuild";

const root = fileURLToPath(new URL("../..", import.meta.url));
const elements = join(root, "packages/elements");
const gzip = (data: Uint8Array): number => gzipSync(data, { level: 9 }).length;

const script = join(elements, "dist/carethread.js");
const parts = join(elements, "dist/carethread-parts");

export interface ScriptSizes {
  /** Bytes until the list can be used: the script, what it imports, and what a client fetches when it begins. */
  readonly list: number;
  /** Bytes of each file that comes later. */
  readonly later: Readonly<Record<string, number>>;
  readonly total: number;
}

/** A client asks at once for what was kept on the device. */
const atOnce = /\/device-storage-[\w-]+\.js$/;

/** The files that a built module imports statically, itself among them. */
function withImports(file: string, found = new Set<string>()): ReadonlySet<string> {
  if (found.has(file)) return found;
  found.add(file);
  const statics = /(?:^|[;}\n])(?:import|export)\s*(?:[\w*{][^"'`;()]*?from\s*)?["'](\.[^"']+)["']/g;
  for (const [, to = ""] of readFileSync(file, "utf8").matchAll(statics))
    withImports(join(dirname(file), to), found);
  return found;
}

/** The script-tag build; null where it is not built. */
export function scriptSizes(): ScriptSizes | null {
  if (!existsSync(script)) return null;
  const all = readdirSync(parts).map(name => join(parts, name));
  const first = new Set(
    [script, ...all.filter(file => atOnce.test(file))].flatMap(file => [...withImports(file)]),
  );
  const bytes = (file: string): number => gzip(readFileSync(file));
  const list = [...first].reduce((sum, file) => sum + bytes(file), 0);
  const later = Object.fromEntries(
    all
      .filter(file => !first.has(file))
      .map(file => [basename(file).replace(/-[\w-]{8}\.js$/, ""), bytes(file)]),
  );
  return { list, later, total: Object.values(later).reduce((sum, size) => sum + size, list) };
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
