/** How often a message of the coach's is due: as the plan has it, or as the coach set it for this patient. */
import * as z from "zod/mini";
import { orElse } from "../fallbacks.ts";

/** A day of the calendar, `YYYY-MM-DD`. */
export const Day = /* @__PURE__ */ z.iso.date();
export type Day = z.infer<typeof Day>;

/** Why it is another rhythm than the plan's: the patient's wish, or how far they are on their way. */
export const RhythmReason = /* @__PURE__ */ orElse(z.enum(["preference", "readiness", "unknown"]), "unknown");
export type RhythmReason = z.infer<typeof RhythmReason>;

/** The most days from one message to the next. */
export const longestRhythm = 90;

/**
 * - `plan`: daily for two weeks from the plan's start, then weekly;
 * - `daily`, `weekly`, `days`: so often, from the last message on;
 * - `paused`: not before a day, and then by the plan; without one not at all until the coach sets another;
 * - `as-needed`: never by itself.
 */
export const Rhythm = /* @__PURE__ */ orElse(
  z.discriminatedUnion("type", [
    z.object({ type: z.enum(["plan", "daily", "weekly", "as-needed"]), reason: z.optional(RhythmReason) }),
    z.object({
      type: z.literal("days"),
      every: z.int().check(z.minimum(2), z.maximum(longestRhythm)),
      reason: z.optional(RhythmReason),
    }),
    z.object({ type: z.literal("paused"), until: z.optional(Day), reason: z.optional(RhythmReason) }),
  ]),
  { type: "as-needed" },
);
export type Rhythm = z.infer<typeof Rhythm>;

export const byPlan: Rhythm = { type: "plan" };
