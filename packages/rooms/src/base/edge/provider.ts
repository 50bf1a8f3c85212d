/**
 * Who comes from the provider of a practice's texts: by the signature that Twilio gives its requests
 * (https://www.twilio.com/docs/usage/security#validating-requests), HMAC-SHA-1 over the address and the fields of the form.
 */

/** What a form says: a field that comes twice has all of its values. */
export type Fields = ReadonlyMap<string, readonly string[]>;

export function fieldsOf(form: string): Fields {
  const fields = new Map<string, string[]>();
  for (const [name, value] of new URLSearchParams(form)) {
    const known = fields.get(name);
    if (known === undefined) fields.set(name, [value]);
    else known.push(value);
  }
  return fields;
}

/** Whether the signature is that of this account's token. */
export async function isSigned(
  token: string,
  signature: string | null,
  url: string,
  fields: Fields,
): Promise<boolean> {
  if (signature === null) return false;
  const key = await crypto.subtle.importKey(
    "raw",
    new TextEncoder().encode(token),
    { name: "HMAC", hash: "SHA-1" },
    false,
    ["verify"],
  );
  const bytes = bytesOf(signature);
  if (bytes === null) return false;
  const said = spelled(fields);
  let isRight = false;
  // All of them, in every case: how long it takes says nothing of which was right.
  for (const address of addressesOf(url))
    isRight =
      (await crypto.subtle.verify("HMAC", key, bytes, new TextEncoder().encode(address + said))) || isRight;
  return isRight;
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> | null {
  // One spelling for the same bytes.
  if (!/^[A-Za-z0-9+/]{26}[AEIMQUYcgkosw048]=$/.test(base64)) return null;
  return Uint8Array.from(atob(base64), char => char.charCodeAt(0));
}

/** Names in order, each with its value behind it; equal values of one name count once. */
function spelled(fields: Fields): string {
  const names = [...fields.keys()].sort();
  return names
    .map(name =>
      [...new Set(fields.get(name))]
        .sort()
        .map(value => name + value)
        .join(""),
    )
    .join("");
}

/**
 * The spellings of one address that the provider may have signed: with its port and without, and its query as it came or as
 * other libraries write it.
 */
function addressesOf(url: string): ReadonlySet<string> {
  const plain = new URL(url).toString();
  const both = (address: string): string[] => [withoutPort(address), withPort(address)];
  return new Set([...both(url), ...both(plain), ...both(withoutPort(plain)).map(legacyQuery)]);
}

const authority = /^([a-z][a-z0-9+.-]*:\/\/)((?:[^/?#]*@)?)(\[[^\]]*\]|[^:/?#]*)((?::\d*)?)(.*)$/is;

function withoutPort(url: string): string {
  return url.replace(authority, "$1$2$3$5");
}

function withPort(url: string): string {
  return url.replace(
    authority,
    (_, scheme: string, user: string, host: string, port: string, rest: string) => {
      const usual = scheme.toLowerCase() === "https://" ? ":443" : ":80";
      return scheme + user + host + (port === "" ? usual : port) + rest;
    },
  );
}

function legacyQuery(url: string): string {
  const start = url.indexOf("?");
  if (start === -1 || start === url.length - 1) return url;
  const query = [...fieldsOf(url.slice(start + 1))].flatMap(([name, values]) =>
    values.map(value => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`),
  );
  return `${url.slice(0, start)}?${query.join("&")}`;
}
