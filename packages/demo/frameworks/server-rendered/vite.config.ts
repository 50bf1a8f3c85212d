import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

export default defineConfig({
  root: fileURLToPath(new URL(".", import.meta.url)),
  base: "./",
  // Strict mode renders twice in React's development build alone.
  define: { "process.env.NODE_ENV": '"development"' },
  oxc: { jsx: { runtime: "automatic", development: false } },
  build: { target: "es2022", minify: false, modulePreload: { polyfill: false }, assetsInlineLimit: 0 },
});
