/** Whether a text that failed may be sent once more. */
import * as z from "zod/mini";
import { Key } from "../names.ts";
import type { Delivery } from "./delivery.ts";
import type { TextingStatus } from "./status.ts";

/** By message, what is known of a text that never arrived: the provider's code, as long as it is of the present number. */
export const UnsentTexts = /* @__PURE__ */ z.record(
  Key,
  /* @__PURE__ */ z.object({ code: z.optional(z.int()) }),
);
export type UnsentTexts = z.infer<typeof UnsentTexts>;

/** As many are remembered of a conversation, the newest: an older one is written anew. */
const most = 20;

/**
 * Failures that the same text to the same number would meet again (https://www.twilio.com/docs/api/errors): its owner said
 * STOP, it takes no texts, it is no mobile phone, the phone blocks them, nobody has it, it is a landline, the carrier's filter
 * took the text for spam, it is too long.
 */
const lasting: readonly number[] = [21610, 21211, 21614, 30004, 30005, 30006, 30007, 21617];

/** Whether to send it again may help: it failed, the patient can be texted, and nothing of the number is in its way. */
export function canTextAgain(
  unsent: UnsentTexts | undefined,
  message: string,
  status?: TextingStatus,
): boolean {
  const failure = unsent?.[message];
  if (failure === undefined || status !== "enabled") return false;
  return failure.code === undefined || !lasting.includes(failure.code);
}

/** After it was told what became of a text; null for one that is sent once more. */
export function withDelivery(
  unsent: UnsentTexts | undefined,
  message: string,
  delivery: Delivery | null,
): UnsentTexts | undefined {
  const { [message]: _, ...others } = unsent ?? {};
  const isFailure = delivery?.status === "failed";
  const { code } = delivery ?? {};
  const all = [
    ...Object.entries(others),
    ...(isFailure ? [[message, code === undefined ? {} : { code }] as const] : []),
  ].slice(-most);
  return all.length === 0 ? undefined : Object.fromEntries(all);
}

/** The patient has another number: what was wrong with the old one says nothing of it. */
export function withoutCodes(unsent: UnsentTexts | undefined): UnsentTexts | undefined {
  return unsent && Object.fromEntries(Object.keys(unsent).map(message => [message, {}]));
}
