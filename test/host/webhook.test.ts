/** A back end that checks what it is told: only what the rooms signed, with this secret, and lately. */
import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { test } from "node:test";
import { HostError, makeWebhookSecret, type VerifyInput, verifyWebhook } from "@carethread/host";
import { WebhookSecret } from "@carethread/model";

const secret = makeWebhookSecret();
const now = 1_700_000_000_000;
const id = "n".repeat(26);
const webhook = {
  type: "notification",
  practice: "riverside",
  person: "p".repeat(26),
  side: "portal",
  notification: { id, reason: "message", conversation: "c".repeat(26), at: now },
};

/** As Standard Webhooks say it, apart from the code that the rooms sign with. */
function sign(key: string, body: string, { time = now / 1000, of = id } = {}): string {
  const bytes = Buffer.from(key.slice("whsec_".length), "base64");
  return `v1,${createHmac("sha256", bytes).update(`${of}.${time}.${body}`).digest("base64")}`;
}

function request(
  change: Record<string, string | undefined> = {},
  body = JSON.stringify(webhook),
): VerifyInput {
  return {
    secret,
    headers: {
      "webhook-id": id,
      "webhook-timestamp": String(now / 1000),
      "webhook-signature": sign(secret, body),
      ...change,
    },
    body,
    now,
  };
}

async function codeOf(input: VerifyInput): Promise<string> {
  const error = await verifyWebhook(input).then(
    () => null,
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof HostError, String(error));
  // What is logged of it must not hold what came.
  assert.doesNotMatch(error.message, /ppppp|ccccc|nnnnn|whsec_[A-Za-z0-9+/]{8}/);
  return error.code;
}

test("[F-140] [F-143] a webhook of the rooms is given, from a text or bytes, from headers of Node or a page", async () => {
  assert.deepEqual(await verifyWebhook(request()), webhook);
  const { headers, body, ...rest } = request();
  const bytes = Buffer.from(body as string);
  assert.deepEqual(await verifyWebhook({ ...rest, headers, body: bytes }), webhook);
  const asHeaders = new Headers(headers as Record<string, string>);
  assert.deepEqual(await verifyWebhook({ ...rest, headers: asHeaders, body: bytes }), webhook);
});

test("a signature by another secret, of another body, id or time is refused", async () => {
  const body = JSON.stringify(webhook);
  const forged = [
    request({ "webhook-signature": sign(makeWebhookSecret(), body) }),
    request({ "webhook-signature": sign(secret, `${body} `) }),
    request({ "webhook-id": "o".repeat(26) }),
    request({ "webhook-timestamp": String(now / 1000 + 1) }),
    request({ "webhook-signature": sign(secret, body).replace("v1,", "v2,") }),
    request({ "webhook-signature": "v1," }),
    { ...request(), body: body.replace("message", "reminder") },
    { ...request(), secret: makeWebhookSecret() },
  ];
  for (const [index, input] of forged.entries())
    assert.equal(await codeOf(input), "bad-signature", String(index));
});

test("either secret will do while one takes the other's place, and any of several signatures", async () => {
  const other = makeWebhookSecret();
  const both = { ...request(), secret: [other, secret] };
  assert.deepEqual(await verifyWebhook(both), webhook);
  const body = JSON.stringify(webhook);
  const signatures = `v1a,xyz ${sign(other, body)} ${sign(secret, body)}`;
  assert.deepEqual(await verifyWebhook(request({ "webhook-signature": signatures })), webhook);
});

test("what is older than five minutes, or from the future, is refused", async () => {
  for (const [ms, code] of [
    [300_000, null],
    [-300_000, null],
    [301_000, "too-old"],
    [-301_000, "too-old"],
  ] as const) {
    const input = { ...request(), now: now + ms };
    if (code === null) assert.deepEqual(await verifyWebhook(input), webhook);
    else assert.equal(await codeOf(input), code);
  }
  assert.equal(await codeOf({ ...request(), now: now + 20_000, tolerance: 10_000 }), "too-old");
});

