/**
 * Kinds of conversation. A kind is a preset of flags that is copied into the `created` event; no other code
 * asks which kind a conversation is.
 */
import * as z from "zod/mini";
import { orElse } from "../fallbacks.ts";

export const Kind = /* @__PURE__ */ orElse(
  z.enum(["continuous", "topic", "direct", "encounter-chat", "internal"]),
  "topic",
);
export type Kind = z.infer<typeof Kind>;

/** One of these; to a page that does not know it, the first. */
function oneOf<const T extends readonly [string, ...string[]]>(...values: T) {
  return orElse(z.enum(values), values[0]);
}

/** Whether a conversation has a title. */
export const TitleRule = oneOf("optional", "required", "none");

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

export const kinds: Readonly<Record<Kind, Policy>> = {
  continuous: {
    unique: true,
    title: "none",
    audience: "care-team",
    startedBy: "both",
    channels: ["portal", "sms"],
    close: "none",
    encounter: "none",
    task: false,
    attachments: "any",
    encryption: ["managed"],
  },
  topic: {
    unique: false,
    title: "required",
    audience: "care-team",
    startedBy: "both",
    channels: ["portal"],
    close: "staff",
    encounter: "none",
    task: false,
    attachments: "any",
    encryption: ["managed", "e2ee"],
  },
  direct: {
    unique: false,
    title: "optional",
    audience: "single-recipient",
    startedBy: "both",
    channels: ["portal"],
    close: "none",
    encounter: "none",
    task: false,
    attachments: "none",
    encryption: ["managed", "e2ee"],
  },
  "encounter-chat": {
    unique: false,
    title: "required",
    audience: "care-team",
    startedBy: "both",
    channels: ["portal"],
    close: "both",
    encounter: "per-conversation",
    task: true,
    attachments: "images",
    encryption: ["managed"],
  },
  internal: {
    unique: false,
    title: "optional",
    audience: "staff",
    startedBy: "staff",
    channels: [],
    close: "staff",
    encounter: "none",
    task: false,
    attachments: "any",
    encryption: ["managed", "e2ee"],
  },
};
