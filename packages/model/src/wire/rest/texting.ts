/** How a patient stands to being texted, and what staff do about it. */
import * as z from "zod/mini";
import { Enrolment } from "../../texting/texting.ts";

/** `GET patient/…/texting`, and the answer to a deed: of numbers that were stopped only whether this one is. */
export const PatientTexting = z.extend(z.omit(Enrolment, { stopped: true }), {
  /** The practice's number; absent where it has no account with a provider. */
  from: z.optional(z.string()),
});
export type PatientTexting = z.infer<typeof PatientTexting>;

/**
 * `POST patient/…/texting`: `invite` begins it, `resend` sends the opt-in text once more, `opt-out` ends it, `consent` says
 * that the patient agreed anew after staff had opted them out.
 */
export const TextingDeed = z.object({ deed: z.enum(["invite", "resend", "opt-out", "consent"]) });
export type TextingDeed = z.infer<typeof TextingDeed>;
