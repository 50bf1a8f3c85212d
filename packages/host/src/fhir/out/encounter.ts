/** The encounter of a conversation as a FHIR R4 resource, for the chart that it belongs to. */
import { type ConversationEncounter, encounterJson } from "@carethread/model";
import type { Encounter as Resource } from "fhir/r4";

export interface EncounterOptions {
  /** Your reference of the patient, e.g. `Patient/p4711`: the rooms know a key alone. */
  readonly subject: string;
  /** The logical id of the resource on your server, where it has one. */
  readonly id?: string;
  /** The system of the identifier, whose value is the encounter's id: a URI of yours. */
  readonly system: string;
}

/**
 * What was before it stands in `statusHistory`, each status with its time: reopening drops nothing. The patient is its
 * subject, and no participant.
 */
export function encounterResource(
  { encounter }: ConversationEncounter,
  { subject, system, id }: EncounterOptions,
): Resource {
  const identifier = { system, value: encounter.id };
  return encounterJson(encounter, { id, identifier, subject: { reference: subject } });
}
