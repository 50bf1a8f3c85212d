/** The sentence for what happened, out of a table of words. */
import type { Status } from "@carethread/client";
import type { RefusalCode } from "@carethread/model";
import type { general, refusals } from "./en/en.ts";

type General = typeof general;

/** The sentence for a connection's status; empty while all is well. `ended` has those of what was looked at. */
export function statusSentence(
  status: Status | undefined,
  words: General,
  ended: General["ended"] = words.ended,
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
export function refusalIn(error: unknown, { refused }: typeof refusals): RefusalCode | null {
  const code = typeof error === "object" && error !== null && "code" in error ? error.code : null;
  return typeof code === "string" && Object.hasOwn(refused, code) ? (code as RefusalCode) : null;
}

/** The sentence for whatever a client's method rejected with. */
export function errorSentence(error: unknown, words: General & typeof refusals): string {
  const code = refusalIn(error, words);
  return code === null ? words.unreachable : words.refused[code];
}
