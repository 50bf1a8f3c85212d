import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: here("pages"),
  publicDir: here("pages/public"),
  appType: "mpa",
  // Sources of the workspace, so that a change of an element shows at once.
  resolve: { tsconfigPaths: true },
  build: {
    outDir: here("dist"),
    emptyOutDir: true,
    target: "es2022",
    // All the browsers that run the elements know module preload; the polyfill would only be weight.
    modulePreload: { polyfill: false },
    // A `data:` address is not `'self'`: nothing is inlined, so that the pages' policy stays strict.
    assetsInlineLimit: 0,
    rollupOptions: {
      input: {
        start: here("pages/index.html"),
        ehr: here("pages/ehr/index.html"),
        portal: here("pages/portal/index.html"),
        launch: here("pages/launch/index.html"),
        launched: here("pages/launched/index.html"),
        mails: here("pages/mails/index.html"),
        phone: here("pages/phone/index.html"),
        "sign-in": here("pages/sign-in/index.html"),
      },
    },
  },
});
