/** Makes one entry of each resource: an export may have it twice, e.g. in two of its files. */
import type { FhirEntry, KeptResource, KeptType, ResourceOf } from "../entry.ts";
import { addressOf, baseOf, keyOf, plainUrl } from "./addresses.ts";

/** An entry whose `id` is the one that we know it by: the resource's own at home, else its whole address. */
export interface KeyedEntry<T extends KeptResource = KeptResource> extends FhirEntry<T> {
  readonly key: string;
  readonly base: string | null;
}

/** An address that does not say type and id, e.g. `urn:uuid:…`; it holds in its own file first. */
export interface Alias {
  readonly file: string;
  readonly key: string;
}

export interface Newest {
  /** One entry of each resource of a type; made as they are asked for, because there are many. */
  of<T extends KeptType>(type: T): Iterable<KeyedEntry<ResourceOf<T>>>;
  /** How many copies of them there were besides. */
  readonly older: ReadonlyMap<KeptType, number>;
  readonly aliases: ReadonlyMap<string, readonly Alias[]>;
}

/** The copy that was changed last, else that of the higher version, else the one that comes later. */
export function newestOf(entries: readonly FhirEntry[], home: string | null): Newest {
  const newest = new Map<KeptType, Map<string, FhirEntry>>();
  const older = new Map<KeptType, number>();
  const aliases = new Map<string, Alias[]>();
  for (const entry of entries) {
    const { resourceType, id } = entry.resource;
    const base = baseOf(entry);
    const isHome = base === null || base === home;
    const ofType = newest.get(resourceType) ?? new Map<string, FhirEntry>();
    newest.set(resourceType, ofType);
    // An id has no slash, so it is no other one's address.
    const key = isHome ? id : keyOf(resourceType, id, base, home);
    const known = ofType.get(key);
    if (known === undefined || !isOlder(entry, known)) ofType.set(key, entry);
    if (known !== undefined) older.set(resourceType, (older.get(resourceType) ?? 0) + 1);
    const { fullUrl } = entry;
    if (fullUrl === undefined || resourceType === "Encounter" || saysItself(fullUrl, entry)) continue;
    const url = plainUrl(fullUrl);
    const alias = { file: entry.place.file, key: keyOf(resourceType, id, base, home) };
    aliases.set(url, [...(aliases.get(url) ?? []), alias]);
  }
  function* of<T extends KeptType>(type: T): Generator<KeyedEntry<ResourceOf<T>>> {
    for (const entry of newest.get(type)?.values() ?? []) {
      yield keyed(entry, home) as KeyedEntry<ResourceOf<T>>;
    }
  }
  return { of, older, aliases };
}

/** Whether an address is the one that type and id make. */
function saysItself(fullUrl: string, { resource }: FhirEntry): boolean {
  const address = addressOf(fullUrl);
  return address?.type === resource.resourceType && address.id === resource.id;
}

function keyed(entry: FhirEntry, home: string | null): KeyedEntry {
  const base = baseOf(entry);
  const { resourceType, id } = entry.resource;
  const key = keyOf(resourceType, id, base, home);
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
