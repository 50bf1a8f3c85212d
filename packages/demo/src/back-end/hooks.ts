/** Takes the webhooks of the rooms: signed requests that say who is to be told, and where to look. */
import type { IncomingMessage } from "node:http";
import {
  type CheckpointWebhook,
  type EncounterWebhook,
  HostError,
  type NotificationWebhook,
  type TextingWebhook,
  verifyWebhook,
} from "@carethread/host";
import { bodyOf } from "../http/http.ts";

export interface HooksOptions {
  /** By practice. */
  readonly secrets: Readonly<Record<string, string>>;
  /** Somebody is to be told. Resolves when a mail of it was taken; what it rejects with may be over later. */
  readonly told: (webhook: NotificationWebhook | TextingWebhook) => Promise<void>;
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
  { secrets, told, encountered, held }: HooksOptions,
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
    else if (webhook.type !== "change") return await handedOn(told(webhook));
    return 204;
  } catch (error) {
    if (error instanceof HostError) return error.code === "bad-webhook" ? 400 : 503;
    throw error;
  }
}

/** A mail server that is not there now is later: the rooms tell it again. */
async function handedOn(sending: Promise<void>): Promise<204 | 503> {
  try {
    await sending;
    return 204;
  } catch (error) {
    console.error("A mail was not sent:", error);
    return 503;
  }
}
