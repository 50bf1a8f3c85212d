/** `dist/carethread.js`: all elements and all they need in one module, for a script tag. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig, mergeConfig } from "vite";
import shared from "../../vite.config.ts";

const { version } = JSON.parse(readFileSync(new URL("package.json", import.meta.url), "utf8"));

export default mergeConfig(
  shared,
  defineConfig({
    root: fileURLToPath(new URL(".", import.meta.url)),
    define: { "process.env.NODE_ENV": '"production"' },
    build: {
      outDir: "dist",
      // The modules and declarations that tsc wrote stay.
      emptyOutDir: false,
      lib: { entry: "src/carethread.ts", formats: ["es"], fileName: () => "carethread.js" },
      minify: "oxc",
      license: { fileName: "carethread.licenses.md" },
      rolldownOptions: {
        output: {
          codeSplitting: false,
          comments: { legal: false, annotation: false },
          // Vite keeps the white space of modules so that bundlers can shake them; nobody bundles this file again.
          minify: { compress: true, mangle: true, codegen: { removeWhitespace: true } },
          postBanner: `/*! Carethread ${version}, Apache-2.0; licences of what it contains: carethread.licenses.md */`,
        },
      },
    },
  }),
);
