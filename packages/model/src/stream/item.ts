/**
 * What the practice's system puts into a conversation beside what people write: an appointment, a change of a plan. It has
 * an id of that system's own, under which it is changed and cancelled.
 */
import * as z from "zod/mini";
import { orElse } from "../fallbacks.ts";

/** A sort that a page does not know has its title and text all the same. */
export const StreamSort = /* @__PURE__ */ orElse(z.enum(["calendar-event", "plan-update"]), "plan-update");
export type StreamSort = z.infer<typeof StreamSort>;

export const StreamItem = z.object({
  /** An appointment (FHIR R4 `Appointment`), or a change of a plan (`CarePlan`). */
  sort: StreamSort,
  /** The practice's system's own. */
  id: z.string(),
  title: z.string(),
  text: z.optional(z.string()),
  /** It is not to be, or holds no more. */
  cancelled: z.optional(z.literal(true)),
  /** Of an appointment: milliseconds since 1970, or a `date` where it takes the day. */
  start: z.optional(z.int()),
  end: z.optional(z.int()),
  date: z.optional(z.string()),
  location: z.optional(z.string()),
});
export type StreamItem = z.infer<typeof StreamItem>;
