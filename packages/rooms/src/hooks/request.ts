/** One request to a practice's back end, signed as Standard Webhooks say. */
import { type Webhook, webhookHeaders, webhookSignature } from "@carethread/model";
import type { Ports } from "../base/base.ts";

/** Sends it; null where the receiver has taken it, else what was wrong, for the operator. */
export async function sendWebhook(
  ports: Ports,
  { url, secret }: { readonly url: string; readonly secret: string },
  webhook: Webhook,
): Promise<string | null> {
  const { id } = webhook.notification;
  const timestamp = Math.floor(ports.now() / 1000);
  const body = JSON.stringify(webhook);
  const late = new AbortController();
  ports.later(() => late.abort(), ports.deployment.delays.hookWithin);
  try {
    const response = await ports.fetch(url, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        [webhookHeaders.id]: id,
        [webhookHeaders.timestamp]: String(timestamp),
        [webhookHeaders.signature]: await webhookSignature(secret, { id, timestamp, body }),
      },
      body,
      // Somewhere else is nowhere that the practice has registered.
      redirect: "manual",
      signal: late.signal,
    });
    // What it says is not read, only let go: a slow end of it must not hold a connection.
    response.body?.cancel().catch(() => {});
    return response.ok ? null : `answered ${response.status}`;
  } catch {
    return late.signal.aborted ? "did not answer in time" : "could not be reached";
  }
}
