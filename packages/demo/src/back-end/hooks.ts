/** Takes the webhooks of the rooms: signed requests that say who is to be told, and where to look. */
import type { IncomingMessage } from "node:http";
import { type CheckpointWebhook, type EncounterWebhook, HostError, verifyWebhook } from "@carethread/host";
import { bodyOf } from "./body.ts";
import type { Mailbox } from "./mailbox.ts";

export interface HooksOptions {
  /** By practice. */
  readonly secrets: Readonly<Record<string, string>>;
  readonly mailbox: Mailbox;
  /** An encounter is another than before. Resolves when that is kept. */
  readonly encountered: (webhook: EncounterWebhook) => Promise<void>;
  /** How far records and logs are, signed. Resolves when that is kept. */
  readonly held: (webhook: CheckpointWebhook) => Promise<void>;
}

/**
 * The status to answer: 204 when the webhook is kept. What is none of ours is given up by the rooms; a secret or clock
 * that is wrong is mended, and the rooms try again.
 */
export async function takeWebhook(
  request: IncomingMessage,
  practice: string,
  { secrets, mailbox, encountered, held }: HooksOptions,
): Promise<204 | 400 | 404 | 405 | 413 | 503> {
  if (request.method !== "POST") return 405;
  const secret = Object.hasOwn(secrets, practice) ? secrets[practice] : undefined;
  if (secret === undefined) return 404;
  const body = await bodyOf(request);
  if (body === null) return 413;
  try {
    const webhook = await verifyWebhook({ secret, headers: request.headers, body });
    if (webhook.practice !== practice) return 400;
    if (webhook.type === "encounter") await encountered(webhook);
    else if (webhook.type === "record-checkpoint") await held(webhook);
    else if (webhook.type !== "change") await mailbox.add(webhook);
    return 204;
  } catch (error) {
    if (error instanceof HostError) return error.code === "bad-webhook" ? 400 : 503;
    throw error;
  }
}
