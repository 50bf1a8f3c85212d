/** Imports go in one direction only; what lies where is checked from the sources themselves. */
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Which siblings each layer may import. `stories` and `test` may use all, so they are not listed. */
const mayUse: Readonly<Record<string, readonly string[]>> = {
  "packages/model": [],
  "packages/rooms": ["model"],
  "packages/client": ["model"],
  "packages/elements": ["model", "client"],
  "packages/host": ["model"],
  "packages/demo": ["model", "client", "elements", "host"],
  party: ["model", "rooms"],
};

interface Import {
  readonly file: string;
  readonly from: string;
}

const patterns = [
  /\bfrom\s*["']([^"'\s]+)["']/g,
  /\bimport\s*["']([^"'\s]+)["']/g,
  /\bimport\(\s*["']([^"'\s]+)["']/g,
];

function importsBelow(folder: string): readonly Import[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && /\.(ts|mjs|js)$/.test(entry.name))
    .map(entry => join(entry.parentPath, entry.name))
    .filter(path => !/[/\\](dist|node_modules|\.partykit)[/\\]/.test(path))
    .flatMap(path => {
      const source = readFileSync(path, "utf8");
      const file = relative(root, path).split(sep).join("/");
      return patterns.flatMap(pattern =>
        [...source.matchAll(pattern)].map(([, from = ""]) => ({ file, from })),
      );
    });
}

/**
 * `../../rooms/src/x.ts` from packages/client is as much an import of rooms as its name. The recipes are no part of a package:
 * a back end copies them, and the demo's takes them as they stand, so that it shows them and no copy of its own.
 */
function leaves(folder: string, { file, from }: Import): boolean {
  if (!from.startsWith(".")) return false;
  const target = join(file, "..", from).split(sep).join("/");
  if (file.startsWith("packages/demo/src/") && target.startsWith("packages/host/recipes/")) return false;
  return target !== folder && !target.startsWith(`${folder}/`) && target !== "vite.config.ts";
}

const all = Object.fromEntries(Object.keys(mayUse).map(folder => [folder, importsBelow(folder)]));
const show = ({ file, from }: Import) => `${file}: ${from}`;

for (const [folder, allowed] of Object.entries(mayUse)) {
  test(`${folder} imports only ${allowed.join(", ") || "its own files"} of the workspace`, () => {
    const own = folder.replace("packages/", "");
    const wrong = (all[folder] ?? []).filter(found => {
      if (leaves(folder, found)) return true;
      const sibling = /^@carethread\/([^/]+)/.exec(found.from)?.[1];
      return sibling !== undefined && sibling !== own && !allowed.includes(sibling);
    });
    assert.deepEqual(wrong.map(show), []);
  });
}

test("model needs nothing but zod/mini, a hash for keys, a form of JSON for links, and what devices seal by", () => {
  const hash = ["@noble/hashes/sha2.js", "@noble/hashes/utils.js"];
  const besides: Readonly<Record<string, readonly string[]>> = {
    "packages/model/src/keys.ts": [...hash, "@noble/hashes/hmac.js"],
    "packages/model/src/hashing.ts": hash,
    "packages/model/src/canonical.ts": ["canonicalize"],
    "packages/model/src/e2ee/certificates.ts": ["jose"],
    "packages/model/src/e2ee/wrapping.ts": ["hpke"],
  };
  const foreign = (all["packages/model"] ?? []).filter(
    ({ file, from }) =>
      file.includes("/src/") &&
      !from.startsWith(".") &&
      from !== "zod/mini" &&
      !besides[file]?.includes(from),
  );
  assert.deepEqual(foreign.map(show), []);
});

test("no package takes the heavy form of zod, which costs a browser 93 kB", () => {
  const heavy = Object.values(all)
    .flat()
    .filter(({ from }) => /^zod(\/|$)/.test(from) && from !== "zod/mini");
  assert.deepEqual(heavy.map(show), []);
});

test("what reaches a browser uses no module of Node", () => {
  const browser = ["packages/model", "packages/client", "packages/elements", "packages/rooms", "party"];
  const node = browser
    .flatMap(folder => all[folder] ?? [])
    .filter(({ file, from }) => {
      // What the build alone runs.
      return from.startsWith("node:") && !/\.config\.(ts|mjs)$|\/derived\//.test(file);
    });
  assert.deepEqual(node.map(show), []);
});

test("only party knows partykit", () => {
  const known = Object.entries(all)
    .filter(([folder]) => folder !== "party")
    .flatMap(([, imports]) => imports)
    .filter(({ from }) => /^partykit(\/|$)/.test(from));
  assert.deepEqual(known.map(show), []);
});

test("the packages declare the siblings that they may use, and no others", () => {
  for (const [folder, allowed] of Object.entries(mayUse)) {
    const manifest = join(root, folder, "package.json");
    if (!existsSync(manifest)) continue;
    const { dependencies = {} } = JSON.parse(readFileSync(manifest, "utf8")) as {
      dependencies?: Record<string, string>;
    };
    const siblings = Object.keys(dependencies)
      .filter(name => name.startsWith("@carethread/"))
      .map(name => name.slice("@carethread/".length));
    const imported = new Set(
      (all[folder] ?? []).map(({ from }) => /^@carethread\/([^/]+)/.exec(from)?.[1]).filter(Boolean),
    );
    imported.delete(folder.replace("packages/", ""));
    assert.deepEqual(
      siblings.filter(name => !allowed.includes(name)),
      [],
      `${folder} depends on what it may not use`,
    );
    assert.deepEqual(
      [...imported].filter(name => !siblings.includes(name ?? "")),
      [],
      `${folder} imports what it does not declare`,
    );
  }
});
