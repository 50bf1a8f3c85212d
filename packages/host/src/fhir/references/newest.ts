/** Makes one entry of each resource: an export may have it twice, e.g. in two of its files. */
import type { FhirEntry, KeptResource } from "../entry.ts";
import { addressOf, baseOf, keyOf, plainUrl } from "./addresses.ts";

/** An entry whose `id` is the one that we know it by: the resource's own at home, else its whole address. */
export interface KeyedEntry<T extends KeptResource = KeptResource> extends FhirEntry<T> {
  readonly key: string;
  readonly base: string | null;
}

/** An address that says neither type nor id, e.g. `urn:uuid:…`; it holds in its own file first. */
export interface Alias {
  readonly file: string;
  readonly key: string;
}

export interface Newest {
  readonly entries: readonly KeyedEntry[];
  /** Copies of what stands in `entries`. */
  readonly older: readonly FhirEntry[];
  readonly aliases: ReadonlyMap<string, readonly Alias[]>;
}

/** The copy that was changed last, else that of the higher version, else the one that comes later. */
export function newestOf(entries: readonly FhirEntry[], home: string | null): Newest {
  const newest = new Map<string, FhirEntry>();
  const older: FhirEntry[] = [];
  const aliases = new Map<string, Alias[]>();
  for (const entry of entries) {
    const key = keyOfEntry(entry, home);
    const known = newest.get(key);
    if (known === undefined || !isOlder(entry, known)) newest.set(key, entry);
    if (known !== undefined) older.push(isOlder(entry, known) ? entry : known);
    if (entry.fullUrl === undefined || entry.resource.resourceType === "Encounter") continue;
    if (addressOf(entry.fullUrl) !== null) continue;
    const url = plainUrl(entry.fullUrl);
    aliases.set(url, [...(aliases.get(url) ?? []), { file: entry.place.file, key }]);
  }
  return { entries: [...newest].map(([key, entry]) => keyed(entry, key, home)), older, aliases };
}

function keyOfEntry(entry: FhirEntry, home: string | null): string {
  const { resourceType, id } = entry.resource;
  return keyOf(resourceType, id, baseOf(entry), home);
}

function keyed(entry: FhirEntry, key: string, home: string | null): KeyedEntry {
  const base = baseOf(entry);
  if (base === null || base === home) return { ...entry, key, base: home };
  return { ...entry, key, base, resource: { ...entry.resource, id: key } };
}

function isOlder(entry: FhirEntry, than: FhirEntry): boolean {
  const difference = changed(entry) - changed(than);
  if (difference !== 0) return difference < 0;
  return version(entry) < version(than);
}

function changed({ resource }: FhirEntry): number {
  const time = Date.parse(String(resource.meta?.lastUpdated));
  return Number.isNaN(time) ? 0 : time;
}

function version({ resource }: FhirEntry): number {
  const text = String(resource.meta?.versionId);
  return /^\d{1,15}$/.test(text) ? Number(text) : 0;
}
