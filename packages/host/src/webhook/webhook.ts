import { randomBytes, timingSafeEqual } from "node:crypto";
import { Webhook, WebhookSecret, webhookHeaders, webhookId, webhookSignature } from "@carethread/model";
import { HostError } from "../host-error.ts";
import { bodyText } from "./body.ts";
import { type HeadersLike, headerOf } from "./headers.ts";

const usualTolerance = 5 * 60_000;

export interface VerifyInput {
  /** `hooks.secret` of the practice's registration; while you replace it, the new one and the old. */
  readonly secret: string | readonly string[];
  /** The request's headers, in any shape that a framework gives them. */
  readonly headers: HeadersLike;
  /** The body as it came, before anything parsed it. */
  readonly body: string | Uint8Array | ArrayBuffer;
  /** How far its time may be from yours, in milliseconds; five minutes by default. */
  readonly tolerance?: number;
  /** Milliseconds since 1970; for tests. */
  readonly now?: number;
}

/** A secret for `hooks.secret` of a practice's registration. */
export function makeWebhookSecret(): string {
  return `whsec_${randomBytes(32).toString("base64")}`;
}

/**
 * Gives a webhook that the rooms signed. One may come more than once: remember its id (`webhook-id`) where that matters.
 *
 * @throws HostError `bad-webhook`: answer 400, and it never comes again. `bad-signature` or `too-old`, where secret or
 * clock may be wrong: answer 503, and it comes again. `bad-input` where what was passed is no secret, or not the raw body.
 */
export async function verifyWebhook(input: VerifyInput): Promise<Webhook> {
  const { secret, headers, tolerance = usualTolerance, now = Date.now() } = input;
  // A file or an environment variable often ends in a line's end.
  const secrets = (typeof secret === "string" ? [secret] : secret).map(one => String(one).trim());
  if (secrets.length === 0 || secrets.some(one => !WebhookSecret.safeParse(one).success)) {
    throw new HostError("bad-input", "`secret` must be `whsec_` and the base64 of 24 to 64 bytes.", {
      params: { at: "secret" },
    });
  }
  const body = bodyText(input.body);
  const id = header(headers, webhookHeaders.id);
  const seconds = header(headers, webhookHeaders.timestamp);
  // What came more than once is joined by commas, as HTTP has it; a signature ends in "=".
  const signatures = header(headers, webhookHeaders.signature).split(/,?\s+|(?<==),/);
  if (!/^\d{1,12}$/.test(seconds)) throw malformed(`\`${webhookHeaders.timestamp}\` is no time`);
  const timestamp = Number(seconds);
  const expected = await Promise.all(secrets.map(one => webhookSignature(one, { id, timestamp, body })));
  if (!anyEqual(signatures, expected)) {
    throw new HostError(
      "bad-signature",
      "The signature fits no secret of yours: compare `hooks.secret` in CARETHREAD_PRACTICES, and pass the body as it came.",
    );
  }
  // After the signature: only what the rooms have said is worth a sentence about its time.
  if (Math.abs(now - timestamp * 1000) > tolerance) {
    throw new HostError("too-old", "The webhook's time is too far from this machine's; is its clock right?");
  }
  const webhook = Webhook.safeParse(parsed(body));
  if (!webhook.success) throw malformed("the body is not of this version of the rooms");
  if (webhookId(webhook.data) !== id) throw malformed(`\`${webhookHeaders.id}\` is not the body's`);
  return webhook.data;
}

function malformed(what: string): HostError {
  return new HostError("bad-webhook", `This is no webhook of the rooms: ${what}.`);
}

function header(headers: HeadersLike, name: string): string {
  const value = headerOf(headers, name);
  if (value === "") throw malformed(`the header \`${name}\` is missing`);
  return value;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Compares each with each, in time that does not tell where two part. */
function anyEqual(given: readonly string[], expected: readonly string[]): boolean {
  let found = false;
  for (const one of given) {
    for (const other of expected) {
      const [a, b] = [Buffer.from(one), Buffer.from(other)];
      if (a.length === b.length && timingSafeEqual(a, b)) found = true;
    }
  }
  return found;
}
