/**
 * What the host's back end is told by HTTP POST, and how it knows that it comes from the rooms: the headers and the
 * signature of Standard Webhooks (https://www.standardwebhooks.com, version 1, symmetric).
 */
import * as z from "zod/mini";
import { Notification } from "../conversation/conversation.ts";
import { EncounterStatus } from "../encounter/encounter.ts";
import { Key, PracticeId } from "../names.ts";
import { Side } from "../people/people.ts";
import { TextingMove } from "../texting/texting.ts";

/** Something waits for a person. `notification.conversation` is opaque: it goes into the host's *Open inbox* link. */
export const NotificationWebhook = z.object({
  type: z.literal("notification"),
  practice: PracticeId,
  /** Whom to tell: `personKey(practice, side, sub)`, so that no login stands here. */
  person: Key,
  side: Side,
  notification: Notification,
});
export type NotificationWebhook = z.infer<typeof NotificationWebhook>;

/**
 * An encounter was opened, finished or taken up again. It may overtake another one of the same encounter, and of several
 * the last alone may come: ask for the encounter as it is.
 */
export const EncounterWebhook = z.object({
  type: z.literal("encounter"),
  practice: PracticeId,
  /** One that comes twice has the same one. */
  id: Key,
  conversation: Key,
  encounter: Key,
  status: EncounterStatus,
});
export type EncounterWebhook = z.infer<typeof EncounterWebhook>;

/**
 * A conversation has grown: for a back end that keeps a copy of it, where its registration asks for that. It may overtake
 * another one of the same conversation, and of several the last alone may come: the higher `pos` is the later.
 */
export const ChangeWebhook = z.object({
  type: z.literal("change"),
  practice: PracticeId,
  /** One that comes twice has the same one. */
  id: Key,
  patient: Key,
  conversation: Key,
  /** The place of what was added last, in the log of staff. */
  pos: z.int(),
});
export type ChangeWebhook = z.infer<typeof ChangeWebhook>;

/**
 * How far records and logs are, signed: keep it, for it is what shows later that nothing was removed or rewritten. They
 * may come in another order; each says its number.
 */
export const CheckpointWebhook = z.object({
  type: z.literal("record-checkpoint"),
  practice: PracticeId,
  id: Key,
  n: z.int(),
  /** A JWS (RFC 7515, compact, ES256) over a Checkpoint; its header carries the public key. */
  checkpoint: z.string(),
});
export type CheckpointWebhook = z.infer<typeof CheckpointWebhook>;

/**
 * A patient is further, or less far, on the way to being texted, told to one of the staff who wants to know. It may overtake
 * another one of the same patient: `move.rev` says which is the later.
 */
export const TextingWebhook = z.object({
  type: z.literal("texting"),
  practice: PracticeId,
  /** Whom to tell, as in a notification. */
  person: Key,
  move: TextingMove,
});
export type TextingWebhook = z.infer<typeof TextingWebhook>;

/** The body, as JSON. */
export const Webhook = z.discriminatedUnion("type", [
  NotificationWebhook,
  EncounterWebhook,
  TextingWebhook,
  CheckpointWebhook,
  ChangeWebhook,
]);
export type Webhook = z.infer<typeof Webhook>;

/** What the receiver knows one by that comes more than once. */
export function webhookId(webhook: Webhook): string {
  switch (webhook.type) {
    case "notification":
      return webhook.notification.id;
    case "change":
    case "encounter":
    case "record-checkpoint":
      return webhook.id;
    case "texting":
      return webhook.move.id;
  }
}

export const webhookHeaders = {
  id: "webhook-id",
  /** Seconds since 1970. */
  timestamp: "webhook-timestamp",
  /** `v1,<base64>`, several apart by blanks. */
  signature: "webhook-signature",
} as const;

/** `whsec_` and the base64 of 24 to 64 random bytes. */
export const WebhookSecret = z
  .string()
  .check(
    z.regex(
      /^whsec_(?:[A-Za-z0-9+/]{4}){8,21}(?:[A-Za-z0-9+/]{2}(?:==)?|[A-Za-z0-9+/]{3}=?)?$/,
      "whsec_ and the base64 of 24 to 64 random bytes",
    ),
  );

/** The signature of a body: HMAC-SHA-256 over `<id>.<timestamp>.<body>`, as it stands in the header. */
export async function webhookSignature(
  secret: string,
  { id, timestamp, body }: { readonly id: string; readonly timestamp: number; readonly body: string },
): Promise<string> {
  const bytes = Uint8Array.from(atob(secret.slice("whsec_".length)), char => char.charCodeAt(0));
  const key = await crypto.subtle.importKey("raw", bytes, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  const text = new TextEncoder().encode(`${id}.${timestamp}.${body}`);
  const signed = new Uint8Array(await crypto.subtle.sign("HMAC", key, text));
  return `v1,${btoa(String.fromCharCode(...signed))}`;
}