test("what is no webhook of the rooms is told apart from a wrong signature", async () => {
  for (const name of ["webhook-id", "webhook-timestamp", "webhook-signature"])
    assert.equal(await codeOf(request({ [name]: undefined })), "bad-webhook");
  assert.equal(await codeOf(request({ "webhook-timestamp": "yesterday" })), "bad-webhook");
  for (const body of ["{", "null", JSON.stringify({ ...webhook, type: "other" })])
    assert.equal(await codeOf(request({}, body)), "bad-webhook", body);
  assert.equal(await codeOf({ ...request(), body: Uint8Array.of(0xff, 0xfe) }), "bad-webhook");
  const other = JSON.stringify({ ...webhook, notification: { ...webhook.notification, id: "m".repeat(26) } });
  assert.equal(await codeOf(request({}, other)), "bad-webhook");
  assert.equal(await codeOf({ ...request(), secret: "hunter2" }), "bad-input");
  assert.equal(await codeOf({ ...request(), secret: [] }), "bad-input");
});

test("a made secret is one that the rooms take, and another one each time", () => {
  assert.ok(WebhookSecret.safeParse(makeWebhookSecret()).success);
  assert.notEqual(makeWebhookSecret(), makeWebhookSecret());
});

const plain = request().headers as Record<string, string>;
const shapes: readonly [string, VerifyInput["headers"]][] = [
  [
    "a record in another case",
    Object.fromEntries(Object.entries(plain).map(([name, value]) => [name.toUpperCase(), value])),
  ],
  [
    "a record as people write names",
    {
      "Webhook-Id": id,
      "Webhook-Timestamp": plain["webhook-timestamp"],
      "Webhook-Signature": plain["webhook-signature"],
    },
  ],
  ["a record of lists", Object.fromEntries(Object.entries(plain).map(([name, value]) => [name, [value]]))],
  ["pairs", Object.entries(plain)],
  ["one after the other", Object.entries(plain).flat()],
  ["a Map", new Map(Object.entries(plain))],
  ["another implementation of Headers", { get: (name: string) => plain[name.toLowerCase()] ?? null }],
  [
    "spaces around values",
    Object.fromEntries(Object.entries(plain).map(([name, value]) => [name, ` ${value} `])),
  ],
];
for (const [shape, headers] of shapes) {
  test(`headers are read from ${shape}`, async () => {
    assert.deepEqual(await verifyWebhook({ ...request(), headers }), webhook);
  });
}

test("signatures that came in two headers are each tried", async () => {
  const other = sign(makeWebhookSecret(), JSON.stringify(webhook));
  const headers = { ...plain, "webhook-signature": [other, plain["webhook-signature"] ?? ""] };
  assert.deepEqual(await verifyWebhook({ ...request(), headers }), webhook);
  const tight = { ...plain, "webhook-signature": `${other},${plain["webhook-signature"]}` };
  assert.deepEqual(await verifyWebhook({ ...request(), headers: tight }), webhook);
  const joined = new Headers(plain);
  joined.set("webhook-signature", other);
  joined.append("webhook-signature", plain["webhook-signature"] ?? "");
  assert.deepEqual(await verifyWebhook({ ...request(), headers: joined }), webhook);
});

test("a secret is read with the end of its line", async () => {
  assert.deepEqual(await verifyWebhook({ ...request(), secret: `${secret}\n` }), webhook);
  assert.deepEqual(
    await verifyWebhook({ ...request(), secret: [`${makeWebhookSecret()}\r\n`, ` ${secret}`] }),
    webhook,
  );
});

test("a body that was parsed is refused with what to pass", async () => {
  for (const body of [webhook, null, undefined, 7, [webhook]]) {
    const input = { ...request(), body } as unknown as VerifyInput;
    assert.equal(await codeOf(input), "bad-input");
    await assert.rejects(verifyWebhook(input), /raw body.*express\.raw/);
  }
  const bytes = Uint8Array.from(Buffer.from(JSON.stringify(webhook)));
  assert.deepEqual(await verifyWebhook({ ...request(), body: bytes.buffer }), webhook);
});
