/** Where requests and sockets go, and what a call from one room to another is. */
import { type Party, parties } from "@carethread/model";

/** What a room reads of a request. The platform's own class costs more than all that the room then does. */
export function internalRequest(url: string, secret: string, body: unknown): Request {
  const text = JSON.stringify(body);
  const headers: Readonly<Record<string, string>> = { authorization: `Bearer ${secret}` };
  const pieces = [new TextEncoder().encode(text)];
  const reader = {
    read: async () => ({ done: pieces.length === 0, value: pieces.shift() }),
    cancel: async () => {},
  };
  return {
    url,
    method: "POST",
    headers: { get: (name: string) => headers[name] ?? null },
    body: { getReader: () => reader },
    text: async () => text,
  } as unknown as Request;
}

/** The practice of a room. */
export function practiceOf({ name }: { readonly name: string }): string {
  return name.split("~", 1)[0] ?? "";
}

/** The room that an address names. */
export function addressed(url: string): { party: Party; name: string } | null {
  const [, root, party, name] = new URL(url).pathname.split("/");
  if (root !== "parties" || name === undefined || !(parties as readonly string[]).includes(party ?? ""))
    return null;
  return { party: party as Party, name };
}

/** What a platform throws where somebody cannot be reached. */
export const lost = (): TypeError => new TypeError("fetch failed");
