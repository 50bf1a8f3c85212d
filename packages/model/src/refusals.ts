/** Why a command was not carried out. Elements turn a code into a sentence for people; `say` is for developers. */
import * as z from "zod/mini";

interface RefusalRule {
  /** What was wrong and what to do, for a developer. */
  readonly say: string;
  /** HTTP status where the command came by HTTP. */
  readonly status: number;
  /** True where the same command may succeed later without a change. */
  readonly retryable: boolean;
  /** True where the refusal concerns this one command, so that the next one may go on. */
  readonly alone: boolean;
}

function final(status: number, say: string): RefusalRule {
  return { say, status, retryable: false, alone: true };
}
function standing(status: number, say: string): RefusalRule {
  return { say, status, retryable: false, alone: false };
}
function later(status: number, say: string): RefusalRule {
  return { say, status, retryable: true, alone: false };
}

const rules = {
  "bad-request": final(400, "The body is not of the documented shape; see `params.at`."),
  "text-empty": final(400, "A message needs at least one visible character."),
  "text-too-long": final(400, "A message has at most 16,000 UTF-16 code units."),
  "text-malformed": final(
    400,
    "The text has a control character or half a surrogate pair; titles are one line.",
  ),
  "title-required": final(400, "This kind of conversation needs a title."),
  "title-not-allowed": final(400, "This kind of conversation has no title."),
  "title-too-long": final(400, "A title has at most 200 UTF-16 code units."),
  conflict: final(409, "This command id was used before with another body; make a new id."),
  unauthorized: standing(401, "Send a current token of this practice as `Authorization: Bearer`."),
  "not-found": standing(404, "There is no such thing, or no right to it."),
  "not-allowed": standing(403, "This person may see this but not do that."),
  "not-writable": standing(403, "The patient has no right to write here, or nobody may."),
  "patient-deceased": standing(403, "The patient has died; nobody can be written to."),
  "kind-not-available": standing(403, "This practice does not let this person start that kind."),
  closed: standing(403, "The conversation is closed; it takes no message."),
  "import-too-late": final(409, "Past messages come in only before the first live message."),
  "import-from-future": final(400, "A past message has a time in the future, or out of order."),
  "wrong-method": final(405, "This path has another method; see the documentation."),
  "too-large": final(413, "The request's body is larger than the limit."),
  "too-fast": later(429, "Too many requests; wait `params.retryAfter` ms."),
  "server-error": later(500, "The server failed; send the same command again."),
  "server-misconfigured": later(500, "The deployment's environment is not complete; see the server's log."),
} as const satisfies Record<string, RefusalRule>;

export const RefusalCode = z.enum(Object.keys(rules) as [keyof typeof rules, ...(keyof typeof rules)[]]);
export type RefusalCode = keyof typeof rules;

export const refusalRules: Readonly<Record<RefusalCode, RefusalRule>> = rules;

export const Params = z.record(z.string(), z.union([z.string(), z.number()]));
export type Params = z.infer<typeof Params>;

export interface Refusal {
  readonly refused: RefusalCode;
  readonly params: Params;
}

export function refusal(code: RefusalCode, params: Params = {}): Refusal {
  return { refused: code, params };
}
