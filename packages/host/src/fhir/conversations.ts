/** Conversations as `exportPatient` takes them out, read back: to be brought into rooms as messages of the past. */
import { Kind, Person, type Side } from "@carethread/model";
import type { Communication, Reference } from "fhir/r4";
import type { PastMessage } from "../host/host.ts";

export interface FhirConversation {
  /** The id of its header: an `idempotencyKey` for bringing it in. */
  readonly id: string;
  readonly kind: Kind;
  readonly title?: string;
  /** When it was begun: with its first message, milliseconds since 1970; absent where it has none. */
  readonly at?: number;
  readonly closed: boolean;
  /** Oldest first. */
  readonly messages: readonly PastMessage[];
}

/** What is in no message of the past, by the id of the resource. */
export interface LeftOutCommunication {
  readonly id: string;
  readonly because: "no-header" | "no-sender" | "no-time" | "no-text" | "files" | "correction";
}

export interface FhirConversations {
  /** In the order of their headers. */
  readonly conversations: readonly FhirConversation[];
  readonly leftOut: readonly LeftOutCommunication[];
}

export interface ConversationsOptions {
  /** Who wrote, by a reference of yours; without it, or where it gives nobody, the rooms' own key of them is looked for. */
  readonly author?: (sender: Reference) => Person | undefined;
}

/**
 * Of other resources nothing is read, and of Communications that are no message of text it is told why. Words, times, authors
 * and notes are as they were; a file is left out and told beside its message's text.
 */
export async function conversationsFromFhir(
  resources: Iterable<object> | AsyncIterable<object>,
  { author }: ConversationsOptions = {},
): Promise<FhirConversations> {
  const headers: Communication[] = [];
  const parts = new Map<string, Communication[]>();
  const leftOut: LeftOutCommunication[] = [];
  for await (const resource of resources) {
    const said = resource as Communication;
    if (said.resourceType !== "Communication") continue;
    const of = idIn(said.partOf?.[0]?.reference);
    if (of === undefined) headers.push(said);
    else parts.set(of, [...(parts.get(of) ?? []), said]);
  }
  const conversations = headers.map((header): FhirConversation => {
    const { id = "", topic, status, category } = header;
    const mine = parts.get(id) ?? [];
    parts.delete(id);
    const messages = mine
      .flatMap(part => {
        const read = messageOf(part, author);
        const isMessage = typeof read === "object";
        if (!isMessage) leftOut.push({ id: part.id ?? "", because: read });
        else if (part.payload?.some(({ contentAttachment }) => contentAttachment !== undefined))
          leftOut.push({ id: part.id ?? "", because: "files" });
        return isMessage ? [read] : [];
      })
      .sort((a, b) => a.at - b.at);
    const [first] = messages;
    return {
      id,
      kind: Kind.parse(category?.[0]?.text),
      ...(topic?.text === undefined ? {} : { title: topic.text }),
      ...(first === undefined ? {} : { at: first.at }),
      closed: status === "completed",
      messages,
    };
  });
  for (const lost of [...parts.values()].flat()) leftOut.push({ id: lost.id ?? "", because: "no-header" });
  return { conversations, leftOut };
}

/** The last part of an address, relative or absolute. */
export function idIn(reference: string | undefined): string | undefined {
  return reference === undefined ? undefined : /[^/:]+$/.exec(reference)?.[0];
}

function messageOf(
  { inResponseTo, category, sender, sent, payload }: Communication,
  author: ConversationsOptions["author"],
): PastMessage | LeftOutCommunication["because"] {
  if (inResponseTo !== undefined) return "correction";
  const by = sender === undefined ? undefined : (author?.(sender) ?? personOf(sender));
  if (by === undefined) return "no-sender";
  const at = Date.parse(sent ?? "");
  if (Number.isNaN(at)) return "no-time";
  const text = payload?.map(({ contentString }) => contentString ?? "").find(said => said !== "");
  if (text === undefined) return "no-text";
  const isNote = category?.some(({ text }) => text === "staff only") === true;
  return { at, by, text, visibility: isNote ? "staff" : "everyone" };
}

const sides: Readonly<Record<string, Side>> = {
  Patient: "portal",
  RelatedPerson: "portal",
  Practitioner: "staff",
  Organization: "system",
};

/** As they are called in an export: by the rooms' key. How somebody acts for the patient it does not say. */
function personOf({ type = "", identifier, display }: Reference): Person | undefined {
  const side = sides[type];
  const relation = type === "RelatedPerson" ? "proxy" : "self";
  const person = {
    id: identifier?.value,
    side,
    name: display,
    ...(side === "portal" ? { relation } : {}),
  };
  const read = side === undefined ? undefined : Person.safeParse(person);
  return read?.success ? read.data : undefined;
}
