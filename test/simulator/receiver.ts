/** The practice's own back end as the hooks room meets it: it takes webhooks, or fails as receivers do. */
import { createHmac } from "node:crypto";
import { type EncounterWebhook, type NotificationWebhook, type Webhook, webhookId } from "@carethread/model";
import type { Clock } from "./clock.ts";

const key = Buffer.from("simulated-".repeat(4)).toString("base64");
/** What the practice is registered with. */
export const hooks = { url: "https://ehr.test/hooks", secret: `whsec_${key}` };

/** `answer-lost`: it takes them, and the rooms do not hear of it. */
export const receiverModes = ["well", "refusing", "hanging", "away", "answer-lost"] as const;
export type ReceiverMode = (typeof receiverModes)[number];

export class Receiver {
  mode: ReceiverMode = "well";
  /** What was taken, by the id of each. */
  readonly taken = new Map<string, NotificationWebhook>();
  /** The same of encounters. */
  readonly encounters = new Map<string, EncounterWebhook>();
  readonly #clock: Clock;
  readonly #complain: (why: string) => void;

  constructor(clock: Clock, complain: (why: string) => void) {
    this.#clock = clock;
    this.#complain = complain;
  }

  readonly fetch = async (_: unknown, init: RequestInit = {}): Promise<Response> => {
    const { mode } = this;
    await new Promise<void>(resolve => this.#clock.setTimeout(resolve, 20));
    if (mode === "away") throw new TypeError("fetch failed");
    if (mode === "hanging") {
      await new Promise((_, reject) => {
        init.signal?.addEventListener("abort", () => reject(new DOMException("late", "AbortError")));
      });
    }
    if (mode === "refusing") return new Response(null, { status: 500 });
    this.#take(new Headers(init.headers), String(init.body));
    if (mode === "answer-lost") throw new TypeError("fetch failed");
    return new Response(null, { status: 204 });
  };

  #take(headers: Headers, body: string): void {
    const id = headers.get("webhook-id") ?? "";
    const signed = createHmac("sha256", Buffer.from(key, "base64"))
      .update(`${id}.${headers.get("webhook-timestamp")}.${body}`)
      .digest("base64");
    const webhook = JSON.parse(body) as Webhook;
    const known = this.taken.get(id) ?? this.encounters.get(id);
    if (headers.get("webhook-signature") !== `v1,${signed}`) this.#complain("a webhook is signed");
    if (webhookId(webhook) !== id) this.#complain("a webhook bears the id of what it tells");
    if (known !== undefined && JSON.stringify(known) !== body)
      this.#complain(`an id is one notification: ${JSON.stringify(known)} and ${body}`);
    if (webhook.type === "record-checkpoint") return;
    if (webhook.type === "encounter") this.encounters.set(id, webhook);
    else if (webhook.type === "notification") this.taken.set(id, webhook);
  }
}
