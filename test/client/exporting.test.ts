/** The zip of what is taken out: what is in it, how far it is read ahead, and how it ends where something fails. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { CareError, createCareClient, type ExportProgress, type ZipOptions } from "@carethread/client";
import { limits } from "@carethread/model";
import { unzipSync } from "fflate";
import { exportWords } from "../support/export-words.ts";
import { size } from "../support/long.ts";
import { FakePlatform, fakeToken } from "./fake-platform.ts";

const key = (n: number): string =>
  [...n.toString(32).padStart(26, "0")]
    .map(digit => "abcdefghijklmnopqrstuvwxyz234567"[Number.parseInt(digit, 32)])
    .join("");
const patient = { id: key(1), name: "Rosa Diaz", patientId: "MRN-1", deceased: false };
const rosa = { id: key(2), side: "portal", name: "Rosa Diaz" };
const fileSize = 2_048;

interface Server {
  readonly messages: number;
  /** Instead of an answer: a refusal, or what the network does. */
  readonly fails?: (path: string, nth: number) => Response | "cut" | undefined;
}

/** A server with one long conversation, each message of which brings a file; it counts what was taken from it. */
function setUp(t: { after(run: () => void): void }, { messages, fails }: Server) {
  const asked: string[] = [];
  const served = { events: 0, bytes: 0 };
  const event = (pos: number) => ({
    ...{ type: "message", id: key(1_000 + pos), at: 1_000 + pos, pos, by: rosa, visibility: "everyone" },
    body: {
      text: `Message ${pos}, and what else there is to say`,
      attachments: [{ id: key(50_000 + pos), name: "scan.pdf", type: "application/pdf", size: fileSize }],
    },
  });
  const row = {
    ...{ id: key(3), rev: 1, patient, kind: "topic", title: "Knee", lifecycle: "open", at: 0, messages },
    ...{ last: null, unread: 0, badge: 0, awaiting: false },
  };
  const content = (): Response => {
    let left = 2;
    return new Response(
      new ReadableStream({
        pull(controller) {
          if (left-- === 0) return controller.close();
          served.bytes += fileSize / 2;
          controller.enqueue(new Uint8Array(fileSize / 2).fill(65));
        },
      }),
    );
  };
  const platform = Object.assign(new FakePlatform(), {
    fetch: (async (input, init) => {
      const request = new Request(input, init);
      request.signal.throwIfAborted();
      const { pathname, searchParams } = new URL(request.url);
      const path = pathname.split("/").at(-1) ?? "";
      asked.push(path);
      const failing = fails?.(path, asked.filter(each => each === path).length);
      if (failing === "cut") throw new TypeError("the network is gone");
      if (failing !== undefined) return failing;
      if (path === "export")
        return Response.json({
          at: 1e9,
          by: rosa,
          practice: "Harbor Family Health",
          patient,
          rows: [row],
          more: null,
        });
      if (path === "content") return content();
      const after = Number(searchParams.get("after"));
      const last = Math.min(after + limits.pageEvents, messages);
      served.events += last - after;
      const events = Array.from({ length: last - after }, (_, n) => event(after + n + 1));
      return Response.json({ events, hasOlder: after > 0, hasNewer: last < messages });
    }) as typeof fetch,
  });
  const client = createCareClient({
    ...{ server: "wss://rooms.test", practice: "harbor", platform, delays: { tokenSpacing: 0 } },
    token: async () => fakeToken("kim"),
  });
  t.after(() => client.destroy());
  return { client, platform, asked, served };
}

const options: ZipOptions = {
  ...{ words: exportWords, language: "en-US", dir: "ltr", timeZone: "UTC" },
  missing: names => `Missing: ${names.join(", ")}`,
};

const refusal = (status: number, code: string, params = {}, retryable = false): Response =>
  Response.json({ code, params, retryable, message: "for developers" }, { status });

async function bytesOf(stream: ReadableStream<Uint8Array>): Promise<Uint8Array> {
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

const text = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);

test("the zip has the page, the Bundle and each file by a name of its own, and says how far it is", async t => {
  const { client } = setUp(t, { messages: 3 });
  const progress: ExportProgress[] = [];
  const taken = await client.export({ patient: patient.id });
  const zip = taken.zip({ ...options, progress: each => progress.push(each) });
  const files = unzipSync(await bytesOf(zip));
  assert.deepEqual(Object.keys(files), [
    ...["index.html", "messages.fhir.json"],
    ...["files/scan.pdf", "files/scan (2).pdf", "files/scan (3).pdf"],
  ]);
  assert.match(text(files["index.html"]), /Harbor Family Health.*Message 1,.*Message 3,/s);
  const { entry }: { entry: { resource: { resourceType: string } }[] } = JSON.parse(
    text(files["messages.fhir.json"]),
  );
  const types = entry.map(({ resource }) => resource.resourceType);
  assert.deepEqual(types, [...Array.from({ length: 4 }, () => "Communication"), "Provenance"]);
  assert.equal(files["files/scan.pdf"]?.byteLength, fileSize);
  assert.deepEqual(progress.at(-1), { messages: 3, files: 3, share: 1 });
  for (const [n, { share }] of progress.entries()) assert.ok(share >= (progress[n - 1]?.share ?? 0));
});

