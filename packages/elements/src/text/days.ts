/** Days and spans of time as people read them: what no list needs. */
import { dayOf, format, fullTime } from "./times.ts";

/**
 * A day and a time by the clocks of a place, or of the device: "Friday, November 27 at 8:00 AM", with the zone where the device's clocks show
 * another time then.
 */
export function dayAndTimeIn(language: string, at: number, zone: string | undefined): string {
  return inZone(language, at, zone, { weekday: "long", month: "long", day: "numeric" });
}

/** The time alone, likewise: "8:00 AM", "8:00 AM CST". */
export function timeIn(language: string, at: number, zone: string | undefined): string {
  return inZone(language, at, zone, {});
}

function inZone(
  language: string,
  at: number,
  zone: string | undefined,
  day: Intl.DateTimeFormatOptions,
): string {
  const time = { hour: "numeric", minute: "2-digit" } as const;
  const here = format(language, at, time);
  const there = zone === undefined ? {} : { timeZone: zone };
  const isHere = format(language, at, { ...time, ...there }) === here;
  return format(language, at, {
    ...{ ...day, ...time, ...there },
    ...(isHere ? {} : { timeZoneName: "short" }),
  });
}

/** A day to come, within a sentence: "today", "tomorrow", "Monday", "Monday, January 4". */
export function dayFrom(language: string, at: number, now: number): string {
  const days = dayOf(at) - dayOf(now);
  if (days < 2) return new Intl.RelativeTimeFormat(language, { numeric: "auto" }).format(days, "day");
  return format(language, at, {
    weekday: "long",
    ...(days < 7 ? {} : { day: "numeric", month: "long" }),
  });
}

/** A birth date (`YYYY-MM-DD`, or less of it) as people read it. */
export function birthDate(language: string, date: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return date;
  return format(language, Date.parse(`${date}T12:00:00`), { dateStyle: "medium" });
}

/** A day of the calendar (`YYYY-MM-DD`) as people read it. */
export function dayText(language: string, date: string): string {
  return format(language, Date.parse(`${date}T12:00:00`), { dateStyle: "full" });
}

/** The day of a time by UTC, as people read it. */
export function dayOfUtc(language: string, at: number): string {
  return format(language, at, { dateStyle: "medium", timeZone: "UTC" });
}

/** From when until when; with both on one day it is named once. */
export function timeSpan(language: string, start: number, end?: number): string {
  if (end === undefined || end === start) return fullTime(language, start);
  const [from, to] = [new Date(start), new Date(end)];
  return new Intl.DateTimeFormat(language, { dateStyle: "full", timeStyle: "short" }).formatRange(from, to);
}

/** A date (`YYYY-MM-DD`) of this year or so, short: "Fri, Nov 6". */
export function calendarDay(language: string, date: string): string {
  return format(language, Date.parse(`${date}T12:00:00`), {
    weekday: "short",
    month: "short",
    day: "numeric",
  });
}
