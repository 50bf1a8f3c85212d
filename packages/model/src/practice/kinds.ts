/**
 * Kinds of conversation. A kind is a preset of flags that is copied into the `created` event; no other code
 * asks which kind a conversation is.
 */
import * as z from "zod/mini";

export const Kind = z.enum(["continuous", "topic", "direct", "encounter-chat", "internal"]);
export type Kind = z.infer<typeof Kind>;

export const Policy = z.object({
  /** At most one conversation of this kind for a patient. */
  unique: z.boolean(),
  title: z.enum(["required", "optional", "none"]),
  audience: z.enum(["care-team", "single-recipient", "staff"]),
  startedBy: z.enum(["both", "staff", "portal"]),
  /** Ways in which a portal user reaches the conversation. */
  channels: z.array(z.enum(["portal", "sms"])),
  close: z.enum(["staff", "both", "none"]),
  encounter: z.enum(["per-conversation", "per-day", "none"]),
  task: z.boolean(),
  attachments: z.enum(["none", "images", "any"]),
  encryption: z.array(z.enum(["managed", "e2ee"])),
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
