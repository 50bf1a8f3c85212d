/** Files for tests, and how a page brings one up. */
import { createHash } from "node:crypto";
import { partBytes, partsOf, type Side, type UploadStatus } from "@carethread/model";
import { patience } from "./patience.ts";
import type { World } from "./world.ts";

/** The beginnings of files, as programs write them. */
export const beginnings = {
  jpeg: [0xff, 0xd8, 0xff, 0xe0, 0x00, 0x10, 0x4a, 0x46, 0x49, 0x46, 0x00, 0x01],
  png: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00, 0x00, 0x0d, 0x49, 0x48, 0x44, 0x52],
  pdf: [...Buffer.from("%PDF-1.7\n")],
} as const;

/** A file of so many bytes, the same each time, of which no two parts are alike. */
export function fileOf(kind: keyof typeof beginnings, size: number): Uint8Array {
  const bytes = new Uint8Array(size);
  for (let at = 0; at < size; at++) bytes[at] = (at * 31 + (at >> 16) * 7 + (at >> 8)) & 0xff;
  bytes.set(beginnings[kind].slice(0, size));
  return bytes;
}

export function digestOf(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

export function partOf(bytes: Uint8Array, part: number): Uint8Array {
  return bytes.subarray((part - 1) * partBytes, part * partBytes);
}

/** One person and one file, which need not be theirs. */
export class FileAsker {
  readonly id: string;
  readonly #world: World;
  readonly #token: () => Promise<string>;

  constructor(world: World, kind: Side, sub: string, id = world.newId()) {
    this.id = id;
    this.#world = world;
    this.#token = () => world.practice.token(kind, sub);
  }

  /** The same file, asked for by somebody else. */
  as(kind: Side, sub: string): FileAsker {
    return new FileAsker(this.#world, kind, sub, this.id);
  }

  async ask(method: string, path: string, body?: unknown): Promise<Response> {
    const isBytes = body instanceof Uint8Array;
    const send = async (): Promise<Response> =>
      this.#world.server.fetch(
        `${this.#world.room("attachment", `${this.#world.practice.id}~${this.id}`)}/${path}`,
        {
          method,
          headers: { authorization: `Bearer ${await this.#token()}` },
          // Whom a runtime died under is not always told.
          signal: AbortSignal.timeout(patience),
          ...(body === undefined ? {} : { body: isBytes ? (body as BodyInit) : JSON.stringify(body) }),
        },
      );
    // A busy runtime now and then ends a kept-alive connection that is just used again. Whatever is asked of a file may be
    // asked twice, as pages do.
    return send().catch(error => {
      if ((error as { cause?: { code?: unknown } }).cause?.code === "ECONNRESET") return send();
      throw error;
    });
  }

  /** For a conversation, or for the first message of one of a kind. */
  async begin(
    target: string | { readonly start: string },
    bytes: Pick<Uint8Array, "byteLength">,
    { name = "photo.png", type = "image/png" } = {},
  ): Promise<UploadStatus & { code?: string }> {
    const at = typeof target === "string" ? { conversation: target } : target;
    const claim = { ...at, name, type, size: bytes.byteLength };
    return (await this.ask("POST", "upload", claim)).json() as never;
  }

  put(part: number, bytes: Uint8Array): Promise<Response> {
    return this.ask("PUT", `part?number=${part}`, bytes);
  }

  async complete(bytes: Uint8Array): Promise<UploadStatus & { code?: string }> {
    return (await this.ask("POST", "complete", { digest: digestOf(bytes) })).json() as never;
  }

  async bringUp(
    target: string | { readonly start: string },
    bytes: Uint8Array,
    claim = {},
  ): Promise<UploadStatus & { code?: string }> {
    const begun = await this.begin(target, bytes, claim);
    if (begun.code !== undefined) return begun;
    for (let part = 1; part <= partsOf(bytes.byteLength); part++) {
      const answer = await this.put(part, partOf(bytes, part));
      if (answer.status !== 200) return (await answer.json()) as never;
      await answer.body?.cancel();
    }
    return this.complete(bytes);
  }

  async content(): Promise<{ status: number; code?: string; headers: Headers; bytes: Uint8Array }> {
    const answer = await this.ask("GET", "content");
    const { status, headers } = answer;
    const bytes = new Uint8Array(await answer.arrayBuffer());
    const code = status === 200 ? undefined : JSON.parse(Buffer.from(bytes).toString()).code;
    return { status, headers, bytes, ...(code === undefined ? {} : { code }) };
  }
}
