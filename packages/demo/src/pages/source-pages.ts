/** The pages from their sources, for contributors: Vite transforms them and reloads what changed. */
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import type { Server } from "node:http";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { developmentPolicy } from "../http/http.ts";
import { pageFiles } from "./built-pages.ts";
import type { PageSource } from "./page-source.ts";

const demo = fileURLToPath(new URL("../..", import.meta.url));

export async function sourcePages(rooms: string, server: Server): Promise<PageSource> {
  // Only contributors wait for Vite to load.
  const { createServer } = await import("vite");
  const vite = await createServer({
    configFile: join(demo, "vite.config.ts"),
    server: { middlewareMode: true, hmr: { server } },
    // The script-tag build is made from this one module.
    resolve: { alias: { "/carethread.js": join(demo, "../elements/src/carethread.ts") } },
  });
  return {
    async page(name, url) {
      const folder = name === "embed" ? "pages/public" : "pages";
      return vite.transformIndexHtml(url, await readFile(join(demo, folder, pageFiles[name]), "utf8"));
    },
    policy: developmentPolicy(rooms),
    assets: [],
    async serve(request, response) {
      const finished = once(response, "close").then(() => true);
      return Promise.race([
        finished,
        new Promise<boolean>(resolve => vite.middlewares(request, response, () => resolve(false))),
      ]);
    },
    close: () => vite.close(),
  };
}
