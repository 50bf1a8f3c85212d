/**
 * Keeps the page of this version, for the rooms of all later ones to serve:
 *
 *     node --import tsx test/tools/keep-page.ts
 *
 * It bundles `test/versions/page.ts` with the client into `test/versions/<version>.mjs`, minified, and with the licences of
 * what is in it. It refuses where that is there: what was kept is what people have open. A later one of the same version is
 * kept with a letter, `keep-page.ts b`.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { folder } from "../versions/kept.ts";

const root = join(import.meta.dirname, "../..");
const { version } = JSON.parse(readFileSync(join(root, "packages/client/package.json"), "utf8"));
const [letter = ""] = process.argv.slice(2);
if (!/^[b-z]?$/.test(letter)) throw new Error("say a letter, or nothing");
const name = `${version}${letter}`;
const file = join(folder, `${name}.mjs`);
if (existsSync(file)) throw new Error(`the page of ${name} was kept before, and is never written again`);

const { outputFiles, metafile } = await build({
  absWorkingDir: root,
  entryPoints: ["test/versions/page.ts"],
  tsconfig: "tsconfig.json",
  ...{ bundle: true, minify: true, format: "esm", target: "es2022", legalComments: "none" },
  ...{ write: false, metafile: true },
});
const foreign = Object.values(metafile.outputs)
  .flatMap(({ inputs }) => Object.entries(inputs))
  .flatMap(([path, { bytesInOutput }]) =>
    bytesInOutput > 0 ? (/^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? []) : [],
  );
const licences = [...new Set(foreign)].sort().map(path => {
  const licence = readdirSync(join(root, path)).find(each => /^licen[cs]e/i.test(each));
  if (licence === undefined) throw new Error(`${path} has no licence`);
  const title = path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);
  return `${title}\n\n${readFileSync(join(root, path, licence), "utf8").trim()}\n`;
});
const script = outputFiles.map(({ text }) => text).join("");
writeFileSync(
  file,
  `// The page of ${name}, as people have it open: it is never changed. Made by test/tools/keep-page.ts.
${script}/* It contains:\n\n${licences.join("\n").replaceAll("*/", "* /")}*/\n`,
);
