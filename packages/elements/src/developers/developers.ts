/** What is said to who builds a page, in English: fetched when there is something to say. */
import type { CareFailure } from "../events/events.ts";

/** Why a connection ended for good. */
export const failures: Readonly<Record<Exclude<CareFailure, "bad-options" | "no-token">, string>> = {
  "not-found": "the server knows no such practice or person; see `practice` and the token's claims",
  "right-lost": "the person is no longer active in the practice",
  "wrong-version": "the page speaks a version that the server has left behind; load a newer build",
  "bad-frame": "the server could not read what the page sent",
  "not-wiped": "signed out, but something of the person may still be on the device",
};

/** What is wrong with the attributes that say which client an element makes. */
export function faultOf(source: {
  readonly server: string | null;
  readonly practice: string | null;
  readonly tokenUrl: string | null;
  readonly token: unknown;
  readonly persist?: string;
}): string {
  const { server, practice, token, tokenUrl, persist } = source;
  const missing = [
    server == null ? "server" : "",
    practice == null ? "practice" : "",
    (token ?? tokenUrl) == null ? "token-url (or .token)" : "",
  ].filter(name => name !== "");
  return missing.length > 0
    ? `missing ${missing.join(", ")}`
    : `persist is device, session or none, not "${persist}"`;
}
