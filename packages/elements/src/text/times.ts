/** Times as people read them, in the page's language and the device's time zone. */

const formats = new Map<string, Intl.DateTimeFormat>();

/** The device may be in another time zone: formats are made anew. */
export function forgetFormats(): void {
  formats.clear();
}

function format(language: string, at: number, options: Intl.DateTimeFormatOptions): string {
  // Making a format costs far more than using one.
  const key = `${language} ${JSON.stringify(options)}`;
  let made = formats.get(key);
  if (made === undefined) {
    made = new Intl.DateTimeFormat(language, options);
    formats.set(key, made);
  }
  return made.format(at);
}

/** The day, as a number that differs by one from the next day's. */
export function dayOf(at: number): number {
  const date = new Date(at);
  return Math.round(Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / 86_400_000);
}

/** The day and the time zone, as a text that is another one when times are told otherwise. */
export function presentOf(now: number): string {
  return `${dayOf(now)} ${new Date(now).getTimezoneOffset()}`;
}

export function timeOf(language: string, at: number): string {
  return format(language, at, { hour: "numeric", minute: "2-digit" });
}

export function fullTime(language: string, at: number): string {
  return format(language, at, { dateStyle: "full", timeStyle: "short" });
}

function relativeDay(language: string, days: number): string {
  const word = new Intl.RelativeTimeFormat(language, { numeric: "auto" }).format(days, "day");
  return word.charAt(0).toLocaleUpperCase(language) + word.slice(1);
}

/**
 * A day and a time by the clocks of a place, or of the device: "Friday, November 27 at 8:00 AM", with the zone where the device's clocks show
 * another time then.
 */
export function dayAndTimeIn(language: string, at: number, zone: string | undefined): string {
  const time = { hour: "numeric", minute: "2-digit" } as const;
  const here = format(language, at, time);
  const there = zone === undefined ? {} : { timeZone: zone };
  const isHere = format(language, at, { ...time, ...there }) === here;
  return format(language, at, {
    ...{ weekday: "long", month: "long", day: "numeric", ...time, ...there },
    ...(isHere ? {} : { timeZoneName: "short" }),
  });
}

/** The day as a separator says it: "Today", "Yesterday", "Tuesday, 4 March". */
export function dayName(language: string, at: number, now: number): string {
  const ago = dayOf(now) - dayOf(at);
  if (ago === 0 || ago === 1) return relativeDay(language, -ago);
  const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  return format(language, at, {
    weekday: "long",
    day: "numeric",
    month: "long",
    ...(sameYear ? {} : { year: "numeric" }),
  });
}

/** When, as short as a row of a list needs it: a time today, else a day. */
export function shortTime(language: string, at: number, now: number): string {
  const ago = dayOf(now) - dayOf(at);
  if (ago <= 0) return timeOf(language, at);
  if (ago === 1) return relativeDay(language, -1);
  if (ago < 7) return format(language, at, { weekday: "short" });
  const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  return format(language, at, {
    day: "numeric",
    month: "short",
    ...(sameYear ? {} : { year: "numeric" }),
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
