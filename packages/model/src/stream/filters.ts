/** The parts of a conversation that are looked through by themselves. */
import * as z from "zod/mini";

export const StreamFilter = z.enum(["calendar-events", "plan-updates", "attachments", "links"]);
export type StreamFilter = z.infer<typeof StreamFilter>;

/** What of a log is found by itself: what people look through, and the keys of an encrypted one, which devices look for. */
export const LogFilter = /* @__PURE__ */ z.enum([
  "calendar-events",
  "plan-updates",
  "attachments",
  "links",
  "keys",
]);
export type LogFilter = z.infer<typeof LogFilter>;
