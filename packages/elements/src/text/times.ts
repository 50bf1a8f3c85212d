/** Times as people read them, in the page's language and the device's time zone: those that a list needs too. */

const formats = new Map<string, Intl.DateTimeFormat>();

/** The device may be in another time zone: formats are made anew. */
export function forgetFormats(): void {
  formats.clear();
}

export function format(language: string, at: number, options: Intl.DateTimeFormatOptions): string {
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
