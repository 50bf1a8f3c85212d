/** One request to a practice's back end, signed as Standard Webhooks say, and what its answer means. */
import { type Webhook, webhookHeaders, webhookId, webhookSignature } from "@carethread/model";
import type { Ports } from "../base/base.ts";

/** What became of one webhook. `problem` is for the operator. */
export type Outcome =
  | { readonly type: "taken" }
  /** The receiver will never take this one. That it says so shows that it is well. */
  | { readonly type: "rejected"; readonly problem: string }
  | {
      readonly type: "failed";
      readonly problem: string;
      /** Milliseconds for which the receiver asks to be left alone. */
      readonly asked: number;
      /** It speaks of itself, not of this one. */
      readonly isBusy: boolean;
    };

/** The receiver was too slow to get the request, or wants fewer: nothing is wrong with what was sent. */
const timeout = 408;
const tooMany = 429;
const unavailable = 503;

/** What is sent: signed before its turn comes, because signing takes as long as it takes. */
export async function signed(ports: Ports, secret: string, webhook: Webhook): Promise<RequestInit> {
  const id = webhookId(webhook);
  const timestamp = Math.floor(ports.now() / 1000);
  const body = JSON.stringify(webhook);
  return {
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
  };
}

/** Begins the request before it returns. */
export async function post(
  ports: Ports,
  url: string,
  init: RequestInit,
  signal: AbortSignal,
): Promise<Outcome> {
  try {
    const response = await ports.fetch(url, { ...init, signal });
    // What it says is not read, only let go: a slow end of it must not hold a connection.
    response.body?.cancel().catch(() => {});
    return outcomeOf(response, ports.now());
  } catch {
    const problem = signal.aborted ? "did not answer in time" : "could not be reached";
    return { type: "failed", problem, asked: 0, isBusy: false };
  }
}

function outcomeOf({ ok, status, headers }: Response, now: number): Outcome {
  if (ok) return { type: "taken" };
  const problem = `answered ${status}`;
  const isRejected = status >= 400 && status < 500 && status !== timeout && status !== tooMany;
  if (isRejected) return { type: "rejected", problem };
  const isBusy = status === tooMany || status === unavailable;
  return { type: "failed", problem, asked: isBusy ? askedFor(headers.get("retry-after"), now) : 0, isBusy };
}

/** `Retry-After` in milliseconds from now: seconds, or a date. */
function askedFor(text: string | null, now: number): number {
  if (text === null) return 0;
  const ms = /^\s*\d+\s*$/.test(text) ? Number(text) * 1_000 : Date.parse(text) - now;
  return ms > 0 ? ms : 0;
}
