/** Finds what a FHIR reference means, in each of the ways in which exports write one. */
import type { Identifier, Reference } from "fhir/r4";
import {
  besideTypes,
  type FhirEntry,
  type KeptResource,
  type KeptType,
  list,
  type ResourceOf,
  rosterTypes,
} from "../entry.ts";
import { addressOf, idFor, keyOf, plainUrl } from "./addresses.ts";
import type { Alias, KeyedEntry, Newest } from "./newest.ts";
import { parseQuery, type Query, type Token } from "./query.ts";

export { addressOf, homeOf, idFor, keyOf, plainUrl } from "./addresses.ts";
export { type KeyedEntry, newestOf } from "./newest.ts";
export { type PatientOf, Subjects } from "./subjects.ts";

export type Found<T extends KeptType> =
  | { readonly is: "found"; readonly entry: KeyedEntry<ResourceOf<T>> }
  /** Something of another type, which is not asked for here. */
  | { readonly is: "other"; readonly type: string }
  /** Nothing that was read; `target` says what was named. */
  | { readonly is: "missing"; readonly target: string }
  /** More than one resource: with two, a guess would put a stranger into a care team. */
  | { readonly is: "several"; readonly target: string }
  | { readonly is: "none" };

const keptTypes: readonly KeptType[] = [...rosterTypes, ...besideTypes];

export class ReferenceIndex {
  readonly #home: string | null;
  readonly #byKey = new Map<string, KeyedEntry>();
  readonly #aliases: ReadonlyMap<string, readonly Alias[]>;
  readonly #queries = new Map<string, Query>();
  readonly #byIdentifier = new Map<string, Set<KeyedEntry>>();

  constructor({ of, aliases }: Newest, home: string | null) {
    this.#home = home;
    this.#aliases = aliases;
    // Nothing that is read here refers to an encounter.
    const types = keptTypes.filter(type => type !== "Encounter");
    for (const type of types) for (const entry of of(type)) this.add(entry);
  }

  add(entry: KeyedEntry): void {
    const { resourceType } = entry.resource;
    this.#byKey.set(entry.key, entry);
    for (const { system, value } of identifiersOf(entry.resource)) {
      this.#note(resourceType, system ?? "", value ?? "", entry);
      this.#note(resourceType, null, value ?? "", entry);
    }
  }

  /** What `reference`, which stands in `from`, means, where it is of one of `types`. */
  resolve<T extends KeptType>(
    reference: Reference | undefined,
    types: readonly T[],
    from: KeyedEntry,
  ): Found<T> {
    if (!reference) return { is: "none" };
    const literal = typeof reference.reference === "string" ? reference.reference.trim() : "";
    const named = literal === "" ? null : this.#literal(literal, types, from);
    if (named?.is === "found" || named?.is === "other") return named;
    const logical = this.#logical(reference, types);
    if (logical?.is === "found" || named === null) return logical ?? { is: "none" };
    const stated = statedType(reference);
    return stated === undefined || isOneOf(stated, types) ? named : { is: "other", type: stated };
  }

