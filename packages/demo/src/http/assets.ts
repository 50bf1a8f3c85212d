/** Files of the build, as a production server would hand them out. */
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";
import type { Headers } from "./headers.ts";

const types: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
};

export interface Asset {
  readonly body: Buffer;
  readonly headers: Headers;
}

/** Where names have a hash in them, and never change what they mean. */
const lasting = ["/assets/", "/carethread-parts/"];

function lifetime(path: string): string {
  return lasting.some(folder => path.startsWith(folder)) ? "public, max-age=31536000, immutable" : "no-cache";
}

/** The file of a path below one of the folders, null where there is none or its type is not served. */
export async function findAsset(
  path: string,
  places: readonly { readonly prefix: string; readonly folder: string }[],
): Promise<Asset | null> {
  const type = types[extname(path)];
  // A path is taken as it came; what climbs out of the folder names no file.
  if (type === undefined || normalize(path) !== path || path.includes("\0")) return null;
  for (const { prefix, folder } of places) {
    if (!path.startsWith(prefix)) continue;
    try {
      const body = await readFile(join(folder, path.slice(prefix.length)));
      const etag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`;
      return { body, headers: { "content-type": type, "cache-control": lifetime(path), etag } };
    } catch {
      // Another place may have it.
    }
  }
  return null;
}
