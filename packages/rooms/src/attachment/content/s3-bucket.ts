/** What is asked of an S3-compatible store, each as one signed request. Rejects where the answer is none of those said. */
import { bytesToHex } from "@noble/hashes/utils.js";
import { AwsClient } from "aws4fetch";
import type { ContentSettings, Ports } from "../../base/base.ts";

/** How long one request may take, in milliseconds. */
const within = 60_000;

/** A part of an object that comes in several, with the store's tag of it. */
export interface Etag {
  readonly part: number;
  readonly etag: string;
}

export class StoreRefused extends Error {
  override readonly name = "StoreRefused";
  readonly status: number;

  constructor(what: string, status: number) {
    super(`the content store answered ${status} to ${what}`);
    this.status = status;
  }
}

export class S3Bucket {
  readonly #ports: Ports;
  readonly #client: AwsClient;
  readonly #base: string;

  constructor(ports: Ports, { endpoint, bucket, region, accessKeyId, secretAccessKey }: ContentSettings) {
    this.#ports = ports;
    this.#client = new AwsClient({ accessKeyId, secretAccessKey, region, service: "s3", retries: 0 });
    this.#base = `${endpoint.replace(/\/+$/, "")}/${bucket}`;
  }

  /** Puts an object as a whole; false where there is one of that name already. */
  async put(object: string, bytes: Uint8Array): Promise<boolean> {
    const { ok, status } = await this.#ask("PUT", object, { "if-none-match": "*" }, bytes);
    if (!ok && status !== conditionFailed) throw new StoreRefused("a put", status);
    return ok;
  }

  /** Begins an object that comes in parts, and gives its upload's id. */
  async begin(object: string): Promise<string> {
    const response = await this.#ask("POST", `${object}?uploads`, {
      "content-type": "application/octet-stream",
    });
    const id = /<UploadId>([^<]+)<\/UploadId>/.exec(await response.text())?.[1];
    if (!response.ok || id === undefined)
      throw new StoreRefused("the beginning of an upload", response.status);
    return id;
  }

  async putPart(object: string, upload: string, part: number, bytes: Uint8Array): Promise<Etag> {
    const path = `${object}?partNumber=${part}&uploadId=${encodeURIComponent(upload)}`;
    const { ok, status, headers } = await this.#ask("PUT", path, {}, bytes);
    const etag = headers.get("etag");
    if (!ok || etag === null) throw new StoreRefused("a part", status);
    return { part, etag };
  }

  /** Brings the parts together; false where there is an object of that name already, or no such upload any more. */
  async complete(object: string, upload: string, etags: readonly Etag[]): Promise<boolean> {
    const parts = etags.map(
      ({ part, etag }) => `<Part><PartNumber>${part}</PartNumber><ETag>${etag}</ETag></Part>`,
    );
    const body = `<CompleteMultipartUpload>${parts.join("")}</CompleteMultipartUpload>`;
    const path = `${object}?uploadId=${encodeURIComponent(upload)}`;
    const headers = { "if-none-match": "*", "content-type": "application/xml" };
    const response = await this.#ask("POST", path, headers, new TextEncoder().encode(body));
    const said = await response.text();
    if (response.status === conditionFailed || response.status === notFound) return false;
    // It may begin to answer 200 before it knows that it failed.
    if (!response.ok || /<Error>/.test(said)) throw new StoreRefused("the end of an upload", response.status);
    return true;
  }

  /** The size of an object, or null where there is none. */
  async sizeOf(object: string): Promise<number | null> {
    const { ok, status, headers } = await this.#ask("HEAD", object);
    if (status === notFound) return null;
    if (!ok) throw new StoreRefused("a look", status);
    return Number(headers.get("content-length"));
  }

  async *read(object: string): AsyncIterable<Uint8Array> {
    const response = await this.#ask("GET", object);
    const reader = response.body?.getReader();
    if (!response.ok || reader === undefined) throw new StoreRefused("a read", response.status);
    try {
      for (;;) {
        const { done, value } = await reader.read();
        if (done) return;
        yield value;
      }
    } finally {
      // Who stops in the middle leaves no request open.
      reader.cancel().catch(() => {});
    }
  }

  /** Lets go of parts that were never brought together. */
  async abort(object: string, upload: string): Promise<void> {
    await this.#remove(`${object}?uploadId=${encodeURIComponent(upload)}`);
  }

  async remove(object: string): Promise<void> {
    await this.#remove(object);
  }

  async #remove(path: string): Promise<void> {
    const { ok, status } = await this.#ask("DELETE", path);
    if (!ok && status !== notFound) throw new StoreRefused("a removal", status);
  }

  async #ask(
    method: string,
    path: string,
    headers: Readonly<Record<string, string>> = {},
    body?: Uint8Array,
  ): Promise<Response> {
    const bytes = (body ?? new Uint8Array(0)) as Uint8Array<ArrayBuffer>;
    const digest = bytesToHex(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)));
    const init = {
      method,
      headers: { ...headers, "x-amz-content-sha256": digest },
      ...(body === undefined ? {} : { body: bytes }),
    };
    const signed = await this.#client.sign(`${this.#base}/${path}`, init);
    return this.#ports.fetch(signed, { signal: AbortSignal.timeout(within) });
  }
}

const notFound = 404;
const conditionFailed = 412;
