/** What stands in a Bundle of any type: resources, deletions, and entries that say nothing of people. */
import { isRecord, type Json } from "./take.ts";

export type Item =
  | { readonly is: "resource"; readonly value: unknown; readonly fullUrl?: string }
  | { readonly is: "deletion"; readonly url: string }
  | { readonly is: "nothing" };

export function itemOf(entry: unknown): Item {
  if (!isRecord(entry)) return { is: "resource", value: entry };
  const { resource, fullUrl, request, response, search } = entry;
  if (isRecord(request) && request.method === "DELETE")
    return { is: "deletion", url: String(request.url ?? "") };
  // Reads of a transaction, and answers to it, have no resource.
  if (resource === undefined && [request, response, search].some(part => part !== undefined)) {
    return { is: "nothing" };
  }
  return { is: "resource", value: resource, ...(typeof fullUrl === "string" ? { fullUrl } : {}) };
}

export function isBundle(value: unknown): value is Json {
  return isRecord(value) && value.resourceType === "Bundle";
}

/** @throws Error where `entry` is no list. */
export function entriesIn({ entry = [] }: Json): readonly unknown[] {
  if (!Array.isArray(entry)) throw new Error("is a Bundle whose `entry` is not a list");
  return entry;
}
