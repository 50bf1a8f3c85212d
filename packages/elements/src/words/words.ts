import type { EndReason, Status } from "@carethread/client";
import type { RefusalCode } from "@carethread/model";
import { en, type Words } from "./en.ts";

/** The table in use; another language is another table of the same shape. */
export const words: Words = en;

/** The sentence for a connection's status; empty while all is well. */
export function statusSentence(
  status: Status | undefined,
  ended: Readonly<Record<EndReason, string>> = words.ended,
): string {
  if (status === undefined) return "";
  switch (status.state) {
    case "ended":
      return ended[status.reason];
    case "no-token":
      return words.noToken[status.reason];
    case "reconnecting":
      return status.reached ? words.status.reconnecting : words.neverReached;
    default:
      return words.status[status.state];
  }
}

/** The refusal's code in whatever a client's method rejected with, or null. */
export function refusalIn(error: unknown): RefusalCode | null {
  const code = typeof error === "object" && error !== null && "code" in error ? error.code : null;
  return typeof code === "string" && Object.hasOwn(words.refused, code) ? (code as RefusalCode) : null;
}

/** The sentence for whatever a client's method rejected with. */
export function errorSentence(error: unknown): string {
  const code = refusalIn(error);
  return code === null ? words.unreachable : words.refused[code];
}
