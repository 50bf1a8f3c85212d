/** Test files with what they import, bundled in one go: compiling module by module takes longer than most of them run. */
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

export const root = fileURLToPath(new URL("../..", import.meta.url));

/** `files` are paths from the root; what comes out lies as they do. */
export function bundle(files, options) {
  return build({
    absWorkingDir: root,
    entryPoints: files,
    outbase: ".",
    bundle: true,
    splitting: true,
    format: "esm",
    tsconfig: "tsconfig.json",
    // A module that a test imports is run, whatever its package says of side effects.
    ignoreAnnotations: true,
    logLevel: "error",
    ...options,
  });
}
