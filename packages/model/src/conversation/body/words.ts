/** The words that a message brings, as it says them or as its device sealed them: a conversation takes one of both. */
import type { Attachment } from "../../attachment/attachment.ts";
import { isSealed, type Keyring, previewSize, type Sealed } from "../../encryption/encryption.ts";
import type { PersonId } from "../../names.ts";
import { type Refusal, refusal } from "../../refusals/refusals.ts";
import type { Message } from "../events/events.ts";
import { wordsBeside } from "./brought.ts";

export interface Said {
  readonly text: string;
  readonly sealed?: Sealed | undefined;
  readonly preview?: Sealed | undefined;
}

/** The body of a message of this author; `ring` where the conversation is encrypted. */
export function bodyOf(
  ring: Pick<Keyring, "epoch" | "due" | "devices"> | undefined,
  author: PersonId,
  { text, sealed, preview }: Said,
  attachments: readonly Attachment[],
): Message["body"] | Refusal {
  const files = attachments.length > 0 ? { attachments: [...attachments] } : {};
  if (ring === undefined) {
    if (sealed !== undefined || preview !== undefined) return refusal("bad-request", { at: "sealed" });
    const words = wordsBeside(text, attachments);
    return typeof words === "string" ? { text: words, ...files } : words;
  }
  // What was meant for a conversation of another sort is not put down in this one, where it would be read by the rooms.
  if (sealed === undefined || text !== "") return refusal("encrypted");
  if (!isSealed(sealed) || sealed.n < 1) return refusal("bad-request", { at: "sealed" });
  if (preview !== undefined && !isSealed(preview, previewSize))
    return refusal("bad-request", { at: "preview" });
  const isNow = [sealed, preview ?? sealed].every(
    ({ epoch, device }) => epoch === ring.epoch && ring.devices[device] === author,
  );
  if (ring.due === true || !isNow) return refusal("keys-old");
  return { text: "", sealed, ...(preview === undefined ? {} : { preview }), ...files };
}
