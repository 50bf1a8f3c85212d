/** What a conversation knows of its coach's rhythm, and what follows of it. */
import * as z from "zod/mini";
import { type BusinessHours, beginningOf } from "../business-time/business-time.ts";
import { type Cadence, dateAt, dayNumber, dueOn } from "./due.ts";
import { Day, Rhythm } from "./rhythm.ts";

/** The plan as the host says it, the rhythm as the coach set it, and the day for which a message is due by now. */
export const Coaching = z.object({
  /** The first day of the plan; absent where there is none. */
  plan: z.optional(Day),
  rhythm: Rhythm,
  /** The day on which a coach set it; absent where it came with the plan. */
  setOn: z.optional(Day),
  /** The day on which a message to the patient came due, where none was written since. */
  due: z.optional(Day),
});
export type Coaching = z.infer<typeof Coaching>;

/** When a day of the practice's calendar is over, milliseconds since 1970: the last that is still of it. */
export function endOfDay(hours: BusinessHours | undefined, day: Day): number {
  return beginningOf(hours, dayNumber(day) + 1) - 1;
}

/** As the table of days takes it. `wroteAt` is as in a conversation's head. */
function cadenceOf(
  { plan, rhythm, setOn }: Coaching,
  wroteAt: number | undefined,
  hours: BusinessHours | undefined,
): Cadence {
  return { plan, rhythm, setOn, last: wroteAt === undefined ? undefined : dateAt(hours, wroteAt) };
}

/** The day for which a message is due, or the next one on which one will be; null for none. */
export function dueDay(
  coaching: Coaching,
  wroteAt: number | undefined,
  hours: BusinessHours | undefined,
): Day | null {
  return coaching.due ?? dueOn(cadenceOf(coaching, wroteAt, hours));
}

/** When the day begins on which the next message is due, milliseconds since 1970; null where none is, or one is already. */
export function comesDueAt(
  coaching: Coaching,
  wroteAt: number | undefined,
  hours: BusinessHours | undefined,
): number | null {
  const due = coaching.due === undefined ? dueDay(coaching, wroteAt, hours) : null;
  return due === null ? null : beginningOf(hours, dayNumber(due));
}
