/** Takes of a resource what the roster needs, so that a large export fits into memory. */
import type { FhirEntry, Place, RosterResource, RosterType } from "./entry.ts";

const fields: Readonly<Record<RosterType, readonly string[]>> = {
  Patient: [
    ...["active", "birthDate", "deceasedBoolean", "deceasedDateTime", "generalPractitioner"],
    ...["identifier", "link", "name", "telecom"],
  ],
  Practitioner: ["active", "identifier", "name", "qualification"],
  PractitionerRole: ["active", "code", "identifier", "period", "practitioner", "specialty"],
  Encounter: ["participant", "period", "status", "subject"],
  CareTeam: ["participant", "period", "status", "subject"],
};
const always = ["resourceType", "id", "meta", "contained"];

export interface Taken {
  readonly type: string;
  /** Null for a type that the roster does not need. */
  readonly entry: FhirEntry | null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isRosterType(type: string): type is RosterType {
  return Object.hasOwn(fields, type);
}

/** @throws Error with the reason why the value is no resource of an export. */
export function take(value: unknown, place: Place, fullUrl?: string): Taken {
  if (!isRecord(value)) throw new Error("is not a FHIR resource (a JSON object)");
  const type = value.resourceType;
  if (typeof type !== "string" || type === "") throw new Error("has no `resourceType`");
  if (!isRosterType(type)) return { type, entry: null };
  const id = typeof value.id === "string" && value.id !== "" ? value.id : idOf(fullUrl);
  if (id === null) throw new Error(`is a ${type} without an id`);
  if (!/^[A-Za-z0-9.-]{1,64}$/.test(id)) throw new Error(`is a ${type} whose id is not a FHIR id`);
  const kept: Record<string, unknown> = {};
  for (const field of [...always, ...fields[type]]) {
    if (value[field] !== undefined) kept[field] = value[field];
  }
  const resource = { ...kept, id } as unknown as RosterResource & { id: string };
  return { type, entry: fullUrl === undefined ? { resource, place } : { resource, place, fullUrl } };
}

/** In a Bundle of new resources the id is the UUID of the entry. */
function idOf(fullUrl: string | undefined): string | null {
  return /^urn:uuid:(.+)$/i.exec(fullUrl ?? "")?.[1]?.toLowerCase() ?? null;
}
