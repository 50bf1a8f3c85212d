/** Bundles test files of Node: packages of others stay outside, and a module still knows where its source stands. */
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { bundle } from "./bundle.mjs";

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

/** Bundles files, by their paths from the root, into a folder of the root; gives esbuild's list of what is in them. */
export async function bundleForNode(files, folder) {
  const { metafile } = await bundle(files, {
    metafile: true,
    outdir: folder,
    outExtension: { ".js": ".mjs" },
    platform: "node",
    target: "node20",
    sourcemap: true,
    plugins: [ownPlace, othersOutside],
  });
  return metafile;
}
