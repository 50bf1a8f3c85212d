/**
 * What is taken out, as resources of FHIR R4, one at a time: the Bundle that people take with them and what a back end reads
 * are both made of these. Nothing stands in memory but what a conversation has besides its messages.
 */
import type { Attachment } from "../attachment/attachment.ts";
import { type CommunicationJson, header, part } from "./communication.ts";
import { correcting } from "./correcting.ts";
import type { ExportedConversation, Taken } from "./exported.ts";
import { type ReferenceOptions, References } from "./references.ts";

export type ExportedResource = CommunicationJson;

export interface ResourceOptions extends ReferenceOptions {
  /** Where a file is. */
  readonly fileUrl: (file: Attachment) => string;
}

export async function* exportResources(
  taken: Taken,
  conversations: Iterable<ExportedConversation> | AsyncIterable<ExportedConversation>,
  options: ResourceOptions,
): AsyncGenerator<ExportedResource> {
  const references = new References(taken, options);
  for await (const conversation of conversations)
    yield* resourcesOf(conversation, taken, options, references);
}

async function* resourcesOf(
  { row, events }: ExportedConversation,
  { patient }: Taken,
  { fileUrl }: ResourceOptions,
  references: References,
): AsyncGenerator<ExportedResource> {
  yield header(row, patient.name, references);
  for await (const event of events()) {
    if (event.type !== "message") continue;
    yield part(event, { row, fileUrl }, references);
    for (const correction of event.corrections ?? [])
      yield* correcting(correction, { conversation: row.id, message: event.id }, references);
  }
}
