/** Days of a practice's calendar; of UTC's where it says no time zone. */
import type { BusinessHours } from "./hours.ts";
import { clockAt, whenClocksShow } from "./zone.ts";

const day = 86_400_000;

const zoneOf = (hours: BusinessHours | undefined): string => hours?.zone ?? "UTC";

/** Which day an instant is of, counted from the first of January 1970. */
export function dayAt(hours: BusinessHours | undefined, at: number): number {
  return Math.floor(clockAt(zoneOf(hours), at) / day);
}

/** When a day begins, counted from the first of January 1970. */
export function beginningOf(hours: BusinessHours | undefined, number: number): number {
  return whenClocksShow(zoneOf(hours), number * day);
}

/** When the day after that of an instant begins. */
export function nextDay(hours: BusinessHours | undefined, at: number): number {
  return beginningOf(hours, dayAt(hours, at) + 1);
}
