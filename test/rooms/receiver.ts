/** A practice's back end as the rooms' requests find it: it checks every signature, and answers as a test says. */
import { makeWebhookSecret, verifyWebhook, type Webhook } from "@carethread/host";

export interface Receiver {
  readonly hooks: { readonly url: string; readonly secret: string };
  readonly fetch: typeof fetch;
  /** Every request, in the order of their coming. */
  readonly asked: Webhook[];
  /** What was answered with a yes. */
  readonly taken: Webhook[];
  /** What a request is answered with; by default 204. */
  answer: (webhook: Webhook) => Response | Promise<Response>;
}

export function createReceiver(now: () => number): Receiver {
  const secret = makeWebhookSecret();
  const receiver: Receiver = {
    hooks: { url: "https://ehr.test/hook", secret },
    asked: [],
    taken: [],
    answer: () => new Response(null, { status: 204 }),
    async fetch(input, init) {
      const request = new Request(input, init);
      const headers = request.headers;
      const webhook = await verifyWebhook({ secret, headers, body: await request.text(), now: now() });
      receiver.asked.push(webhook);
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
