/** The recipe for Web Push, with what real rooms tell, against a push service that keeps what comes, and a browser's keys. */
import assert from "node:assert/strict";
import { createECDH, type ECDH, randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createServer, type IncomingHttpHeaders } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { after, test } from "node:test";
import { runInNewContext } from "node:vm";
import { importJWK, jwtVerify } from "jose";
import webPush from "web-push";
import { createPusher } from "../../packages/host/recipes/push.ts";
import { toldByRooms, wordsOfPatients } from "./recipes-scene.ts";

/** What web-push encrypts with decrypts, too; it has no types. */
interface Encryption {
  decrypt(body: Buffer, by: { version: "aes128gcm"; privateKey: ECDH; authSecret: string }): Buffer;
}
const require = createRequire(createRequire(import.meta.url).resolve("web-push"));
const { decrypt } = require("http_ece") as Encryption;

const received: { readonly url: string; readonly headers: IncomingHttpHeaders; readonly body: Buffer }[] = [];
let answer = 201;
const service = createServer(async (request, response) => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  received.push({ url: request.url ?? "", headers: request.headers, body: Buffer.concat(parts) });
  response.writeHead(answer, answer === 302 ? { location: "/elsewhere" } : {}).end("what it says of it");
});
await new Promise<void>(resolve => service.listen(0, "127.0.0.1", resolve));
after(() => service.close());
const origin = `http://127.0.0.1:${(service.address() as AddressInfo).port}`;

const vapid = { ...webPush.generateVAPIDKeys(), subject: "mailto:portal@example.org" };
const { send } = createPusher({ vapid, ttl: 7_200, isAllowed: url => url.origin === origin });

const browser = createECDH("prime256v1");
const p256dh = browser.generateKeys().toString("base64url");
const auth = randomBytes(16).toString("base64url");
const subscription = { endpoint: `${origin}/push/ada`, keys: { p256dh, auth } };
const told = await toldByRooms();
const first = told[0] ?? assert.fail();

test("each push says a reason and where to look, encrypted for the browser, and nothing of a patient", async () => {
  assert.ok(told.length > 1);
  for (const one of told) assert.equal(await send(subscription, one), "sent");
  assert.equal(received.length, told.length);
  for (const [index, { url, headers, body }] of received.entries()) {
    const { notification, person } = told[index] ?? assert.fail();
    assert.equal(url, "/push/ada");
    assert.deepEqual([headers["content-encoding"], headers.ttl], ["aes128gcm", "7200"]);
    const text = decrypt(body, { version: "aes128gcm", privateKey: browser, authSecret: auth }).toString();
    const { reason, conversation } = notification;
    assert.deepEqual(JSON.parse(text), { reason, conversation });
    const all = `${text}${JSON.stringify(headers)}${body.toString("latin1")}`;
    for (const word of [...wordsOfPatients, person]) assert.ok(!all.includes(word), word);
    // The service learns not even which conversation.
    assert.ok(!JSON.stringify(headers).includes(conversation) && !body.includes(conversation));
  }
});

test("a push proves whose it is to that service alone", async () => {
  received.length = 0;
  await send(subscription, first);
  const [, token = "", key = ""] =
    /^vapid t=([^,]+), k=(.+)$/.exec(received[0]?.headers.authorization ?? "") ?? [];
  assert.equal(key, vapid.publicKey);
  const raw = Buffer.from(key, "base64url");
  const [x, y] = [raw.subarray(1, 33), raw.subarray(33)].map(half => half.toString("base64url"));
  const jwk = await importJWK({ kty: "EC", crv: "P-256", x: x ?? "", y: y ?? "" }, "ES256");
  const { payload } = await jwtVerify(token, jwk, { audience: origin, subject: vapid.subject });
  // No longer than a day, as RFC 8292 has it.
  assert.ok(Number(payload.exp) <= Date.now() / 1000 + 86_400);
});

test("a subscription that is over is told, and all else may come again", async () => {
  for (const status of [404, 410]) {
    answer = status;
    assert.equal(await send(subscription, first), "gone");
  }
  for (const status of [400, 429, 500]) {
    answer = status;
    await assert.rejects(send(subscription, first), new RegExp(String(status)));
  }
  answer = 302;
  received.length = 0;
  await assert.rejects(send(subscription, first));
  assert.deepEqual(
    received.map(({ url }) => url),
    ["/push/ada"],
  );
  answer = 201;
});

test("nothing is posted to what is no push service of a browser", async () => {
  received.length = 0;
  const usual = createPusher({ vapid });
  for (const endpoint of [
    ...[subscription.endpoint, "http://fcm.googleapis.com/x", "https://fcm.googleapis.com:8443/x"],
    ...["https://notfcm.googleapis.com/x", "https://fcm.googleapis.com.example.org/x", "nowhere", ""],
  ])
    assert.equal(await usual.send({ ...subscription, endpoint }, first), "gone", endpoint);
  assert.deepEqual(received, []);
});

interface Event {
  readonly [name: string]: unknown;
  readonly waitUntil: (work: Promise<unknown>) => void;
}

/** The service worker as it stands in the file, with what a browser gives it. */
async function worker(open: readonly string[] = []) {
  const source = await readFile(
    new URL("../../packages/host/recipes/service-worker.js", import.meta.url),
    "utf8",
  );
  const heard = new Map<string, (event: Event) => void>();
  const done: unknown[] = [];
  const note =
    (what: string) =>
    async (...about: unknown[]) => {
      done.push([what, ...JSON.parse(JSON.stringify(about))]);
    };
  const windows = open.map(url => ({ url, postMessage: note("told"), focus: note("focused") }));
  const self = {
    addEventListener: (type: string, hear: (event: Event) => void) => heard.set(type, hear),
    registration: { showNotification: note("shown") },
    clients: { matchAll: async () => windows, openWindow: note("opened") },
    location: new URL("https://portal.example.org/worker.js"),
  };
  runInNewContext(source, { self, URL });
  return {
    done,
    async fire(type: string, event: Record<string, unknown>) {
      const work: Promise<unknown>[] = [];
      heard.get(type)?.({ ...event, waitUntil: one => work.push(one) });
      assert.equal(work.length, 1);
      await Promise.all(work);
    },
  };
}

test("the service worker shows one line a conversation, by its reason, and opens it", async () => {
  const { done, fire } = await worker(["https://portal.example.org/profile"]);
  const conversation = "c".repeat(26);
  await fire("push", { data: { json: () => ({ reason: "task", conversation }) } });
  const data = { conversation };
  const notification = { data, close: () => done.push(["closed"]) };
  await fire("notificationclick", { notification });
  assert.deepEqual(done, [
    ["shown", "A task waits for you", { tag: conversation, data }],
    ["closed"],
    ["opened", `https://portal.example.org/inbox#${conversation}`],
  ]);
});

test("the service worker tells an inbox that is open already, and shows a reason that it does not know", async () => {
  const { done, fire } = await worker(["https://portal.example.org/inbox?x#other"]);
  const conversation = "c".repeat(26);
  await fire("push", { data: { json: () => ({ reason: "later", conversation }) } });
  await fire("notificationclick", { notification: { data: { conversation }, close: () => {} } });
  assert.deepEqual(done, [
    ["shown", "A message waits for you", { tag: conversation, data: { conversation } }],
    ["told", { type: "carethread-open", conversation }],
    ["focused"],
  ]);
});
