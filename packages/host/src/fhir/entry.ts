/** What is read of FHIR R4, and how a mistake in it is told. */
import type { CareTeam, Encounter, Patient, Practitioner, PractitionerRole } from "fhir/r4";

export type RosterResource = Patient | Practitioner | PractitionerRole | Encounter | CareTeam;
export type RosterType = RosterResource["resourceType"];
export type ResourceOf<T extends RosterType> = Extract<RosterResource, { resourceType: T }>;

/** Where something stands: a line of an NDJSON file (from 1), or an entry of a Bundle (from 0). */
export interface Place {
  readonly file: string;
  readonly line?: number;
  readonly entry?: number;
}

/** A mistake in the data, for the operator. It names no patient. */
export interface Problem extends Place {
  readonly message: string;
}

/** A resource with its place. `id` is there even where only the Bundle's `fullUrl` gave one. */
export interface FhirEntry<T extends RosterResource = RosterResource> {
  readonly resource: T & { readonly id: string };
  readonly place: Place;
  readonly fullUrl?: string;
}

export function entriesOf<T extends RosterType>(
  entries: readonly FhirEntry[],
  type: T,
): readonly FhirEntry<ResourceOf<T>>[] {
  return entries.filter((entry): entry is FhirEntry<ResourceOf<T>> => entry.resource.resourceType === type);
}

export function problemAt(place: Place, message: string): Problem {
  return { ...place, message };
}

/** `Patient.ndjson:12: …` or `bundle.json entry 3: …`. */
export function problemLine({ file, line, entry, message }: Problem): string {
  const where =
    line !== undefined ? `${file}:${line}` : entry !== undefined ? `${file} entry ${entry}` : file;
  return `${where}: ${message}`;
}

/** Data from outside may be of any shape, whatever its type says. */
export function list<T>(value: readonly T[] | undefined): readonly T[] {
  return Array.isArray(value) ? value.filter(item => item !== null && item !== undefined) : [];
}

export function words(value: string | undefined): string {
  return typeof value === "string" ? value.replace(/\s+/g, " ").trim() : "";
}

/** Milliseconds since 1970 of a FHIR date or dateTime, or null. */
export function timeOf(value: string | undefined): number | null {
  const time = typeof value === "string" && /^\d{4}/.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(time) ? null : time;
}
