/**
 * Kinds of conversation. A kind is a preset of flags that is copied into the `created` event; no other code
 * asks which kind a conversation is.
 */
import type { Kind } from "./kind.ts";
import type { Policy } from "./policy.ts";

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
    encryption: ["managed"],
  },
};
