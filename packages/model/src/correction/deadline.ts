/**
 * Until when staff answer who asks for a correction: 45 CFR 164.526 gives them 60 days from the day on which it was asked
 * for, and once 30 more where they say why. By the calendar of the practice, whatever the hour.
 */
import type { BusinessHours } from "../business-time/business-time.ts";
import { type Day, dateAt, dayAfter } from "../cadence/cadence.ts";

export const correctionDays = 60;
export const extensionDays = 30;

const dayLength = 86_400_000;

/** The last day for an answer to what was asked for at an instant, milliseconds since 1970. */
export function answerBy(hours: BusinessHours | undefined, askedAt: number): Day {
  return dayAfter(dateAt(hours, askedAt), correctionDays);
}

/** The last day after it was put later. */
export function extendedBy(until: Day): Day {
  return dayAfter(until, extensionDays);
}

/** How many days are left on a day of the practice's calendar: 0 on the last, less than that afterwards. */
export function daysLeft(until: Day, today: Day): number {
  return Math.round((Date.parse(until) - Date.parse(today)) / dayLength);
}
