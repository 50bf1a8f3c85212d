/**
 * Pages as versions of the packages were, each whole in one file beside this one, named like its version. Somebody has
 * them open: they are never written again.
 */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Page, PageOptions } from "./page.ts";

export interface PageModule {
  openPage(options: PageOptions): Page;
}

export const folder = import.meta.dirname;

/** In the order in which they were kept. */
export function versions(): string[] {
  const files = readdirSync(folder).filter(file => file.endsWith(".mjs"));
  return files
    .map(file => file.slice(0, -".mjs".length))
    .sort(new Intl.Collator("en", { numeric: true }).compare);
}

export function pageOf(version: string): Promise<PageModule> {
  return import(pathToFileURL(join(folder, `${version}.mjs`)).href);
}
