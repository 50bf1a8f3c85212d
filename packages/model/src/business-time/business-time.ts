/** Time that counts: while the practice is open. Lengths in milliseconds as they pass, instants since 1970. */
import { type BusinessHours, type Span, type Weekday, weekdays } from "./hours.ts";
import { clockAt, whenClocksShow } from "./zone.ts";

export { businessTimeCounter } from "./counted.ts";
export { BusinessHours, weekdays } from "./hours.ts";
export { clockAt, whenClocksShow } from "./zone.ts";

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

/** How long a practice was open between two instants; all of the time where it says no hours. */
export function businessTime(hours: BusinessHours | undefined, from: number, to: number): number {
  if (to <= from) return 0;
  if (hours === undefined) return to - from;
  let sum = 0;
  for (const opening of openingsFrom(hours, from)) {
    if (opening.from >= to) break;
    sum += Math.max(0, Math.min(opening.to, to) - Math.max(opening.from, from));
  }
  return sum;
}

/** When a practice will have been open for so long after an instant. */
export function afterBusinessTime(hours: BusinessHours | undefined, from: number, length: number): number {
  if (hours === undefined) return from + length;
  let left = length;
  for (const opening of openingsFrom(hours, from)) {
    const begin = Math.max(opening.from, from);
    const open = Math.max(0, opening.to - begin);
    if (open > 0 && left <= open) return begin + left;
    left -= open;
  }
  return from;
}

/** Whether a practice is open. */
export function isOpen(hours: BusinessHours | undefined, at: number): boolean {
  return hours === undefined || nextOpening(hours, at) === at;
}

/** When a practice opens next: at once where it is open. */
export function nextOpening(hours: BusinessHours | undefined, at: number): number {
  return afterBusinessTime(hours, at, 0);
}
