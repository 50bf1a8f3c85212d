/** The encounter of a conversation. The patient is its subject, and no participant. */
import type { Encounter } from "../encounter/encounter.ts";
import { type Identifier, instant, narrative, type Reference } from "./references.ts";

export interface EncounterParts {
  /** The logical id, where it has one. */
  readonly id?: string | undefined;
  readonly identifier: Identifier;
  readonly subject: Reference;
  readonly serviceProvider?: Reference;
}

const virtual = {
  system: "http://terminology.hl7.org/CodeSystem/v3-ActCode",
  code: "VR",
  display: "virtual",
} as const;

/** What was before it stands in `statusHistory`, each status with its time: reopening drops nothing. */
export function encounterJson(
  { type, status, history }: Encounter,
  { id, identifier, subject, serviceProvider }: EncounterParts,
) {
  // A period never ends before it begins, also where a clock was set back.
  let latest = 0;
  const since = history.map(was => {
    latest = Math.max(latest, was.at);
    return { status: was.status, at: instant(latest) };
  });
  const [first] = since;
  const last = since.at(-1);
  const before = since.slice(0, -1).map((was, index) => ({
    status: was.status,
    period: { start: was.at, end: since[index + 1]?.at ?? was.at },
  }));
  const end = status === "finished" && last !== undefined ? { end: last.at } : {};
  return {
    resourceType: "Encounter" as const,
    ...(id === undefined ? {} : { id }),
    text: narrative(type),
    identifier: [identifier],
    status,
    ...(before.length === 0 ? {} : { statusHistory: before }),
    class: virtual,
    type: [{ text: type }],
    subject,
    ...(first === undefined ? {} : { period: { start: first.at, ...end } }),
    ...(serviceProvider === undefined ? {} : { serviceProvider }),
  };
}
