/** A practice's back end as the rooms' requests find it: it checks every signature, and answers as a test says. */
import { mock } from "node:test";
import {
  type ChangeWebhook,
  type CheckpointWebhook,
  type EncounterWebhook,
  makeWebhookSecret,
  type NotificationWebhook,
  type TextingWebhook,
  verifyWebhook,
  type Webhook,
} from "@carethread/host";
import { atRest, type Rooms } from "./support.ts";

export interface Receiver {
  readonly hooks: { readonly url: string; readonly secret: string };
  readonly fetch: typeof fetch;
  /** Every request, in the order of their coming. */
  readonly asked: NotificationWebhook[];
  /** What was answered with a yes. */
  readonly taken: NotificationWebhook[];
  /** What was told of encounters, and answered with a yes. */
  readonly encounters: EncounterWebhook[];
  /** What was told of conversations that have grown. */
  readonly changes: ChangeWebhook[];
  readonly checkpoints: CheckpointWebhook[];
  /** What a checkpoint is answered with; by default 204. */
  answerCheckpoint: () => Response;
  /** The same of patients who move on the way to being texted. */
  readonly texting: TextingWebhook[];
  /** What a request is answered with; by default 204. */
  answer: (webhook: NotificationWebhook) => Response | Promise<Response>;
}

export function createReceiver(now: () => number): Receiver {
  const secret = makeWebhookSecret();
  const receiver: Receiver = {
    hooks: { url: "https://ehr.test/hook", secret },
    asked: [],
    taken: [],
    encounters: [],
    changes: [],
    checkpoints: [],
    answerCheckpoint: () => new Response(null, { status: 204 }),
    texting: [],
    answer: () => new Response(null, { status: 204 }),
    async fetch(input, init) {
      // At once: verifying takes as long as it takes, and the order is that of the requests.
      const told = JSON.parse(String(init?.body)) as Webhook;
      if (told.type === "notification") receiver.asked.push(told);
      const request = new Request(input, init);
      const headers = request.headers;
      const webhook = await verifyWebhook({ secret, headers, body: await request.text(), now: now() });
      if (webhook.type === "record-checkpoint") {
        receiver.checkpoints.push(webhook);
        return receiver.answerCheckpoint();
      }
      if (webhook.type !== "notification") {
        if (webhook.type === "encounter") receiver.encounters.push(webhook);
        else if (webhook.type === "change") receiver.changes.push(webhook);
        else receiver.texting.push(webhook);
        return new Response(null, { status: 204 });
      }
      const late = new Promise<never>((_, reject) => {
        request.signal.addEventListener("abort", () => reject(request.signal.reason));
      });
      const response = await Promise.race([receiver.answer(webhook), late]);
      if (response.ok) receiver.taken.push(webhook);
      return response;
    },
  };
  return receiver;
}

/** Signing goes on beside the event loop: what of it is under way. */
const signing = new Set<Promise<unknown>>();
for (const name of ["importKey", "sign", "digest"] as const) {
  const real = crypto.subtle[name].bind(crypto.subtle) as (...args: unknown[]) => Promise<unknown>;
  mock.method(crypto.subtle, name, (...args: unknown[]) => {
    const done = real(...args);
    signing.add(done);
    done.then(
      () => signing.delete(done),
      () => signing.delete(done),
    );
    return done;
  });
}

/** Resolves when the rooms have done all that they can do now, and the receiver has answered what it wants to. */
export function settled(rooms: Rooms): Promise<void> {
  return quiet(() => atRest(rooms));
}

/** Resolves when nothing is being signed, and what follows from that was done. */
export async function quiet(rest: () => Promise<void> = async () => {}): Promise<void> {
  for (let times = 0; times < 3; times++) {
    await rest();
    await new Promise(resolve => setImmediate(resolve));
    if (signing.size === 0) continue;
    times = 0;
    await Promise.allSettled(signing);
  }
}
