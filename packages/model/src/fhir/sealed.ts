/**
 * What is encrypted from end to end, as it is taken out: words as devices sealed them, and the keys that were said of, each
 * sealed to who may have it. Whoever has the practice's records key reads them by that; nobody else learns more than the rooms.
 */
import type { Sealed } from "../encryption/encryption.ts";
import type { LoggedEvent } from "../wire/wire.ts";
import type { ExportedConversation } from "./exported.ts";
import { instant, narrative, type References } from "./references.ts";

/** The type of words that a device sealed: a `Sealed` as JSON. */
export const sealedType = "application/vnd.carethread.sealed+json";
/** The types of what is said of keys: an `EpochKeys`, or a `SharedKeys`, as JSON. */
export const epochKeysType = "application/vnd.carethread.epoch-keys+json";
export const sharedKeysType = "application/vnd.carethread.shared-keys+json";

/** An Attachment that holds it. */
export function sealedAttachment(sealed: Sealed) {
  return { contentType: sealedType, data: inBase64(sealed) };
}

/** A value as base64 of its JSON, in which all that is not ASCII is escaped: nobody says what stands in a key's name. */
function inBase64(value: object): string {
  const escaped = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
  return btoa(JSON.stringify(value).replace(/[\u0080-\uffff]/g, escaped));
}

export type KeysEvent = Extract<LoggedEvent, { type: "keys-changed" | "keys-shared" }>;

export function isKeysEvent(event: { readonly type: string }): event is KeysEvent {
  return event.type === "keys-changed" || event.type === "keys-shared";
}

/** What was said of keys, behind the messages that were before it. */
export function keysDocument(
  event: KeysEvent,
  { id }: Pick<ExportedConversation["row"], "id">,
  references: References,
) {
  const isEpoch = event.type === "keys-changed";
  const what = isEpoch ? `Keys of epoch ${event.keys.epoch}` : "Keys for a device that came later";
  return {
    resourceType: "DocumentReference" as const,
    id: event.id,
    text: narrative(`${what}, each sealed to who may have it`),
    identifier: [references.identified("keys", event.id)],
    status: "current" as const,
    type: { text: "keys of an encrypted conversation" },
    subject: references.patient(),
    date: instant(event.at),
    content: [
      {
        attachment: isEpoch
          ? { contentType: epochKeysType, data: inBase64(event.keys) }
          : { contentType: sharedKeysType, data: inBase64(event.shared) },
      },
    ],
    context: { related: [references.to("Communication", id)] },
  };
}
