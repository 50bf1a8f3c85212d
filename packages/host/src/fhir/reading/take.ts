/** Takes of a resource what the roster needs, so that a large export fits into memory. */
import {
  besideTypes,
  type FhirEntry,
  type KeptResource,
  type KeptType,
  type Place,
  rosterTypes,
} from "../entry.ts";
import { addressOf } from "../references/references.ts";

export type Json = Readonly<Record<string, unknown>>;

const fields: Readonly<Record<KeptType, readonly string[]>> = {
  Patient: [
    ...["active", "birthDate", "deceasedBoolean", "deceasedDateTime", "generalPractitioner"],
    ...["identifier", "link", "name", "telecom"],
  ],
  Practitioner: ["active", "identifier", "name", "qualification"],
  PractitionerRole: ["active", "code", "identifier", "period", "practitioner", "specialty"],
  Encounter: ["participant", "period", "status", "subject"],
  CarePlan: ["category", "intent", "period", "status", "subject", "title"],
  CareTeam: ["identifier", "participant", "period", "status", "subject"],
  Organization: ["identifier"],
  HealthcareService: ["identifier"],
  RelatedPerson: ["identifier"],
  Group: ["identifier"],
  Device: ["identifier"],
};

const kept: ReadonlySet<string> = new Set([...rosterTypes, ...besideTypes]);

export function isRecord(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function isKept(type: string): type is KeptType {
  return kept.has(type);
}

/** @throws Error with the reason why the value is no resource. */
export function typeOf(value: unknown): string {
  if (!isRecord(value)) throw new Error("is not a FHIR resource (a JSON object)");
  const type = value.resourceType;
  if (typeof type !== "string" || type === "") throw new Error("has no `resourceType`");
  return type;
}

/** One copy of each text that comes again and again: a patient's address stands in all of the patient's encounters. */
export class Texts {
  readonly #known = new Map<string, string>();

  of(text: string): string {
    const known = this.#known.get(text);
    if (known === undefined) this.#known.set(text, text);
    return known ?? text;
  }
}

/** @throws Error with the reason why the resource cannot be used. */
export function take(
  value: Json,
  type: KeptType,
  place: Place,
  fullUrl?: string,
  texts = new Texts(),
): FhirEntry {
  const id = typeof value.id === "string" && value.id !== "" ? value.id : idOf(fullUrl, type);
  if (id === null) throw new Error(`is a ${type} without an id`);
  if (!/^[A-Za-z0-9.-]{1,64}$/.test(id)) throw new Error(`is a ${type} whose id is not a FHIR id`);
  const resource = { ...fieldsOf(value, type, texts), id } as unknown as KeptResource & { id: string };
  return fullUrl === undefined ? { resource, place } : { resource, place, fullUrl };
}

function fieldsOf(value: Json, type: KeptType, texts: Texts): Json {
  const taken: Record<string, unknown> = { resourceType: type };
  for (const field of fields[type]) if (value[field] !== undefined) taken[field] = value[field];
  if (type === "Encounter") Object.assign(taken, thin(taken, texts));
  if (isRecord(value.meta)) {
    const { lastUpdated, versionId } = value.meta;
    if (lastUpdated !== undefined || versionId !== undefined) taken.meta = { lastUpdated, versionId };
  }
  const contained = containedIn(value, texts);
  if (contained.length > 0) taken.contained = contained;
  return taken;
}

function containedIn({ contained }: Json, texts: Texts): Json[] {
  return (Array.isArray(contained) ? contained : []).flatMap((inner: unknown) => {
    if (!isRecord(inner) || typeof inner.resourceType !== "string") return [];
    const { resourceType, id } = inner;
    return [isKept(resourceType) ? { ...fieldsOf(inner, resourceType, texts), id } : { resourceType, id }];
  });
}

/** An export has a hundred encounters for each patient. */
function thin({ subject, period, participant, status }: Json, texts: Texts): Json {
  return {
    ...(typeof status === "string" ? { status: texts.of(status) } : {}),
    ...(isRecord(subject) ? { subject: referenceOf(subject, texts) } : {}),
    ...(isRecord(period) && period.start !== undefined ? { period: { start: period.start } } : {}),
    ...(Array.isArray(participant)
      ? { participant: participant.filter(isRecord).map(one => participantOf(one, texts)) }
      : {}),
  };
}

function participantOf({ individual, period }: Json, texts: Texts): Json {
  const start = isRecord(period) ? period.start : undefined;
  return {
    ...(isRecord(individual) ? { individual: referenceOf(individual, texts) } : {}),
    // Most come with the encounter.
    ...(start === undefined ? {} : { period: { start } }),
  };
}

function referenceOf({ reference, type, identifier, display }: Json, texts: Texts): Json {
  const isLiteral = typeof reference === "string" && reference !== "";
  return {
    ...(isLiteral ? { reference: texts.of(reference) } : {}),
    ...(type === undefined ? {} : { type }),
    ...(identifier === undefined ? {} : { identifier }),
    ...(isLiteral || display === undefined ? {} : { display }),
  };
}

/** Without one of its own, a resource has that of its address; in a Bundle of new resources the entry's UUID. */
function idOf(fullUrl: string | undefined, type: KeptType): string | null {
  const address = addressOf(fullUrl ?? "");
  if (address?.type === type) return address.id;
  return /^urn:(?:uuid|oid):(.+)$/i.exec(fullUrl ?? "")?.[1]?.toLowerCase() ?? null;
}
