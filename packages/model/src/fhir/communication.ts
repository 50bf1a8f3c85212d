/** A conversation and its messages in the pattern of a thread that Medplum has: a header, and messages as parts of it. */

import type { Attachment } from "../attachment/attachment.ts";
import type { MessageEvent, Seen } from "../conversation/conversation.ts";
import type { ExportedConversation } from "./exported.ts";
import { type Identifier, instant, narrative, type Reference, type References } from "./references.ts";
import { sealedAttachment } from "./sealed.ts";

type Conversation = ExportedConversation["row"];

const encrypted = "encrypted from end to end";

interface Payload {
  readonly contentString?: string;
  readonly contentAttachment?: {
    readonly contentType: string;
    readonly url?: string;
    readonly size?: number;
    readonly title?: string;
    readonly data?: string;
  };
  readonly contentReference?: Reference;
}

export interface CommunicationJson {
  readonly resourceType: "Communication";
  readonly id: string;
  readonly text: ReturnType<typeof narrative>;
  readonly identifier: readonly Identifier[];
  readonly partOf?: readonly Reference[];
  readonly inResponseTo?: readonly Reference[];
  readonly status: "completed" | "in-progress";
  readonly category?: readonly { readonly text: string }[];
  readonly medium?: readonly { readonly text: string }[];
  readonly subject: Reference;
  readonly topic?: { readonly text: string };
  readonly encounter?: Reference;
  readonly sent?: string;
  readonly recipient?: readonly Reference[];
  readonly sender?: Reference;
  readonly payload?: readonly Payload[];
  readonly note?: readonly { readonly text: string }[];
}

export function header(
  { id, kind, title, lifecycle, staffOnly, keys }: Conversation,
  patientName: string,
  references: References,
): CommunicationJson {
  return {
    resourceType: "Communication",
    id,
    text: narrative(title === "" ? patientName : title),
    identifier: [references.identified("conversation", id)],
    status: lifecycle === "closed" ? "completed" : "in-progress",
    category: [
      { text: kind },
      ...(staffOnly ? [{ text: "staff only" }] : []),
      ...(keys === undefined ? [] : [{ text: encrypted }]),
    ],
    subject: references.patient(),
    ...(title === "" ? {} : { topic: { text: title } }),
  };
}

/** To whom it was said: the other side, by name where it has one recipient. */
function recipientOf(
  { by, visibility }: Seen<MessageEvent>,
  { to, staffOnly }: Conversation,
  references: References,
): Reference {
  const toStaff = by.side === "portal" || visibility === "staff" || staffOnly === true;
  if (!toStaff) return references.patient();
  const named = by.side === "portal" ? to : undefined;
  return named === undefined ? references.practice() : references.person(named);
}

export interface PartOptions {
  readonly row: Conversation;
  /** Where a file is. */
  readonly fileUrl: (file: Attachment) => string;
  /** The encounter that went on when it was said. */
  readonly encounter?: string | undefined;
}

export function part(
  event: Seen<MessageEvent>,
  { row, fileUrl, encounter }: PartOptions,
  references: References,
): CommunicationJson {
  const { id, by, at, body, visibility, channel, omitted } = event;
  const { attachments = [], text, response, sealed } = body;
  const files = attachments.map(file => ({
    contentAttachment: { contentType: file.type, url: fileUrl(file), size: file.size, title: file.name },
  }));
  const payload: readonly Payload[] = [
    ...(text === "" ? [] : [{ contentString: text }]),
    // A device that opened them says the words themselves.
    ...(sealed === undefined || text !== "" ? [] : [{ contentAttachment: sealedAttachment(sealed) }]),
    ...files,
    ...(response === undefined ? [] : [{ contentReference: references.to("QuestionnaireResponse", id) }]),
  ];
  return {
    resourceType: "Communication",
    id,
    text: narrative(`${by.name}: ${sealed !== undefined && text === "" ? encrypted : text}`),
    identifier: [references.identified("message", id)],
    partOf: [references.to("Communication", row.id)],
    status: "completed",
    ...(visibility === "staff" ? { category: [{ text: "staff only" }] } : {}),
    ...(channel === "sms" ? { medium: [{ text: "SMS" }] } : {}),
    subject: references.patient(),
    ...(encounter === undefined ? {} : { encounter: references.typed("Encounter", "encounter", encounter) }),
    sent: instant(at),
    recipient: [recipientOf(event, row, references)],
    sender: references.person(by),
    // FHIR knows no empty list.
    ...(payload.length === 0 ? {} : { payload }),
    ...(omitted === undefined ? {} : { note: [{ text: `Files that were not taken over: ${omitted}` }] }),
  };
}
