/** Hours of the night in which a practice's number says nothing by itself. */
import * as z from "zod/mini";
import type { BusinessHours } from "./hours.ts";
import { clockAt, whenClocksShow } from "./zone.ts";

const TimeOfDay = /* @__PURE__ */ z
  .string()
  .check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/, "a time such as 08:30"));

/** From one time of day, and over midnight where it is the later one, until right before the other. */
export const QuietHours = /* @__PURE__ */ z
  .object({ from: TimeOfDay, until: TimeOfDay })
  .check(z.refine(({ from, until }) => from !== until, "two times of day"));
export type QuietHours = z.infer<typeof QuietHours>;

const day = 86_400_000;

function timeOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(":").map(Number);
  return (hours * 60 + minutes) * 60_000;
}

/** When the quiet hours end in which an instant lies (milliseconds since 1970); null where it lies in none. */
export function quietEnd(
  quiet: QuietHours | undefined,
  hours: BusinessHours | undefined,
  at: number,
): number | null {
  if (quiet === undefined || hours === undefined) return null;
  const clock = clockAt(hours.zone, at);
  const time = clock % day;
  const [from, until] = [timeOf(quiet.from), timeOf(quiet.until)];
  const isOver = from > until;
  const isQuiet = isOver ? time >= from || time < until : time >= from && time < until;
  if (!isQuiet) return null;
  const end = whenClocksShow(hours.zone, clock - time + until + (time < until ? 0 : day));
  // Where clocks are set back they show the end twice.
  return end > at ? end : null;
}
