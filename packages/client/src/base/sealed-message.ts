/** A message of an encrypted conversation: of what stands in its event only what its author sealed is shown. */
import type { Attachment, SeenEvent } from "@carethread/model";

export type SealedMessage = Extract<SeenEvent, { type: "message" }>;

/** The message with these words and files. What else the rooms put beside them no device wrote. */
export function saying(
  event: SealedMessage,
  text: string,
  attachments: readonly Attachment[] = [],
): SealedMessage {
  const { corrections: _, channel: _channel, omitted: _omitted, ...said } = event;
  const { sealed, preview } = event.body;
  const brings = attachments.length === 0 ? {} : { attachments: [...attachments] };
  const kept = { ...(sealed === undefined ? {} : { sealed }), ...(preview === undefined ? {} : { preview }) };
  return { ...said, body: { text, ...brings, ...kept } };
}

const bared = new WeakMap<SealedMessage, SealedMessage>();

/** The message without any words, as long as they are not opened; the same object each time. */
export function bare(event: SealedMessage): SealedMessage {
  const before = bared.get(event) ?? saying(event, "");
  bared.set(event, before);
  return before;
}
