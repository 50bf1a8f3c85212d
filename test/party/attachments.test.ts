/** Files on the real runtime: kept by the rooms, and by an S3-compatible store with a scanner before anybody reads them. */
import assert from "node:assert/strict";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { after, test } from "node:test";
import { partBytes, partsOf } from "@carethread/model";
import { digestOf, FileAsker, fileOf, partOf } from "../support/files.ts";
import { startRuntime } from "../support/runtime.ts";
import { createFakeS3, type FakeS3 } from "../support/s3.ts";
import { createWorld } from "../support/world.ts";
import { placeOf } from "./place.ts";

const megabyte = 1024 * 1024;
const ends: (() => unknown)[] = [];
after(async () => {
  for (const end of ends.reverse()) await end();
});

/** What answers a request, as a server of its own. */
async function serve(answer: (request: Request) => Promise<Response>): Promise<string> {
  const server: Server = createServer(async (incoming, outgoing) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk);
    const { method = "GET", url = "/", headers } = incoming;
    const hasBody = method !== "GET" && method !== "HEAD";
    const response = await answer(
      new Request(`http://${headers.host}${url}`, {
        method,
        headers: headers as Record<string, string>,
        ...(hasBody ? { body: Buffer.concat(chunks) } : {}),
      }),
    );
    outgoing.writeHead(response.status, Object.fromEntries(response.headers));
    outgoing.end(Buffer.from(await response.arrayBuffer()));
  });
  await new Promise<void>(listening => server.listen(0, "127.0.0.1", listening));
  ends.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test("a kill at any part loses nothing that was acknowledged, and the upload goes on", async () => {
  const { runtime, world } = await placeOf("attachments");
  const conversation = (await world.startTopic("staff", "kim")).body.id;
  const bytes = fileOf("pdf", 12 * partBytes + 99);
  const claim = { name: "scan.pdf", type: "application/pdf" };
  const file = new FileAsker(world, "portal", "rosa");
  const acked = new Set<number>();
  await file.begin(conversation, bytes, claim);
  for (const deadly of [4, 9]) {
    const parts = Array.from({ length: 13 }, (_, at) => at + 1).filter(part => !acked.has(part));
    // The runtime dies in the middle of several.
    const sent = parts.map(async part => {
      const answer = await file.put(part, partOf(bytes, part)).catch(() => null);
      if (answer?.status === 200) acked.add(part);
      if (acked.size >= deadly) await runtime.kill();
    });
    await Promise.all(sent);
    // Also where all were there before so many were acknowledged.
    await runtime.kill();
    await runtime.start();
    const { parts: there } = await file.begin(conversation, bytes, claim);
    for (const part of acked)
      assert.ok(
        there.some(([from, to]) => from <= part && part <= to),
        `${part}`,
      );
  }
  for (let part = 1; part <= 13; part++) await file.put(part, partOf(bytes, part));
  assert.equal((await file.complete(bytes)).state, "clean");
  assert.equal(digestOf((await file.content()).bytes), digestOf(bytes));
});

test("25 MB come up and go out by an S3-compatible store, behind a scanner", async () => {
  let s3: FakeS3 | undefined;
  const endpoint = await serve(async request => (s3 as FakeS3).fetch(request));
  s3 = createFakeS3(endpoint);
  const scanned: string[] = [];
  const scanner = await serve(async request => {
    if (request.headers.get("authorization") !== `Bearer ${"s".repeat(32)}`)
      return new Response(null, { status: 401 });
    const body = new Uint8Array(await request.arrayBuffer());
    scanned.push(digestOf(body));
    const isBad = Buffer.from(body.subarray(0, 200)).includes("EVIL");
    return Response.json(isBad ? { verdict: "infected", found: "Test" } : { verdict: "clean" });
  });
  const { settings: content } = s3;
  const world = await createWorld(async practices => {
    const runtime = await startRuntime({
      ...{ practices, content },
      scanner: { url: scanner, secret: "s".repeat(32) },
    });
    ends.push(runtime.stop);
    return runtime;
  });
  const conversation = (await world.startTopic("staff", "kim")).body.id;
  const bytes = fileOf("png", 25 * megabyte);
  const file = new FileAsker(world, "portal", "rosa");
  await file.begin(conversation, bytes);
  const parts = Array.from({ length: partsOf(bytes.byteLength) }, (_, at) => at + 1);
  const send = async (): Promise<void> => {
    for (let part = parts.shift(); part !== undefined; part = parts.shift())
      assert.equal((await file.put(part, partOf(bytes, part))).status, 200);
  };
  await Promise.all([send(), send(), send(), send()]);
  // A page asks until it is settled.
  let status = await file.complete(bytes);
  while (status.state === "scanning") status = await file.complete(bytes);
  assert.equal(status.state, "clean");
  assert.deepEqual(scanned, [digestOf(bytes)]);
  const read = await file.content();
  assert.equal(digestOf(read.bytes), digestOf(bytes));
  assert.deepEqual([...s3.objects.keys()], [`${world.practice.id}/${file.id}`]);
  const evil = fileOf("png", 1_000);
  evil.set(Buffer.from("EVIL"), 100);
  const other = new FileAsker(world, "portal", "rosa");
  status = await other.bringUp(conversation, evil);
  while (status.state === "scanning") status = await other.complete(evil);
  assert.deepEqual([status.state, status.why], ["infected", "attachment-infected"]);
  assert.deepEqual(
    [(await other.content()).status, (await other.content()).code],
    [403, "attachment-infected"],
  );
  assert.equal(s3.objects.size, 1);
});
