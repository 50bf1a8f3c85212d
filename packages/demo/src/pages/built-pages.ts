/** The pages as they were built, under their production policy. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pagePolicy } from "../http/http.ts";
import type { PageName, PageSource } from "./page-source.ts";

export const pageFiles: Readonly<Record<PageName, string>> = {
  start: "index.html",
  ehr: "ehr/index.html",
  portal: "portal/index.html",
  embed: "embed/index.html",
  mails: "mails/index.html",
  launch: "launch/index.html",
  launched: "launched/index.html",
  phone: "phone/index.html",
  "sign-in": "sign-in/index.html",
};

/** `dist` is the demo's build, `elements` the folder of carethread.js and its parts. */
export function builtPages(rooms: string, dist: string, elements: string): PageSource {
  return {
    page: name => readFile(join(dist, pageFiles[name]), "utf8"),
    policy: pagePolicy(rooms),
    assets: [
      { prefix: "/carethread.js", folder: join(elements, "carethread.js") },
      { prefix: "/carethread-parts/", folder: join(elements, "carethread-parts") },
      { prefix: "/", folder: dist },
    ],
  };
}
