/** What every Vite here shares: the elements' bundle, the demo's pages and Storybook build upon it. */
import { defineConfig } from "vite";

export default defineConfig({
  // Workspace imports resolve to TypeScript sources, as `paths` in tsconfig.json says.
  resolve: { tsconfigPaths: true },
  build: { target: "es2022" },
});
