/** What `cem analyze` reads to write dist/custom-elements.json, the description of every tag for editors and docs. */
export default {
  globs: ["src/**/*.ts"],
  exclude: ["src/**/*.styles.ts", "src/words/**"],
  outdir: "dist",
  litelement: true,
  plugins: [
    {
      name: "published-paths",
      /** Readers have the built modules, not the sources. */
      packageLinkPhase({ customElementsManifest }) {
        const published = path => path?.replace(/^\/?src\//, "dist/").replace(/\.ts$/, ".js");
        const visit = value => {
          if (Array.isArray(value)) value.forEach(visit);
          else if (value && typeof value === "object") {
            if (value.kind === "javascript-module") value.path = published(value.path);
            if (value.module) value.module = published(value.module);
            Object.values(value).forEach(visit);
          }
        };
        visit(customElementsManifest.modules);
      },
    },
  ],
};
