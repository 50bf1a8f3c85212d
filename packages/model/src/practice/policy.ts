/** The flags of a conversation, as its kind has them and its practice may have them otherwise. */
import * as z from "zod/mini";
import { oneOf } from "../fallbacks.ts";
import { TitleRule } from "./kind.ts";

export const Policy = /* @__PURE__ */ z.object({
  /** At most one conversation of this kind for a patient. */
  unique: z.boolean(),
  title: TitleRule,
  audience: oneOf("care-team", "single-recipient", "staff"),
  startedBy: oneOf("staff", "both", "portal"),
  /** Ways in which a portal user reaches the conversation. */
  channels: z.array(oneOf("portal", "sms")),
  close: oneOf("staff", "both", "none"),
  encounter: oneOf("none", "per-conversation", "per-day"),
  task: z.boolean(),
  attachments: oneOf("none", "images", "any"),
  encryption: z.array(oneOf("managed", "e2ee")),
});
export type Policy = z.infer<typeof Policy>;
