/**
 * The same as FHIR R4: a Bundle of Communications in the pattern of a thread that Medplum has, a header for each
 * conversation and its messages as parts of it. It comes in pieces, so that a long one stands nowhere whole.
 */
import type { Actor, MessageEvent, Seen } from "../conversation/conversation.ts";
import type { ShownCorrection } from "../correction/correction.ts";
import type { Person } from "../people/people.ts";
import { escapeHtml } from "../text/text.ts";
import type { Exported, ExportedConversation } from "./exported.ts";
import { type FileNames, filesFolder } from "./file-names.ts";

export interface BundleOptions {
  readonly names: FileNames;
}

interface Reference {
  readonly reference?: string;
  readonly type?: string;
  readonly identifier?: { readonly system: string; readonly value: string };
  readonly display?: string;
}

export async function* exportBundle(exported: Exported, options: BundleOptions): AsyncGenerator<string> {
  const { practice, at, conversations } = exported;
  const system = `urn:carethread:${practice.id}`;
  const head = { resourceType: "Bundle", type: "collection", timestamp: new Date(at).toISOString() };
  yield JSON.stringify(head).slice(0, -1);
  let isFirst = true;
  const entry = (resource: { readonly id: string }): string => {
    const before = isFirst ? ',"entry":[\n' : ",\n";
    isFirst = false;
    return before + JSON.stringify({ fullUrl: urlOf(system, resource.id), resource });
  };
  for (const conversation of conversations) {
    yield entry(header(conversation, exported, system));
    for await (const event of conversation.events())
      if (event.type === "message") {
        yield entry(part(event, conversation, exported, system, options.names));
        for (const correction of event.corrections ?? [])
          for (const said of correcting(correction, event, conversation, exported, system)) yield entry(said);
      }
  }
  // FHIR knows no empty list.
  yield isFirst ? "}\n" : "\n]}\n";
}

function urlOf(system: string, id: string): string {
  return `${system}/Communication/${id}`;
}

function identified(system: string, kind: string, value: string) {
  return { system: `${system}/${kind}`, value };
}

function patientOf({ patient }: Exported, system: string): Reference {
  return { type: "Patient", identifier: identified(system, "patient", patient.id), display: patient.name };
}

function practiceOf({ practice }: Exported, system: string): Reference {
  return { type: "Organization", identifier: { system, value: practice.id }, display: practice.name };
}

function personOf(person: Person, system: string): Reference {
  const { id, side, name, relation } = person;
  const own = relation === undefined || relation === "self" ? "Patient" : "RelatedPerson";
  const type = side === "portal" ? own : side === "staff" ? "Practitioner" : "Organization";
  return { type, identifier: identified(system, "person", id), display: name };
}

function narrative(text: string) {
  const div = `<div xmlns="http://www.w3.org/1999/xhtml"><p>${escapeHtml(text)}</p></div>`;
  return { status: "generated" as const, div };
}

function header({ row }: ExportedConversation, exported: Exported, system: string) {
  const { id, title, lifecycle, staffOnly } = row;
  const topic = title === "" ? {} : { topic: { text: title } };
  return {
    resourceType: "Communication" as const,
    id,
    text: narrative(title === "" ? exported.patient.name : title),
    identifier: [identified(system, "conversation", id)],
    status: lifecycle === "closed" ? ("completed" as const) : ("in-progress" as const),
    ...(staffOnly ? { category: [{ text: "staff only" }] } : {}),
    subject: patientOf(exported, system),
    ...topic,
  };
}

/** To whom it was said: the other side, by name where it has one recipient. */
function recipientOf(
  { by, visibility }: Seen<MessageEvent>,
  { row }: ExportedConversation,
  exported: Exported,
  system: string,
): Reference {
  const toStaff = by.side === "portal" || visibility === "staff" || row.staffOnly === true;
  if (!toStaff) return patientOf(exported, system);
  const named = by.side === "portal" ? row.to : undefined;
  return named === undefined ? practiceOf(exported, system) : personOf(named, system);
}

function part(
  event: Seen<MessageEvent>,
  conversation: ExportedConversation,
  exported: Exported,
  system: string,
  names: FileNames,
) {
  const { id, by, at, body, visibility } = event;
  const { attachments = [], text } = body;
  const sent = new Date(at).toISOString();
  const files = attachments.map(file => ({
    contentAttachment: {
      contentType: file.type,
      url: `${filesFolder}/${encodeURIComponent(names.of(file))}`,
      size: file.size,
      title: file.name,
    },
  }));
  return {
    resourceType: "Communication" as const,
    id,
    text: narrative(`${by.name}: ${text}`),
    identifier: [identified(system, "message", id)],
    partOf: [{ reference: urlOf(system, conversation.row.id) }],
    status: "completed" as const,
    ...(visibility === "staff" ? { category: [{ text: "staff only" }] } : {}),
    subject: patientOf(exported, system),
    sent,
    recipient: [recipientOf(event, conversation, exported, system)],
    sender: personOf(by, system),
    payload: [...(text === "" ? [] : [{ contentString: text }]), ...files],
  };
}

/**
 * A correction as the thread shows it at its message: what was asked for, and the answer to that where there is one. Both say
 * by `inResponseTo` of which message they are, which stays as it was written.
 */
function correcting(
  correction: ShownCorrection,
  message: Seen<MessageEvent>,
  { row }: ExportedConversation,
  exported: Exported,
  system: string,
) {
  const { id, by, at, wrong, right, until, later, answer } = correction;
  const said = (id: string, category: string, by: Actor, at: number, texts: readonly string[]) => ({
    resourceType: "Communication" as const,
    id,
    text: narrative(texts.join("\n")),
    identifier: [identified(system, "correction", id)],
    partOf: [{ reference: urlOf(system, row.id) }],
    status: "completed" as const,
    category: [{ text: category }],
    subject: patientOf(exported, system),
    sent: new Date(at).toISOString(),
    sender: by === "team" ? practiceOf(exported, system) : personOf(by, system),
    payload: texts.map(text => ({ contentString: text })),
  });
  // Medplum takes a reference here for one of a Communication only by its identifier, where ids are no server's.
  const about = (kind: string, of: string) => ({
    type: "Communication",
    identifier: identified(system, kind, of),
  });
  const original = about("message", message.id);
  const due = later === undefined ? `Answer by ${until}` : `Answer by ${until}, put later: ${later}`;
  const asked = {
    ...said(id, "correction asked for", by, at, [wrong, right]),
    inResponseTo: [original],
    recipient: [practiceOf(exported, system)],
    note: [{ text: due }],
  };
  if (answer === undefined) return [asked];
  const category = answer.as === "approved" ? "corrected text" : "correction declined";
  const answered = {
    ...said(`${id}-answer`, category, answer.by, answer.at, [answer.text]),
    inResponseTo: [original, about("correction", id)],
    recipient: [by === "team" ? practiceOf(exported, system) : personOf(by, system)],
  };
  return [asked, answered];
}
