/**
 * Why a command was not carried out. Elements turn a code into a sentence for people; what a developer is told
 * stands in refusal-answers.ts, because no browser needs it.
 */
import * as z from "zod/mini";
import { orElse } from "../fallbacks.ts";

interface RefusalRule {
  /** True where the same command may succeed later without a change. */
  readonly retryable: boolean;
  /** True where the refusal concerns this one command, so that the next one may go on. */
  readonly alone: boolean;
}

const final: RefusalRule = { retryable: false, alone: true };
const standing: RefusalRule = { retryable: false, alone: false };
const later: RefusalRule = { retryable: true, alone: false };

const rules = {
  "bad-request": final,
  "text-empty": final,
  "text-too-long": final,
  "text-malformed": final,
  "title-required": final,
  "title-not-allowed": final,
  "title-too-long": final,
  conflict: final,
  unauthorized: standing,
  "session-ended": standing,
  "not-found": standing,
  "not-allowed": standing,
  "not-writable": standing,
  "patient-deceased": standing,
  "patient-withdrawn": standing,
  "kind-not-available": standing,
  closed: standing,
  "not-closed": standing,
  "encounter-finished": standing,
  "recipient-gone": standing,
  "recipient-unavailable": standing,
  "addressee-gone": standing,
  "not-available": standing,
  "messaging-off": standing,
  "channel-off": standing,
  "patient-not-enabled": standing,
  "watch-fixed": final,
  "mention-no-access": final,
  "support-unavailable": final,
  "too-many-members": final,
  "task-taken": final,
  "task-over": final,
  "task-no-access": final,
  "correction-open": final,
  "correction-nothing": final,
  "correction-empty": final,
  "correction-too-long": final,
  "correction-not-yours": final,
  "correction-over": final,
  "correction-extended": final,
  "correction-unanswered": final,
  "too-many-corrections": final,
  "pause-over": final,
  "reminder-needs-new-message": final,
  "import-too-late": final,
  "import-from-future": final,
  "questionnaire-unsupported": final,
  "questionnaire-gone": final,
  "too-many-questionnaires": final,
  "answers-incomplete": final,
  "answers-too-long": final,
  "settings-impossible": final,
  "attachments-off": final,
  "attachment-type": final,
  "attachment-mismatch": final,
  "attachment-empty": final,
  "attachment-too-large": final,
  "attachment-too-many": final,
  "attachment-gone": final,
  "attachment-infected": final,
  "attachment-damaged": final,
  "attachment-unscanned": final,
  "attachment-not-ready": later,
  "texting-unavailable": final,
  "texting-no-number": final,
  "texting-no-birth-date": final,
  "texting-opted-out": final,
  "texting-stopped": final,
  "texting-not-pending": final,
  "text-not-again": final,
  encrypted: final,
  "encryption-off": final,
  "keys-old": final,
  "device-unknown": final,
  "too-many-devices": final,
  "retention-off": final,
  "retention-not-due": final,
  "retention-held": final,
  "retention-not-proposed": final,
  "retention-same-person": final,
  "retention-gone": final,
  "wrong-method": final,
  "too-large": final,
  "too-fast": later,
  "server-error": later,
  "server-misconfigured": later,
  /** No room says it: what a page takes for a code that is newer than itself. */
  unknown: final,
} as const satisfies Record<string, RefusalRule>;

export const RefusalCode = /* @__PURE__ */ orElse(
  z.enum(Object.keys(rules) as [keyof typeof rules, ...(keyof typeof rules)[]]),
  "unknown",
);
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
