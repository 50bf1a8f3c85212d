/**
 * A small honest store that speaks S3: it checks each signature by the published algorithm, takes conditional puts and
 * objects in parts, and refuses what the real one refuses: parts under 5 MiB but the last, tags that are not those of the
 * parts, an upload that is over. Written for these tests, of the documentation of the interface.
 */
import { createHash, createHmac } from "node:crypto";

const least = 5 * 1024 * 1024;

export interface S3Settings {
  readonly endpoint: string;
  readonly bucket: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

export interface FakeS3 {
  readonly settings: S3Settings;
  readonly fetch: typeof fetch;
  readonly objects: ReadonlyMap<string, Uint8Array>;
  /** Uploads that are open. */
  readonly uploads: ReadonlyMap<string, unknown>;
  /** `METHOD path?query` of all that was asked, without ids. */
  readonly asked: string[];
  /** Stands before each answer: a status to give instead, or null; it may throw, as a network does. */
  answer: (method: string, path: string) => number | null;
  /** The same after it was carried out. */
  after: (method: string, path: string) => number | null;
}

interface Upload {
  readonly object: string;
  readonly parts: Map<number, { readonly bytes: Uint8Array; readonly etag: string }>;
}

const sha = (data: string | Uint8Array): string => createHash("sha256").update(data).digest("hex");
const mac = (key: string | Buffer, data: string): Buffer => createHmac("sha256", key).update(data).digest();

/** Whether a request is signed with the secret: AWS Signature Version 4, in a header. */
function isSigned(
  request: Request,
  bytes: Uint8Array,
  { region, accessKeyId, secretAccessKey }: S3Settings,
): boolean {
  const said = request.headers.get("authorization") ?? "";
  const [, scope, names = "", signature] =
    /^AWS4-HMAC-SHA256 Credential=([^,]+), SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/.exec(said) ?? [];
  const date = request.headers.get("x-amz-date") ?? "";
  const day = date.slice(0, 8);
  if (scope !== `${accessKeyId}/${day}/${region}/s3/aws4_request`) return false;
  const signed = names.split(";");
  for (const needed of ["host", "x-amz-date", "x-amz-content-sha256"])
    if (!signed.includes(needed)) return false;
  // What makes a put conditional must not be left out on the way.
  if (request.headers.has("if-none-match") && !signed.includes("if-none-match")) return false;
  if (request.headers.get("x-amz-content-sha256") !== sha(bytes)) return false;
  const age = Math.abs(
    Date.now() - Date.parse(date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, "$1-$2-$3T$4:$5:$6Z")),
  );
  if (!(age < 15 * 60_000)) return false;
  const url = new URL(request.url);
  const encode = (text: string): string =>
    encodeURIComponent(text).replace(/[!'()*]/g, char => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
  const query = [...url.searchParams]
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .sort()
    .join("&");
  const header = (name: string): string =>
    name === "host" ? url.host : (request.headers.get(name) ?? "").trim();
  const canonical = [
    request.method,
    decodeURIComponent(url.pathname).split("/").map(encode).join("/"),
    query,
    ...signed.map(name => `${name}:${header(name)}`),
    "",
    names,
    sha(bytes),
  ].join("\n");
  const toSign = ["AWS4-HMAC-SHA256", date, `${day}/${region}/s3/aws4_request`, sha(canonical)].join("\n");
  const key = [day, region, "s3", "aws4_request"].reduce<string | Buffer>(mac, `AWS4${secretAccessKey}`);
  return mac(key as Buffer, toSign).toString("hex") === signature;
}

function failure(status: number, code: string): Response {
  return new Response(`<?xml version="1.0"?><Error><Code>${code}</Code></Error>`, { status });
}

export function createFakeS3(endpoint = "https://s3.test"): FakeS3 {
  const settings: S3Settings = {
    ...{ endpoint, bucket: "carethread", region: "eu-central-1" },
    ...{ accessKeyId: "AKIATEST", secretAccessKey: "a-secret-of-forty-characters-and-no-less" },
  };
  const objects = new Map<string, Uint8Array>();
  const uploads = new Map<string, Upload>();
  let count = 0;
  const tag = (bytes: Uint8Array): string => `"${createHash("md5").update(bytes).digest("hex")}"`;

  const put = (request: Request, object: string, bytes: Uint8Array): Response => {
    const isNew = request.headers.get("if-none-match") === "*";
    if (isNew && objects.has(object)) return failure(412, "PreconditionFailed");
    objects.set(object, bytes);
    return new Response(null, { headers: { etag: tag(bytes) } });
  };

  const complete = (request: Request, object: string, id: string, body: string): Response => {
    const upload = uploads.get(id);
    if (upload?.object !== object) return failure(404, "NoSuchUpload");
    const named = [...body.matchAll(/<Part><PartNumber>(\d+)<\/PartNumber><ETag>([^<]+)<\/ETag><\/Part>/g)];
    const chosen = named.map(([, part, etag]) => ({
      part: Number(part),
      etag,
      found: upload.parts.get(Number(part)),
    }));
    if (chosen.length === 0) return failure(400, "MalformedXML");
    if (chosen.some(({ etag, found }) => found === undefined || found.etag !== etag))
      return failure(400, "InvalidPart");
    if (chosen.some(({ part }, at) => part <= (chosen[at - 1]?.part ?? 0)))
      return failure(400, "InvalidPartOrder");
    const pieces = chosen.map(({ found }) => found?.bytes ?? new Uint8Array());
    if (pieces.slice(0, -1).some(({ byteLength }) => byteLength < least))
      return failure(400, "EntityTooSmall");
    const answer = put(request, object, Buffer.concat(pieces));
    if (!answer.ok) return answer;
    uploads.delete(id);
    return new Response("<CompleteMultipartUploadResult><ETag>x</ETag></CompleteMultipartUploadResult>");
  };

  const carryOut = (
    request: Request,
    object: string,
    query: URLSearchParams,
    bytes: Uint8Array,
  ): Response => {
    const id = query.get("uploadId");
    switch (request.method) {
      case "HEAD":
      case "GET": {
        const found = objects.get(object);
        if (found === undefined) return failure(404, "NoSuchKey");
        const headers = { "content-length": `${found.byteLength}` };
        return new Response(request.method === "GET" ? (found as BodyInit) : null, { headers });
      }
      case "DELETE":
        if (id === null) objects.delete(object);
        else if (!uploads.delete(id)) return failure(404, "NoSuchUpload");
        return new Response(null, { status: 204 });
      case "PUT": {
        if (id === null) return put(request, object, bytes);
        const upload = uploads.get(id);
        if (upload?.object !== object) return failure(404, "NoSuchUpload");
        const etag = tag(bytes);
        upload.parts.set(Number(query.get("partNumber")), { bytes, etag });
        return new Response(null, { headers: { etag } });
      }
      case "POST": {
        if (id !== null) return complete(request, object, id, Buffer.from(bytes).toString());
        if (!query.has("uploads")) return failure(405, "MethodNotAllowed");
        const made = `upload+${++count}/x`;
        uploads.set(made, { object, parts: new Map() });
        return new Response(
          `<InitiateMultipartUploadResult><UploadId>${made}</UploadId></InitiateMultipartUploadResult>`,
        );
      }
      default:
        return failure(405, "MethodNotAllowed");
    }
  };

  const fake: FakeS3 = {
    ...{ settings, objects, uploads, asked: [] as string[] },
    answer: () => null,
    after: () => null,
    async fetch(input, init) {
      const request = new Request(input, init);
      const { pathname, searchParams } = new URL(request.url);
      const bytes = new Uint8Array(await request.arrayBuffer());
      const [, bucket, ...rest] = pathname.split("/");
      const object = rest.join("/");
      fake.asked.push([request.method, [...searchParams.keys()].sort().join("&")].join(" ").trim());
      const instead = fake.answer(request.method, pathname);
      if (instead !== null) return failure(instead, "SlowDown");
      if (bucket !== settings.bucket) return failure(404, "NoSuchBucket");
      if (!isSigned(request, bytes, settings)) return failure(403, "SignatureDoesNotMatch");
      const response = carryOut(request, object, searchParams, bytes);
      const lost = fake.after(request.method, pathname);
      return lost === null ? response : failure(lost, "InternalError");
    },
  };
  return fake;
}
