/** The encounter of a conversation as a FHIR R4 resource, for the chart that it belongs to. */
import { type ConversationEncounter, escapeHtml } from "@carethread/model";
import type { Encounter as Resource } from "fhir/r4";

export interface EncounterOptions {
  /** Your reference of the patient, e.g. `Patient/p4711`: the rooms know a key alone. */
  readonly subject: string;
  /** The logical id of the resource on your server, where it has one. */
  readonly id?: string;
  /** The system of the identifier, whose value is the encounter's id: a URI of yours. */
  readonly system: string;
}

const virtual = {
  system: "http://terminology.hl7.org/CodeSystem/v3-ActCode",
  code: "VR",
  display: "virtual",
} as const;

const instant = (at: number): string => new Date(at).toISOString();

/**
 * What was before it stands in `statusHistory`, each status with its time: reopening drops nothing. The patient is its
 * subject, and no participant.
 */
export function encounterResource(
  { encounter: { id, type, status, history } }: ConversationEncounter,
  { subject, system, id: logicalId }: EncounterOptions,
): Resource {
  const [first] = history;
  const last = history.at(-1);
  const before = history.slice(0, -1).map((was, index) => ({
    status: was.status,
    period: { start: instant(was.at), end: instant(history[index + 1]?.at ?? was.at) },
  }));
  const end = status === "finished" && last !== undefined ? { end: instant(last.at) } : {};
  return {
    resourceType: "Encounter",
    ...(logicalId === undefined ? {} : { id: logicalId }),
    text: {
      status: "generated",
      div: `<div xmlns="http://www.w3.org/1999/xhtml"><p>${escapeHtml(type)}</p></div>`,
    },
    identifier: [{ system, value: id }],
    status,
    ...(before.length === 0 ? {} : { statusHistory: before }),
    class: virtual,
    type: [{ text: type }],
    subject: { reference: subject },
    ...(first === undefined ? {} : { period: { start: instant(first.at), ...end } }),
  };
}
