/// <reference types="vite/client" />
/** The READMEs, as they stand in the project when Storybook is built. */
import security from "../../.github/SECURITY.md?raw";
import type { Sources } from "./chapters.ts";

const files: Record<string, string> = import.meta.glob(
  [
    "../../README.md",
    "../../packages/*/README.md",
    "../../packages/host/TRUST.md",
    "./*.md",
    "../../party/README.md",
  ],
  { query: "?raw", import: "default", eager: true },
);

// A pattern finds nothing in folders that begin with a dot.
export const sources: Sources = new Map([
  ...Object.entries(files).map(([path, text]): [string, string] => [
    path.replace("../../", "").replace(/^\.\//, "stories/guide/"),
    text,
  ]),
  [".github/SECURITY.md", security],
]);
