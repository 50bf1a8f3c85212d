/** What is kept of a patient's way to being texted. */
import * as z from "zod/mini";
import { orElse } from "../fallbacks.ts";
import { TextingStatus } from "./status.ts";

/** A telephone number as ITU-T E.164 has it: `+`, the country's code, and at most fifteen digits in all. */
export const PhoneNumber = /* @__PURE__ */ z
  .string()
  .check(z.regex(/^\+[1-9]\d{6,14}$/, "a number such as +12025550123 (E.164)"));
export type PhoneNumber = z.infer<typeof PhoneNumber>;

/** Why the patient could not be enabled: by their replies, because none was right in time, or their number takes no text. */
export const FailedBy = /* @__PURE__ */ orElse(z.enum(["replies", "time", "carrier", "unknown"]), "unknown");
export type FailedBy = z.infer<typeof FailedBy>;

/**
 * The state of one patient's texting. Of replies it knows how many there were: what they said is stored nowhere, nor any
 * print of it, because a reply holds a date of birth.
 */
export const Enrolment = /* @__PURE__ */ z.object({
  status: TextingStatus,
  /** The number that this is about; absent where the chart has none that can be texted. */
  number: z.optional(PhoneNumber),
  /** Replies that did not hold the date of birth. */
  attempts: z.int().check(z.nonnegative()),
  /** When the last opt-in text was asked for, milliseconds since 1970: from then the time counts that it may take. */
  sentAt: z.optional(z.int()),
  failedBy: z.optional(FailedBy),
  /** Who opted the patient out: their own word is taken back by themselves alone. */
  optedOutBy: z.optional(z.enum(["patient", "staff"])),
  /** Numbers whose owner said STOP, and has not taken it back: nobody texts them, whoever's they become. */
  stopped: z.array(PhoneNumber),
});
export type Enrolment = z.infer<typeof Enrolment>;

export const unenrolled: Enrolment = { status: "none", attempts: 0, stopped: [] };
