/** The headers of a request, in whichever shape a framework gives them. */

type Value = string | readonly string[] | null | undefined;

/**
 * A `Headers` of this or another implementation, a `Map`, a record of any case with texts or lists (Node, API gateways),
 * or pairs: in lists, or one after the other as Node's `rawHeaders`.
 */
export type HeadersLike =
  | { get(name: string): Value }
  | Readonly<Record<string, Value>>
  | readonly (readonly [string, Value])[]
  | readonly string[];

function pairsOf(headers: HeadersLike): (readonly [string, Value])[] {
  if (Array.isArray(headers)) {
    if (headers.every(one => Array.isArray(one))) return headers as unknown as (readonly [string, Value])[];
    return headers.flatMap((name, at) => (at % 2 === 0 ? [[String(name), headers[at + 1]] as const] : []));
  }
  if (headers instanceof Map) return [...headers];
  return Object.entries(headers);
}

/** The header's value, empty where it is not there; several are joined as HTTP joins them (RFC 9110, 5.3). */
export function headerOf(headers: HeadersLike, name: string): string {
  if (typeof headers !== "object" || headers === null) return "";
  const isLookedUp = !(headers instanceof Map) && "get" in headers && typeof headers.get === "function";
  const values = isLookedUp
    ? [(headers.get as (name: string) => Value).call(headers, name)]
    : pairsOf(headers).flatMap(([key, value]) => (String(key).toLowerCase() === name ? [value] : []));
  return values
    .flat()
    .filter((value): value is string => typeof value === "string")
    .map(value => value.trim())
    .join(", ");
}
