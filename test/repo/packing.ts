/** `npm pack` of what is published, and a project that has nothing but what was packed. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const shell = process.platform === "win32";

/** What is published; all else of `packages/` is private. */
export const published = ["model", "rooms", "client", "elements", "host"] as const;

export type PackageName = (typeof published)[number];

export interface Packed {
  readonly name: string;
  readonly filename: string;
  readonly files: readonly { readonly path: string }[];
}

export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly private?: boolean;
  readonly exports: Readonly<Record<string, string | { readonly types: string; readonly default: string }>>;
  readonly scripts: Readonly<Record<string, string>>;
  readonly bin?: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly publishConfig?: Readonly<Record<string, unknown>>;
}

export function manifestOf(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Manifest;
}

/** A folder outside of the workspace, so that nothing is found there by accident; gone when the process ends. */
export function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "carethread-packed-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** What `npm pack` makes of a package, and where; its `filename` is the tarball's path. */
export type Pack = (name: PackageName) => Packed;

let packs: Pack | undefined;

/** All in one go, and once for all test files of a process: most of the time npm takes to begin. */
export function packAll(): Pack {
  packs ??= packInto(emptyFolder());
  return packs;
}

function packInto(folder: string): Pack {
  let all: readonly Packed[] | undefined;
  const workspaces = published.flatMap(name => ["--workspace", `packages/${name}`]);
  const args = ["pack", "--json", "--ignore-scripts", "--pack-destination", folder, ...workspaces];
  return name => {
    // npm 12 answers by name, those before in a list.
    all ??= Object.values(
      JSON.parse(
        execFileSync("npm", args, {
          cwd: root,
          encoding: "utf8",
          stdio: ["ignore", "pipe", "ignore"],
          shell,
        }),
      ) as Record<string, Packed>,
    );
    const packed = all.find(packed => packed.name === `@carethread/${name}`);
    if (packed === undefined) assert.fail(`${name} is not packed`);
    return { ...packed, filename: join(folder, packed.filename) };
  };
}

const siblingsOf = ({ dependencies }: Manifest): readonly PackageName[] =>
  published.filter(name => `@carethread/${name}` in dependencies);

/** The package and those of ours that it needs, also by others. */
export function withSiblings(name: PackageName): readonly PackageName[] {
  const found = new Set<PackageName>([name]);
  for (const each of found)
    for (const sibling of siblingsOf(manifestOf(join(root, "packages", each)))) found.add(sibling);
  return [...found];
}

/** An empty project into which npm has installed the tarballs, by the network or by what npm has kept. */
export function installed(tarballs: readonly string[]): string {
  const project = emptyFolder();
  writeFileSync(join(project, "package.json"), JSON.stringify({ private: true, type: "module" }));
  const args = ["install", "--prefer-offline", "--no-audit", "--no-fund", ...tarballs];
  execFileSync("npm", args, { cwd: project, stdio: ["ignore", "ignore", "inherit"], shell });
  return project;
}

/**
 * The same without a network: what is packed is unpacked, and beside each package stands what it declares, and nothing
 * that it does not, as the workspace has it.
 */
export function laidOut(tarballs: Readonly<Partial<Record<PackageName, string>>>): string {
  const project = emptyFolder();
  writeFileSync(join(project, "package.json"), JSON.stringify({ private: true, type: "module" }));
  for (const [name, tarball] of Object.entries(tarballs)) {
    const folder = join(project, "node_modules/@carethread", name);
    mkdirSync(folder, { recursive: true });
    execFileSync("tar", ["-xzf", tarball, "-C", folder, "--strip-components=1"]);
    for (const dependency of Object.keys(manifestOf(folder).dependencies)) {
      if (dependency.startsWith("@carethread/")) continue;
      const own = join(root, "packages", name, "node_modules", dependency);
      const to = join(folder, "node_modules", dependency);
      mkdirSync(dirname(to), { recursive: true });
      symlinkSync(existsSync(own) ? own : join(root, "node_modules", dependency), to, "junction");
    }
  }
  return project;
}