test("however many messages with their files there are, they are read no further than a page, and a file, before who takes them", async t => {
  const messages = size(600, 10_000);
  const { client, served } = setUp(t, { messages });
  const reader = (await client.export({ patient: patient.id })).zip(options).getReader();
  assert.equal(served.events, 0);
  let [ahead, filesAhead, said, inFiles] = [0, 0, 0, 0];
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    if (served.events < 2 * messages) {
      if (said < messages) said += text(value).split("<article ").length - 1;
      if (said < messages) ahead = Math.max(ahead, served.events - said);
    } else if (served.bytes > 0) {
      inFiles += value.byteLength;
      filesAhead = Math.max(filesAhead, served.bytes - inFiles);
    }
  }
  assert.equal(said, messages);
  assert.equal(served.events, 2 * messages);
  assert.equal(served.bytes, messages * fileSize);
  // A page of events, what is gathered of its text, and what the library holds of it.
  assert.ok(ahead <= 3 * limits.pageEvents, `${ahead} messages ahead`);
  assert.ok(filesAhead <= 4 * fileSize, `${filesAhead} bytes ahead`);
});

test("who stops reading has nothing more read for them, and who cancels ends the requests", async t => {
  const { client, asked } = setUp(t, { messages: 5_000 });
  const reader = (await client.export({ patient: patient.id })).zip(options).getReader();
  for (let n = 0; n < 5; n++) await reader.read();
  for (let n = 0; n < 50; n++) await new Promise(setImmediate);
  const before = asked.length;
  assert.ok(before < 6, `${before} requests`);
  await reader.cancel();
  for (let n = 0; n < 50; n++) await new Promise(setImmediate);
  assert.equal(asked.length, before);
});

test("what is too fast is asked again when it may be, what failed a few times ends it with a CareError", async t => {
  const { client, platform, asked } = setUp(t, {
    messages: 250,
    fails: (path, nth) =>
      path === "events" && nth === 2 ? refusal(429, "too-fast", { retryAfter: 400 }, true) : undefined,
  });
  const zip = bytesOf((await client.export({ patient: patient.id })).zip(options));
  let isOver = false;
  void zip.finally(() => {
    isOver = true;
  });
  while (!isOver) {
    platform.advance(500);
    await new Promise(setImmediate);
  }
  assert.ok(Object.keys(unzipSync(await zip)).length === 252);
  assert.equal(asked.filter(path => path === "events").length, 7);

  const broken = setUp(t, {
    messages: 250,
    fails: (path, nth) => (path === "content" && nth > 3 ? refusal(403, "not-allowed") : undefined),
  });
  const stream = (await broken.client.export({ patient: patient.id })).zip(options);
  await assert.rejects(bytesOf(stream), (error: unknown) => {
    assert.ok(error instanceof CareError);
    assert.equal(error.code, "not-allowed");
    return true;
  });
});

test("a file that is held back ends nothing: a text beside the others names it", async t => {
  const { client } = setUp(t, {
    messages: 3,
    fails: (path, nth) => (path === "content" && nth === 2 ? refusal(403, "attachment-infected") : undefined),
  });
  const files = unzipSync(await bytesOf((await client.export({ patient: patient.id })).zip(options)));
  assert.deepEqual(Object.keys(files).slice(2), [
    "files/scan.pdf",
    "files/scan (3).pdf",
    "files-missing.txt",
  ]);
  assert.equal(text(files["files-missing.txt"]), "Missing: scan (2).pdf");
});

test("who may not, and who cancels before it begins or midway, gets a CareError and no half zip", async t => {
  const denied = setUp(t, { messages: 3, fails: () => refusal(403, "not-allowed") });
  await assert.rejects(denied.client.export({ patient: patient.id }), { code: "not-allowed" });
  const { client } = setUp(t, { messages: 5_000 });
  const aborting = new AbortController();
  const { signal } = aborting;
  const reader = (await client.export({ patient: patient.id }, { signal })).zip(options).getReader();
  await reader.read();
  aborting.abort();
  await assert.rejects(
    async () => {
      while (!(await reader.read()).done);
    },
    { name: "CareError", code: "aborted" },
  );
});
