/** Finds what a FHIR reference means, in each of the ways in which exports write one. */
import type { Identifier, Reference, Resource } from "fhir/r4";
import { type FhirEntry, list, type ResourceOf, type RosterResource, type RosterType } from "./entry.ts";

export type Found<T extends RosterType> =
  | { readonly is: "found"; readonly entry: FhirEntry<ResourceOf<T>> }
  /** Something of another type, which is not asked for here. */
  | { readonly is: "other" }
  /** Nothing that was read; `target` says what was named. */
  | { readonly is: "missing"; readonly target: string }
  | { readonly is: "none" };

interface Query {
  readonly type: string;
  readonly system: string | null;
  readonly value: string;
}

export class ReferenceIndex {
  readonly #byId = new Map<string, FhirEntry>();
  readonly #byUrl = new Map<string, FhirEntry>();
  readonly #byIdentifier = new Map<string, Set<FhirEntry>>();

  constructor(entries: Iterable<FhirEntry>) {
    for (const entry of entries) {
      const { resource, fullUrl } = entry;
      this.#byId.set(`${resource.resourceType}/${resource.id}`, entry);
      if (fullUrl !== undefined) this.#byUrl.set(fullUrl, entry);
      for (const { system, value } of identifiersOf(resource)) {
        if (!value) continue;
        this.#note(resource.resourceType, system ?? "", value, entry);
        this.#note(resource.resourceType, null, value, entry);
      }
    }
  }

  /** What `reference`, which stands in `from`, means, where it is of one of `types`. */
  resolve<T extends RosterType>(
    reference: Reference | undefined,
    types: readonly T[],
    from: FhirEntry,
  ): Found<T> {
    if (!reference) return { is: "none" };
    const literal = typeof reference.reference === "string" ? reference.reference : "";
    const named = literal === "" ? null : this.#literal(literal, types, from);
    if (named !== null && named.is !== "missing") return named;
    return this.#logical(reference, types) ?? named ?? { is: "none" };
  }

  #note(type: string, system: string | null, value: string, entry: FhirEntry): void {
    const key = identifierKey(type, system, value);
    const known = this.#byIdentifier.get(key);
    if (known) known.add(entry);
    else this.#byIdentifier.set(key, new Set([entry]));
  }

  #literal<T extends RosterType>(text: string, types: readonly T[], from: FhirEntry): Found<T> {
    if (text.startsWith("#")) return this.#contained(text.slice(1), types, from);
    const atUrl = this.#byUrl.get(text);
    if (atUrl) return ofType(atUrl, types);
    const urn = /^urn:(?:uuid|oid):(.+)$/i.exec(text)?.[1];
    if (urn !== undefined) {
      for (const type of types) {
        const entry = this.#byId.get(`${type}/${urn}`) ?? this.#byId.get(`${type}/${urn.toLowerCase()}`);
        if (entry) return ofType(entry, types);
      }
      return { is: "missing", target: text };
    }
    const query = parseQuery(text);
    if (query) return this.#query(query, types, text);
    const parts = /(?:^|\/)([A-Z][A-Za-z]+)\/([A-Za-z0-9.-]{1,64})(?:\/_history\/[^/]*)?$/.exec(text);
    if (!parts) return { is: "missing", target: text };
    const [, type = "", id = ""] = parts;
    if (!isOneOf(type, types)) return { is: "other" };
    const entry = this.#byId.get(`${type}/${id}`);
    return entry ? ofType(entry, types) : { is: "missing", target: text };
  }

  #query<T extends RosterType>(query: Query, types: readonly T[], target: string): Found<T> {
    if (!isOneOf(query.type, types)) return { is: "other" };
    const matches = this.#byIdentifier.get(identifierKey(query.type, query.system, query.value));
    // FHIR asks for exactly one match: with two, a guess would put a stranger into a care team.
    const [only] = matches?.size === 1 ? matches : [];
    return only ? ofType(only, types) : { is: "missing", target };
  }

  #logical<T extends RosterType>(reference: Reference, types: readonly T[]): Found<T> | null {
    const { system, value } = reference.identifier ?? {};
    if (!value) return null;
    const stated = reference.type?.split("/").at(-1);
    const candidates = stated === undefined ? types : types.filter(type => type === stated);
    if (candidates.length === 0) return { is: "other" };
    const target = `${candidates.join(" or ")} with the identifier ${system ?? ""}|${value}`;
    for (const type of candidates) {
      const found = this.#query({ type, system: system ?? null, value }, types, target);
      if (found.is === "found") return found;
    }
    return { is: "missing", target };
  }

  /** A contained resource stands for itself alone; it helps where it names somebody who was read. */
  #contained<T extends RosterType>(id: string, types: readonly T[], from: FhirEntry): Found<T> {
    const resource = list<Resource>(from.resource.contained).find(inner => inner.id === id) as
      | RosterResource
      | undefined;
    const target = `#${id}`;
    if (!resource) return { is: "missing", target };
    if (!isOneOf(resource.resourceType, types)) return { is: "other" };
    for (const { system, value } of identifiersOf(resource)) {
      if (!value) continue;
      const query = { type: resource.resourceType, system: system ?? null, value };
      const found = this.#query(query, types, target);
      if (found.is === "found") return found;
    }
    if (resource.resourceType === "PractitionerRole" && isOneOf("Practitioner", types)) {
      return this.resolve(resource.practitioner, types, from);
    }
    return { is: "missing", target };
  }
}

function identifierKey(type: string, system: string | null, value: string): string {
  return JSON.stringify([type, system, value]);
}

function identifiersOf(resource: RosterResource): readonly Identifier[] {
  const identifier = (resource as { identifier?: Identifier[] }).identifier;
  return list(identifier).filter(item => typeof item.value === "string");
}

function isOneOf<T extends string>(type: string, types: readonly T[]): type is T {
  return (types as readonly string[]).includes(type);
}

function ofType<T extends RosterType>(entry: FhirEntry, types: readonly T[]): Found<T> {
  if (!isOneOf(entry.resource.resourceType, types)) return { is: "other" };
  return { is: "found", entry: entry as FhirEntry<ResourceOf<T>> };
}

/** `Practitioner?identifier=system|value`, also without a system, also behind a server's address. */
function parseQuery(text: string): Query | null {
  const match = /(?:^|\/)([A-Z][A-Za-z]+)\?(?:.*&)?identifier=([^&]*)/.exec(text);
  if (!match) return null;
  const [, type = "", encoded = ""] = match;
  let token = encoded;
  try {
    token = decodeURIComponent(encoded);
  } catch {
    // Not encoded, and has a bare percent sign: taken as it stands.
  }
  const bar = token.indexOf("|");
  return bar < 0
    ? { type, system: null, value: token }
    : { type, system: token.slice(0, bar), value: token.slice(bar + 1) };
}
