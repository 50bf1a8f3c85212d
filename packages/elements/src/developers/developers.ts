/** What is said to who builds a page, in English: fetched when there is something to say. */
import type { CareFailure } from "../events/events.ts";

const failures: Readonly<Record<Exclude<CareFailure, "bad-options" | "no-token">, string>> = {
  "not-found": "the server knows no such practice or person; see `practice` and the token's claims",
  "right-lost": "the person is no longer active in the practice",
  "wrong-version": "the page speaks a version that the server has left behind; load a newer build",
  "bad-frame": "the server could not read what the page sent",
  "not-wiped": "signed out, but something of the person may still be on the device",
};

/** Why a connection ended for good. */
export function failureMessage(code: keyof typeof failures): string {
  return failures[code];
}

/** The attributes without which an element makes no client. */
export function missingOf(source: {
  readonly server: string | null;
  readonly practice: string | null;
  readonly tokenUrl: string | null;
  readonly token: unknown;
}): string {
  const { server, practice, token, tokenUrl } = source;
  return [
    server === null ? "server" : "",
    practice === null ? "practice" : "",
    token === null && tokenUrl === null ? "token-url (or .token)" : "",
  ]
    .filter(name => name !== "")
    .join(", ");
}
