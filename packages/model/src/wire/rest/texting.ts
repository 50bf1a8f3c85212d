/** How a patient stands to being texted, and what staff do about it. */
import * as z from "zod/mini";
import { Enrolment, PhoneNumber } from "../../texting/texting.ts";

/** `POST practice/…/phone`, by staff: what somebody types as a number. */
export const PhoneQuery = /* @__PURE__ */ z.object({ phone: z.string().check(z.maxLength(40)) });
/** As the network knows it; null where it is none that can be texted. */
export const PhoneAnswer = /* @__PURE__ */ z.object({ number: z.nullable(PhoneNumber) });
export type PhoneAnswer = z.infer<typeof PhoneAnswer>;

/** A text of which it is not known whose it is. */
export const UnclearText = /* @__PURE__ */ z.object({
  sid: z.string(),
  at: z.int(),
  text: z.string(),
  omitted: z.optional(z.int()),
});
export type UnclearText = z.infer<typeof UnclearText>;

/** `GET patient/…/texting`, and the answer to a deed: of numbers that were stopped only whether this one is. */
export const PatientTexting = /* @__PURE__ */ z.extend(z.omit(Enrolment, { stopped: true }), {
  /** Texts from the number that may be another patient's, who has it too: `take` says that they are this one's. */
  unclear: z.optional(z.array(UnclearText)),
  /** When the opt-in text goes out that waits for the end of quiet hours, milliseconds since 1970. */
  goesOutAt: z.optional(z.int()),
  /** The practice's number; absent where it has no account with a provider. */
  from: z.optional(z.string()),
});
export type PatientTexting = z.infer<typeof PatientTexting>;

/**
 * `POST patient/…/texting`: `invite` begins it, `resend` sends the opt-in text once more, `opt-out` ends it, `consent` says
 * that the patient agreed anew after staff had opted them out, `take` that texts from a number of several patients are this
 * one's.
 */
export const TextingDeed = /* @__PURE__ */ z.object({
  deed: z.enum(["invite", "resend", "opt-out", "consent", "take"]),
});
export type TextingDeed = z.infer<typeof TextingDeed>;

/** `GET texting/…/strangers`, for the operator: numbers that wrote to the practice and are nobody's, the latest first. */
export const UnknownNumbers = /* @__PURE__ */ z.object({
  strangers: z.array(
    z.object({
      from: z.string(),
      /** How many texts came from it; what they said is not kept. */
      texts: z.int(),
      /** When the last one came, milliseconds since 1970. */
      at: z.int(),
    }),
  ),
});
export type UnknownNumbers = z.infer<typeof UnknownNumbers>;
