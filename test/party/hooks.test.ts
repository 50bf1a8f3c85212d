/** Webhooks from the real runtime to a real back end, which is slow, fails and goes away; the rooms die meanwhile. */
import assert from "node:assert/strict";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { after, before, test } from "node:test";
import { makeWebhookSecret, type NotificationWebhook, verifyWebhook } from "@carethread/host";
import { hooksRoom, personKey } from "@carethread/model";
import { idSecretOf } from "../support/practice.ts";
import { type Runtime, startRuntime } from "../support/runtime.ts";
import { until } from "../support/until.ts";
import { createWorld, type World } from "../support/world.ts";

const secret = makeWebhookSecret();
/** Short, so that a test sees a reminder; what is about messages is read within it or does not care. */
const reminderAfter = 1_500;

let runtime: Runtime;
let world: World;
let answer: (response: ServerResponse) => void;
let taken: NotificationWebhook[] = [];
let tries = 0;
const yes = (response: ServerResponse): void => void response.writeHead(204).end();

/** The practice's back end. */
const receiver = createServer(async (request: IncomingMessage, response) => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const { headers } = request;
  const webhook = await verifyWebhook({ secret, headers, body: Buffer.concat(parts) });
  tries++;
  response.on("finish", () => {
    if (response.statusCode === 204 && webhook.type === "notification") taken.push(webhook);
  });
  answer(response);
});

before(async () => {
  await new Promise<void>(resolve => receiver.listen(0, "127.0.0.1", resolve));
  const { port } = receiver.address() as AddressInfo;
  const hooks = { url: `http://127.0.0.1:${port}/carethread-hook`, secret };
  answer = yes;
  world = await createWorld(
    async practices => {
      runtime = await startRuntime({
        practices: Object.fromEntries(
          Object.entries(practices).map(([id, registered]) => [id, { ...(registered as object), hooks }]),
        ),
        delays: { hookRetryFirst: 200, hookRetryMax: 1_000, hookWithin: 700, dueLinger: 500 },
      });
      return runtime;
    },
    { reminderAfter },
  );
});
after(async () => {
  receiver.closeAllConnections();
  receiver.close();
  await runtime.stop();
});

interface Status {
  readonly waiting: number;
  readonly givenUp: number;
  readonly dropped: number;
  readonly failingSince: number | null;
}

async function status(): Promise<Status> {
  const headers = { authorization: `Bearer ${runtime.secret}` };
  return (await fetch(`${world.room("hooks", hooksRoom("harbor"))}/status`, { headers })).json();
}

/** Rosa is told of a new topic: gives it. */
async function newTopic(): Promise<string> {
  return (await world.startTopic("staff", "kim")).body.id;
}

function isToldOf(conversation: string): boolean {
  return taken.some(({ notification }) => notification.conversation === conversation);
}

test("[F-140] [F-143] the back end is told of a message, signed, for the person whom it can find", async () => {
  const id = await newTopic();
  const rosa = personKey(idSecretOf("harbor"), "portal", "rosa");
  await until(
    () => taken.some(told => told.notification.conversation === id && told.person === rosa),
    "a webhook",
  );
  const told = taken.find(one => one.person === rosa && one.notification.conversation === id);
  assert.deepEqual([told?.side, told?.practice, told?.notification.reason], ["portal", "harbor", "message"]);
});

for (const [name, bad] of [
  ["answers 500", (response: ServerResponse) => void response.writeHead(500).end("an error")],
  ["sends elsewhere", (response: ServerResponse) => void response.writeHead(302, { location: "/" }).end()],
  ["never answers", () => {}],
  ["hangs up", (response: ServerResponse) => void response.destroy()],
] as const) {
  test(`[I-1] a receiver that ${name} delays no message, and is told when it is well`, async () => {
    await until(async () => (await status()).waiting === 0, "an empty queue");
    answer = bad;
    taken = [];
    const id = await newTopic();
    const rosa = await world.join("portal", "rosa", id);
    const kim = await world.join("staff", "kim", id);
    await Promise.all([rosa.next("welcome"), kim.next("welcome")]);
    for (let n = 1; n <= 5; n++) {
      kim.send(world.message(`m${n}`));
      await rosa.next("events");
    }
    await until(async () => (await status()).failingSince !== null, "a failure");
    const first = tries;
    await until(() => tries > first, "another try");
    assert.equal(isToldOf(id), false);
    answer = yes;
    await until(() => isToldOf(id), "a webhook");
    await until(async () => (await status()).waiting === 0, "an empty queue");
    assert.deepEqual(await status(), { waiting: 0, givenUp: 0, dropped: 0, failingSince: null });
    rosa.close();
    kim.close();
  });
}

test("[I-1] [F-133] what waits, and a reminder, survive kill -9 of the rooms", async () => {
  answer = response => void response.writeHead(503).end();
  taken = [];
  const id = (await world.startTopic("portal", "rosa")).body.id;
  await until(async () => (await status()).waiting > 0, "a queue");
  await runtime.kill();
  await runtime.start();
  answer = yes;
  const kim = personKey(idSecretOf("harbor"), "staff", "kim");
  const told = (reason: string): NotificationWebhook[] =>
    taken.filter(
      one => one.notification.conversation === id && one.person === kim && one.notification.reason === reason,
    );
  await until(async () => {
    await runtime.tick();
    return told("message").length > 0 && told("reminder").length > 0;
  }, "the message and its reminder");
  for (let n = 0; n < 3; n++) await runtime.tick();
  assert.equal(new Set(told("reminder").map(({ notification }) => notification.id)).size, 1);
});
