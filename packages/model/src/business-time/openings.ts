/** When a practice is open, one opening after the other. */
import { type BusinessHours, type Span, type Weekday, weekdays } from "./hours.ts";
import { clockAt, whenClocksShow } from "./zone.ts";

const day = 86_400_000;

interface Opening {
  readonly from: number;
  readonly to: number;
}

/** When it is open from the day of an instant on, in order, without end. */
export function* openingsFrom(hours: BusinessHours, at: number): Generator<Opening, never> {
  for (let date = Math.floor(clockAt(hours.zone, at) / day) * day; ; date += day)
    for (const { from, to } of spansOf(hours, date))
      yield {
        from: whenClocksShow(hours.zone, date + timeOf(from)),
        to: whenClocksShow(hours.zone, date + timeOf(to)),
      };
}

function spansOf({ week, holidays }: BusinessHours, date: number): readonly Span[] {
  const { 0: name = "" } = new Date(date).toISOString().split("T");
  if (holidays.includes(name)) return [];
  // The first of January 1970 was a Thursday.
  const weekday = weekdays[(date / day + 3) % 7] as Weekday;
  return week[weekday] ?? [];
}

function timeOf(timeOfDay: string): number {
  const [hour = 0, minute = 0] = timeOfDay.split(":").map(Number);
  return (hour * 60 + minute) * 60_000;
}
