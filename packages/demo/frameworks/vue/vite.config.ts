import { fileURLToPath } from "node:url";
import vue from "@vitejs/plugin-vue";
import { defineConfig } from "vite";

export default defineConfig({
  root: fileURLToPath(new URL(".", import.meta.url)),
  base: "./",
  plugins: [vue({ template: { compilerOptions: { isCustomElement: tag => tag.startsWith("care-") } } })],
  define: { "process.env.NODE_ENV": '"development"' },
  build: { target: "es2022", minify: false, modulePreload: { polyfill: false }, assetsInlineLimit: 0 },
});
