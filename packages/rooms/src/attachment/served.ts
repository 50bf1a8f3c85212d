/** How content is answered: as what it is, to be saved, and so that nothing in it ever runs. */
import { fileTypes } from "@carethread/model";
import type { Ports } from "../base/base.ts";
import type { StoredFile } from "./file.ts";

/** The content as the answer to a request. It is read as it is taken, so that little of it is in memory. */
export function served(ports: Ports, file: StoredFile, content: AsyncIterable<Uint8Array>): Response {
  const { name, type, size } = file;
  return new Response(streamOf(ports, content), {
    headers: {
      "content-type": type in fileTypes ? withCharset(type) : "application/octet-stream",
      "content-length": String(size),
      "content-disposition": `attachment; filename="${plain(name)}"; filename*=UTF-8''${encoded(name)}`,
      "x-content-type-options": "nosniff",
      "content-security-policy": "default-src 'none'; sandbox",
      "cross-origin-resource-policy": "same-origin",
      "cache-control": "no-store",
      "referrer-policy": "no-referrer",
    },
  });
}

function withCharset(type: string): string {
  return type.startsWith("text/") ? `${type}; charset=utf-8` : type;
}

/** Whoever takes it is told where the room's life ends in the middle, as of a cut. */
export function streamOf(ports: Ports, content: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const bytes = content[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await ports.orOver(bytes.next());
        if (done) controller.close();
        else controller.enqueue(value);
      },
      async cancel() {
        await bytes.return?.();
      },
    },
    // Nothing is read before somebody takes it.
    { highWaterMark: 0 },
  );
}

/** For programs that read no other: what is not plain ASCII becomes a line. */
function plain(name: string): string {
  return name.replace(/[^\x20-\x7e]/g, "_").replace(/["\\]/g, "_");
}

/** RFC 8187. */
function encoded(name: string): string {
  return encodeURIComponent(name).replace(
    /['()*!]/g,
    char => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
