/** What is read of FHIR R4, and how a mistake in it is told. */
import type {
  CarePlan,
  CareTeam,
  Device,
  Encounter,
  Group,
  HealthcareService,
  Organization,
  Patient,
  Practitioner,
  PractitionerRole,
  RelatedPerson,
} from "fhir/r4";

/** What the roster is made of. */
export type RosterResource = Patient | Practitioner | PractitionerRole | Encounter | CareTeam | CarePlan;
/** What a team may name besides: known, so that a reference to it is no mistake. */
export type BesideResource = Organization | HealthcareService | RelatedPerson | Group | Device;
export type KeptResource = RosterResource | BesideResource;

export type RosterType = RosterResource["resourceType"];
export type KeptType = KeptResource["resourceType"];
export type ResourceOf<T extends KeptType> = Extract<KeptResource, { resourceType: T }>;

export const rosterTypes = [
  "Patient",
  "Practitioner",
  "PractitionerRole",
  "CareTeam",
  "CarePlan",
  "Encounter",
] as const;
export const besideTypes = ["Organization", "HealthcareService", "RelatedPerson", "Group", "Device"] as const;

/**
 * Where something stands: a file, by its path from the folder that was read; in it a line (from 1), and in a Bundle an
 * entry (from 0).
 */
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
export interface FhirEntry<T extends KeptResource = KeptResource> {
  readonly resource: T & { readonly id: string };
  readonly place: Place;
  readonly fullUrl?: string;
}

/** A Bundle's word that a resource is no longer there. */
export interface Deletion {
  readonly type: "Patient" | "Practitioner";
  readonly id: string;
  /** The server, where the address names one. */
  readonly base: string | null;
  readonly place: Place;
}

export function problemAt(place: Place, message: string): Problem {
  return { ...place, message };
}

/** `Patient.ndjson:12: …` or `bundle.json entry 3: …`. */
export function problemLine({ file, line, entry, message }: Problem): string {
  const where = `${file}${line === undefined ? "" : `:${line}`}${entry === undefined ? "" : ` entry ${entry}`}`;
  return `${where}: ${message}`;
}

/** Data from outside may be of any shape, whatever its type says. */
export function list<T>(value: readonly T[] | undefined): readonly T[] {
  return Array.isArray(value) ? value.filter(item => item !== null && item !== undefined) : [];
}

/** A text in one line, without what no name can have: control characters and halves of surrogate pairs. */
export function words(value: unknown): string {
  return typeof value === "string" ? value.replace(/[\p{Cc}\p{Cs}\s]+/gu, " ").trim() : "";
}
