/** What the back end answers. */
import type { Headers } from "./headers.ts";

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string | Buffer;
}

export function json(value: unknown, status = 200): Answer {
  return {
    status,
    headers: { "content-type": "application/json", "cache-control": "no-store" },
    body: JSON.stringify(value),
  };
}

export function refused(status: number, message: string): Answer {
  return json({ message }, status);
}

/** After a form: the browser gets the page anew. */
export function goTo(address: string, headers: Headers = {}): Answer {
  return { status: 303, headers: { ...headers, location: address, "cache-control": "no-store" }, body: "" };
}
