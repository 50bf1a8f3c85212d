/**
 * Where a resource stands: `Patient/1` of one server is not that of another. The practice's own server is *home*, whose
 * resources are known by their ids; those of any other by their whole address.
 */
import type { FhirEntry } from "../entry.ts";

export interface Address {
  /** The server, e.g. `https://ehr.example.org/fhir`; null where none is named. */
  readonly base: string | null;
  readonly type: string;
  readonly id: string;
}

const literal =
  /^(?:(?<base>https?:\/\/.+)\/|(?:\.?\/)?)(?<type>[A-Z][A-Za-z]+)\/(?<id>[A-Za-z0-9.-]{1,64})$/;

/** Host, scheme and a UUID are the same in any case; a version of a resource is the resource. */
export function plainUrl(url: string): string {
  if (/^urn:uuid:/i.test(url.trim())) return url.trim().toLowerCase();
  const plain = url
    .trim()
    .replace(/[#?].*$/, "")
    .replace(/\/_history\/[^/]*$/, "")
    .replace(/\/+$/, "");
  const [, server, path = ""] = /^(https?:\/\/[^/]+)(.*)$/i.exec(plain) ?? [];
  return server === undefined ? plain : server.toLowerCase() + path;
}

/** The parts of a RESTful address, absolute or relative; null for anything else. */
export function addressOf(text: string): Address | null {
  const groups = literal.exec(plainUrl(text))?.groups;
  if (groups === undefined) return null;
  const { base = null, type = "", id = "" } = groups as { base?: string; type?: string; id?: string };
  return { base, type, id };
}

/** The server that an entry's own address names, or null. */
export function baseOf({ fullUrl }: FhirEntry): string | null {
  return fullUrl === undefined ? null : (addressOf(fullUrl)?.base ?? null);
}

/**
 * The practice's own server: the one that most resources stand at. Where none says where it stands (NDJSON), the one
 * that references name most, if they name one most.
 */
export function homeOf(entries: readonly FhirEntry[]): string | null {
  const standing = counted(entries, (entry, count) => count(baseOf(entry)));
  if (standing.length > 0) return standing[0]?.[0] ?? null;
  const [first, second] = counted(entries, ({ resource }, count) => countBases(resource, count));
  return first !== undefined && first[1] !== second?.[1] ? first[0] : null;
}

type Count = (base: string | null) => void;

/** The most frequent first; of two alike always the same one. */
function counted(
  entries: readonly FhirEntry[],
  basesIn: (entry: FhirEntry, count: Count) => void,
): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>();
  const count: Count = base => {
    if (base !== null) counts.set(base, (counts.get(base) ?? 0) + 1);
  };
  for (const entry of entries) basesIn(entry, count);
  return [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
}

/** The servers that the references in a value name. */
function countBases(value: object, count: Count): void {
  for (const [key, inner] of Object.entries(value)) {
    if (typeof inner === "object" && inner !== null) countBases(inner, count);
    else if (key === "reference" && typeof inner === "string" && /^https?:/i.test(inner)) {
      count(addressOf(inner)?.base ?? null);
    }
  }
}

/** What tells a resource from every other. */
export function keyOf(type: string, id: string, base: string | null, home: string | null): string {
  return base === null || base === home ? `${type}/${id}` : `${base}/${type}/${id}`;
}

/** What we know a resource by: its own id at home, else its whole address. */
export function idFor(key: string, type: string, id: string): string {
  return key === `${type}/${id}` ? id : key;
}
