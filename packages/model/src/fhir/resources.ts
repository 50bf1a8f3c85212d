/**
 * What is taken out, as resources of FHIR R4, one at a time: the Bundle that people take with them and what a back end reads
 * are both made of these. Nothing stands in memory but what a conversation has besides its messages.
 */
import type { Attachment } from "../attachment/attachment.ts";
import type { LoggedEvent } from "../wire/wire.ts";
import { type Besides, besidesAfter, goingOn, nothing } from "./besides.ts";
import { careTeam } from "./care-team.ts";
import { type CommunicationJson, header, part } from "./communication.ts";
import { type TextingSaid, textingConsent } from "./consent.ts";
import { correcting } from "./correcting.ts";
import { encounterJson } from "./encounter.ts";
import type { ExportedConversation, Taken } from "./exported.ts";
import { broughtIn, takenOut } from "./provenance.ts";
import { questionnaireResponse } from "./questionnaire-response.ts";
import { type ReferenceOptions, References } from "./references.ts";
import { isKeysEvent, keysDocument } from "./sealed.ts";
import { taskJson } from "./task.ts";

type Chart =
  | ReturnType<typeof encounterJson>
  | ReturnType<typeof taskJson>
  | NonNullable<ReturnType<typeof careTeam>>
  | ReturnType<typeof keysDocument>
  | ReturnType<typeof questionnaireResponse>
  | ReturnType<typeof textingConsent>
  | ReturnType<typeof takenOut>
  | ReturnType<typeof broughtIn>;

export type ExportedResource = (CommunicationJson | Chart) & { readonly id: string };

export interface ResourceOptions extends ReferenceOptions {
  /** Where a file is. */
  readonly fileUrl: (file: Attachment) => string;
  /** Of a conversation's messages only those behind this place, and earlier ones of whose correction something was said there. */
  readonly after?: number;
  /** Whether what was said of keys comes along: for who opens by the practice's records key what is encrypted. */
  readonly withKeys?: boolean;
}

export async function* exportResources(
  taken: Taken,
  conversations: Iterable<ExportedConversation> | AsyncIterable<ExportedConversation>,
  options: ResourceOptions,
): AsyncGenerator<ExportedResource> {
  const references = new References(taken, options);
  let texting: TextingSaid | null = null;
  for await (const conversation of conversations) {
    const said: TextingSaid | null = yield* resourcesOf(conversation, taken, options, references);
    if (said !== null && said.at >= (texting?.at ?? 0)) texting = said;
  }
  if (texting !== null) yield textingConsent(taken, texting, references);
}

/** Messages as they come, and behind them what else there is. Returns what was said last of texting. */
async function* resourcesOf(
  { row, events }: ExportedConversation,
  taken: Taken,
  { fileUrl, after = 0, withKeys = false }: ResourceOptions,
  references: References,
): AsyncGenerator<ExportedResource, TextingSaid | null> {
  yield header(row, taken.patient.name, references);
  let besides: Besides = nothing;
  for await (const together of byTime(events())) {
    const before = goingOn(besides);
    besides = together.reduce(besidesAfter, besides);
    const encounter = goingOn(besides) ?? before;
    for (const event of together) {
      if (withKeys && isKeysEvent(event)) yield keysDocument(event, row, references);
      if (event.type !== "message" || newestOf(event) <= after) continue;
      const { response } = event.body;
      if (response !== undefined) yield questionnaireResponse(event, response, references);
      yield part(event, { row, fileUrl, encounter }, references);
      if (event.imported) yield broughtIn(taken, event, references);
      for (const correction of event.corrections ?? [])
        yield* correcting(correction, { conversation: row.id, message: event.id }, references);
    }
  }
  const chart = [...chartOf(row, besides, references)];
  yield* chart;
  const targets = [{ resourceType: "Communication", id: row.id }, ...chart].map(({ resourceType, id }) =>
    references.to(resourceType, id),
  );
  yield { ...takenOut(taken, row.id, targets, references), id: row.id };
  return besides.texting;
}

/** The place of what was said last of a message. */
function newestOf({ pos, corrections = [] }: Extract<LoggedEvent, { type: "message" }>): number {
  return Math.max(pos, ...corrections.map(correction => correction.pos));
}

function* chartOf(
  row: ExportedConversation["row"],
  { encounters, tasks, participants }: Besides,
  references: References,
): Generator<Chart & { readonly id: string }> {
  const subject = references.patient();
  const team = careTeam(row, participants, references);
  if (team !== null) yield team;
  for (const encounter of encounters) {
    const { id } = encounter;
    const identifier = references.identified("encounter", id);
    const more = { id, identifier, subject, serviceProvider: references.practice() };
    yield { ...encounterJson(encounter, more), id };
  }
  for (const task of tasks) {
    const { id } = task;
    const owner = task.owner === undefined ? undefined : references.person(task.owner);
    const identifier = references.identified("task", id);
    const focus = references.to("Communication", row.id);
    yield { ...taskJson(task, { id, identifier, subject, focus, owner }), id };
  }
}

/** So many events at most are held back to see what came with them. */
const most = 64;

/** What was decided at once has one time: the encounter that a message opens stands behind it. */
async function* byTime(events: AsyncIterable<LoggedEvent>): AsyncGenerator<readonly LoggedEvent[]> {
  let together: LoggedEvent[] = [];
  for await (const event of events) {
    const [first] = together;
    if (first !== undefined && (first.at !== event.at || together.length === most)) {
      yield together;
      together = [];
    }
    together.push(event);
  }
  if (together.length > 0) yield together;
}
