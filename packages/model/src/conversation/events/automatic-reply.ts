/** The practice was closed when the patient's side wrote: when it opens, and whom to call until then. It is no answer. */
import * as z from "zod/mini";
import { oneOf } from "../../fallbacks.ts";
import { base, type EventRule, type EventView, unsigned } from "./base.ts";

export const AutomaticReply = z.object({
  ...base,
  type: z.literal("automatic-reply"),
  /** When the practice opens next, milliseconds since 1970. */
  opensAt: z.int(),
  /** Its time zone (IANA). */
  zone: z.string(),
  /** Within what time of its hours it expects to answer, in milliseconds. */
  answerWithin: z.optional(z.int()),
  /** The number to call in an emergency. */
  call: z.string(),
  /** By which way it also went: the portal alone where nothing is said. */
  channel: z.optional(oneOf("portal", "sms")),
});
export type AutomaticReply = z.infer<typeof AutomaticReply>;

export const automaticReply = {
  schema: AutomaticReply,
  signed: false,
  apply: view => view,
} as const satisfies EventView<AutomaticReply>;

export const automaticReplyRule = {
  isForEveryone: (_, { audience }) => audience !== "staff",
  shownTo: unsigned<AutomaticReply>,
  counts: false,
} as const satisfies EventRule<AutomaticReply>;
