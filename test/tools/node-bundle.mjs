/** Bundles test files of Node: packages of others stay outside, and a module still knows where its source stands. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { bundle, root } from "./bundle.mjs";

/** Files that change how modules are loaded, which in a bundle nobody asks for. */
const byModule = ["test/elements/lean-client.test.ts"];

const ownPlace = {
  name: "own-place",
  setup(builder) {
    builder.onLoad({ filter: /\.[mc]?ts$/ }, ({ path }) => {
      const text = readFileSync(path, "utf8");
      if (!text.includes("import.meta.")) return undefined;
      const places = {
        "import.meta.url": pathToFileURL(path).href,
        "import.meta.dirname": dirname(path),
        "import.meta.filename": path,
      };
      const contents = Object.entries(places).reduce(
        (text, [name, place]) => text.replaceAll(name, JSON.stringify(place)),
        text,
      );
      return { contents, loader: "ts" };
    });
  },
};

const othersOutside = {
  name: "others-outside",
  setup(builder) {
    builder.onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
      kind === "entry-point" || path.startsWith("@carethread/") ? undefined : { path, external: true },
    );
  },
};

/** Where the bundle of a test file lies in the folder. */
export const bundleOf = (file, folder) => join(folder, file.replace(/\.ts$/, ".mjs"));

/** Bundles files, by their paths from the root, into a folder of the root. */
export async function bundleForNode(files, folder) {
  await bundle(
    files.filter(file => !byModule.includes(file)),
    {
      outdir: folder,
      outExtension: { ".js": ".mjs" },
      platform: "node",
      target: "node20",
      sourcemap: true,
      plugins: [ownPlace, othersOutside],
    },
  );
  for (const file of files.filter(file => byModule.includes(file))) {
    const source = JSON.stringify(pathToFileURL(join(root, file)));
    mkdirSync(dirname(bundleOf(file, folder)), { recursive: true });
    writeFileSync(
      bundleOf(file, folder),
      `import { register } from "tsx/esm/api";\nregister();\nawait import(${source});\n`,
    );
  }
}
