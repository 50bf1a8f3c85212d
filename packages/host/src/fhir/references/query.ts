/** References that search: `Practitioner?identifier=system|value`, also behind a server's address. */
import { plainUrl } from "./addresses.ts";

export interface Query {
  readonly base: string | null;
  readonly type: string;
  /** Each of them will do. */
  readonly tokens: readonly Token[];
}

export type Token =
  | { readonly id: string }
  /** `system` is null for any, "" for none. */
  | { readonly system: string | null; readonly value: string };

/** Null for what is no search; no tokens where it searches by something that is not known here. */
export function parseQuery(text: string): Query | null {
  const groups = /^(?:(?<base>https?:\/\/.+?)\/|\/)?(?<type>[A-Z][A-Za-z]+)\?(?<search>.*)$/.exec(
    text,
  )?.groups;
  if (groups === undefined) return null;
  const { base, type = "", search = "" } = groups as { base?: string; type?: string; search?: string };
  const parameters = search.split("&").filter(Boolean);
  const tokens = parameters.length === 1 ? tokensOf(parameters[0] as string) : [];
  return { base: base === undefined ? null : plainUrl(base), type, tokens };
}

function tokensOf(parameter: string): Token[] {
  const [, name, encoded = ""] = /^(identifier|_id)=(.*)$/.exec(parameter) ?? [];
  if (name === undefined) return [];
  const values = split(decoded(encoded), ",").filter(Boolean);
  if (name === "_id") return values.map(value => ({ id: bare(value) }));
  return values.flatMap((value): Token[] => {
    const [first = "", second] = split(value, "|").map(bare);
    const token = second === undefined ? { system: null, value: first } : { system: first, value: second };
    return token.value === "" ? [] : [token];
  });
}

/** At each `mark` but those behind a backslash. */
function split(text: string, mark: "," | "|"): string[] {
  const parts = [""];
  for (const [piece] of text.matchAll(/\\.|./gs)) {
    if (piece === mark) parts.push("");
    else parts[parts.length - 1] += piece;
  }
  return parts;
}

function bare(text: string): string {
  return text.replace(/\\(.)/gs, "$1");
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // Not encoded, and has a bare percent sign: taken as it stands.
    return text;
  }
}