  #note(type: string, system: string | null, value: string, entry: KeyedEntry): void {
    const key = identifierKey(type, system, value);
    const known = this.#byIdentifier.get(key);
    if (known) known.add(entry);
    else this.#byIdentifier.set(key, new Set([entry]));
  }

  #literal<T extends KeptType>(text: string, types: readonly T[], from: KeyedEntry): Found<T> {
    if (text.startsWith("#")) return this.#contained(text.slice(1), types, from);
    const query = this.#parsed(text);
    if (query) return this.#query(query, types, text);
    const alias = this.#alias(text, from);
    if (alias === "several") return { is: "several", target: text };
    if (alias !== null) return ofType(alias, types);
    const urn = /^urn:(?:uuid|oid):(.+)$/i.exec(text)?.[1];
    if (urn !== undefined) return this.#urn(urn, types, text);
    const address = addressOf(text);
    if (address === null) return { is: "missing", target: text };
    const { base, type, id } = address;
    if (!isOneOf(type, types)) return { is: "other", type };
    // A relative address is meant from the server at which the resource stands that has it.
    const entry = this.#byKey.get(keyOf(type, id, base ?? from.base, this.#home));
    return entry ? ofType(entry, types) : { is: "missing", target: text };
  }

  /** The key and id of a patient who is named by an address, in the data or not; null where it is none. */
  patientAt(reference: Reference | undefined, from: KeyedEntry): { key: string; id: string } | null {
    const address = typeof reference?.reference === "string" ? addressOf(reference.reference) : null;
    if (address?.type !== "Patient") return null;
    const key = keyOf("Patient", address.id, address.base ?? from.base, this.#home);
    return { key, id: idFor(key, "Patient", address.id) };
  }

  /** The same few searches stand in thousands of encounters. */
  #parsed(text: string): Query | null {
    const known = this.#queries.get(text);
    if (known !== undefined) return known;
    const query = parseQuery(text);
    if (query !== null) this.#queries.set(text, query);
    return query;
  }

  /** In a Bundle an address leads to an entry of that Bundle, else to the only one that has it anywhere. */
  #alias(text: string, from: KeyedEntry): KeyedEntry | "several" | null {
    const aliases = this.#aliases.get(plainUrl(text)) ?? [];
    const near = aliases.filter(({ file }) => file === from.place.file);
    const keys = [...new Set((near.length > 0 ? near : aliases).map(({ key }) => key))];
    if (keys.length > 1) return "several";
    return this.#byKey.get(keys[0] ?? "") ?? null;
  }

  #urn<T extends KeptType>(uuid: string, types: readonly T[], target: string): Found<T> {
    for (const type of types) {
      const entry = this.#byKey.get(`${type}/${uuid}`) ?? this.#byKey.get(`${type}/${uuid.toLowerCase()}`);
      if (entry) return ofType(entry, types);
    }
    return { is: "missing", target };
  }

  #query<T extends KeptType>(query: Query, types: readonly T[], target: string): Found<T> {
    const { type, base, tokens } = query;
    if (!isOneOf(type, types)) return { is: "other", type };
    const matches = new Set(tokens.flatMap(token => this.#matching(type, token)));
    const there = [...matches].filter(entry => base === null || entry.base === base || this.#home === null);
    return only(there, types, target);
  }

  #matching(type: KeptType, token: Token): KeyedEntry[] {
    if ("id" in token) {
      const entry = this.#byKey.get(`${type}/${token.id}`);
      return entry ? [entry] : [];
    }
    return [...(this.#byIdentifier.get(identifierKey(type, token.system, token.value)) ?? [])];
  }

  #logical<T extends KeptType>(reference: Reference, types: readonly T[]): Found<T> | null {
    const { system, value } = reference.identifier ?? {};
    if (typeof value !== "string" || value === "") return null;
    const stated = statedType(reference);
    if (stated !== undefined && !isOneOf(stated, types)) return { is: "other", type: stated };
    const candidates = stated === undefined ? types : types.filter(type => type === stated);
    const target = `${candidates.join(" or ")} with the identifier ${system ?? ""}|${value}`;
    for (const type of candidates) {
      const matches = this.#matching(type, { system: system ?? null, value });
      if (matches.length > 0) return only(matches, types, target);
    }
    const others = stated === undefined ? keptTypes : [];
    const other = others.find(type => this.#matching(type, { system: system ?? null, value }).length > 0);
    return other === undefined ? { is: "missing", target } : { is: "other", type: other };
  }

  /** A contained resource stands for itself alone; one who is contained helps where they were read besides. */
  #contained<T extends KeptType>(id: string, types: readonly T[], from: KeyedEntry): Found<T> {
    const contained = list((from.resource as { contained?: readonly KeptResource[] }).contained);
    const inner = contained.find(resource => resource.id === id);
    const target = `#${id}`;
    if (!inner) return { is: "missing", target };
    const type = inner.resourceType;
    if (!isOneOf(type, types)) return { is: "other", type };
    const matches = identifiersOf(inner).flatMap(({ system, value = "" }) =>
      this.#matching(type, { system: system ?? null, value }),
    );
    if (matches.length > 0) return only([...new Set(matches)], types, target);
    if (type !== "PractitionerRole" && type !== "CareTeam") return { is: "missing", target };
    const resource = { ...inner, id, contained } as KeyedEntry["resource"];
    return ofType({ ...from, resource, key: `${from.key}#${id}` }, types);
  }
}

function only<T extends KeptType>(
  matches: readonly KeyedEntry[],
  types: readonly T[],
  target: string,
): Found<T> {
  const [first, second] = matches;
  if (first === undefined) return { is: "missing", target };
  return second === undefined ? ofType(first, types) : { is: "several", target };
}

function statedType({ type }: Reference): string | undefined {
  return typeof type === "string" ? /(?:^|\/)([A-Z][A-Za-z]+)$/.exec(type)?.[1] : undefined;
}

function identifierKey(type: string, system: string | null, value: string): string {
  return JSON.stringify([type, system, value]);
}

function identifiersOf(resource: FhirEntry["resource"] | KeptResource): readonly Identifier[] {
  const { identifier } = resource as { identifier?: readonly Identifier[] | Identifier };
  const identifiers = list(Array.isArray(identifier) ? identifier : undefined);
  return identifiers.filter(({ value }) => typeof value === "string" && value !== "");
}

function isOneOf<T extends string>(type: string, types: readonly T[]): type is T {
  return (types as readonly string[]).includes(type);
}

function ofType<T extends KeptType>(entry: KeyedEntry, types: readonly T[]): Found<T> {
  const type = entry.resource.resourceType;
  return isOneOf(type, types)
    ? { is: "found", entry: entry as KeyedEntry<ResourceOf<T>> }
    : { is: "other", type };
}
