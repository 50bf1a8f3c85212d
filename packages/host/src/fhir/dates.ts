/**
 * FHIR dates. One that names a year, a month, a day, a minute or a second means all of it, so each is an interval; both
 * ends belong to it.
 */

/** In milliseconds since 1970, both ends included. */
export interface Interval {
  readonly start: number;
  readonly end: number;
}

/** The moment of the import, and the time zone (IANA) in which a date without a time is meant. */
export interface Clock {
  readonly now: number;
  readonly timeZone: string;
}

interface Shape {
  readonly start?: unknown;
  readonly end?: unknown;
}

export type FhirPeriod = Shape | undefined;

const year = "(?<year>\\d{4})";
const clock = "(?<hour>[01]\\d|2[0-3]):(?<minute>[0-5]\\d)(?::(?<second>[0-5]\\d|60)(?<fraction>\\.\\d+)?)?";
const zone = "(?<zone>Z|(?<sign>[+-])(?<zoneHour>0\\d|1[0-4]):(?<zoneMinute>[0-5]\\d))?";
const pattern = new RegExp(`^${year}(?:-(?<month>\\d{2})(?:-(?<day>\\d{2})(?:T${clock}${zone})?)?)?$`);

/** Midnight, in UTC, of a day that the calendar has; null for 30 February. */
function midnight(year: number, month: number, day: number): number | null {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  const isReal = year > 0 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isReal ? date.getTime() : null;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-US", {
    ...{ timeZone, calendar: "gregory", hourCycle: "h23", era: "short" },
    ...{ year: "numeric", month: "numeric", day: "numeric" },
    ...{ hour: "numeric", minute: "numeric", second: "numeric" },
  });
  formats.set(timeZone, made);
  return made;
}

/** How far the clocks of a zone are ahead of UTC at a moment. */
function offsetAt(time: number, timeZone: string): number {
  const parts = Object.fromEntries(
    formatOf(timeZone)
      .formatToParts(time)
      .map(part => [part.type, part.value]),
  );
  const shown = new Date(0);
  const years = Number(parts.year);
  shown.setUTCFullYear(parts.era === "BC" ? 1 - years : years, Number(parts.month) - 1, Number(parts.day));
  shown.setUTCHours(Number(parts.hour), Number(parts.minute), Number(parts.second));
  return shown.getTime() - Math.floor(time / 1000) * 1000;
}

/** The moment at which the clocks of the zone show what UTC shows at `shown`. */
function inZone(shown: number, timeZone: string): number {
  if (timeZone === "UTC") return shown;
  const guess = shown - offsetAt(shown, timeZone);
  return shown - offsetAt(guess, timeZone);
}

/** The day of the zone's calendar at a moment, `YYYY-MM-DD`. */
export function dayIn(time: number, timeZone: string): string {
  const shown = timeZone === "UTC" ? time : time + offsetAt(time, timeZone);
  return new Date(shown).toISOString().slice(0, 10);
}

/** What a date, dateTime or instant means; null where it is none, e.g. for 30 February. */
export function intervalOf(value: unknown, timeZone: string): Interval | null {
  const groups = typeof value === "string" ? pattern.exec(value)?.groups : undefined;
  if (groups === undefined) return null;
  const named = (name: string): number => Number(groups[name] ?? 0);
  const start = midnight(named("year"), named("month") || 1, named("day") || 1);
  if (start === null || groups.month === "00" || groups.day === "00") return null;
  if (groups.hour !== undefined) return momentOf(start, groups, timeZone);
  const until = new Date(start);
  if (groups.month === undefined) until.setUTCFullYear(until.getUTCFullYear() + 1);
  else if (groups.day === undefined) until.setUTCMonth(until.getUTCMonth() + 1);
  else until.setUTCDate(until.getUTCDate() + 1);
  return { start: inZone(start, timeZone), end: inZone(until.getTime(), timeZone) - 1 };
}

function momentOf(day: number, groups: Record<string, string | undefined>, timeZone: string): Interval {
  const { second, fraction, zone, sign } = groups;
  const minutes = Number(groups.hour) * 60 + Number(groups.minute);
  // A leap second is the end of the second before it.
  const seconds = second === "60" ? 59 : Number(second ?? 0);
  const part = fraction === undefined ? 0 : Math.trunc(Number(`0${fraction}`) * 1000);
  const shown = day + minutes * 60_000 + seconds * 1000 + part;
  const ahead = (Number(groups.zoneHour ?? 0) * 60 + Number(groups.zoneMinute ?? 0)) * 60_000;
  const start = zone === undefined ? inZone(shown, timeZone) : shown - (sign === "-" ? -ahead : ahead);
  const length = second === undefined ? 60_000 : fraction === undefined ? 1000 : 1;
  return { start, end: start + length - 1 };
}

/** Where a period stands: whether what it says of somebody holds now. `unreadable`: one of its ends is no date. */
export type Standing = "now" | "not begun" | "ended" | "unreadable";

export function standing(period: FhirPeriod, { now, timeZone }: Clock): Standing {
  const { start, end } = period ?? {};
  const from = start === undefined ? undefined : intervalOf(start, timeZone);
  const to = end === undefined ? undefined : intervalOf(end, timeZone);
  if (to && to.end < now) return "ended";
  if (from && from.start > now) return "not begun";
  return from === null || to === null ? "unreadable" : "now";
}

/** The day, month or year of a birth date as FHIR writes it; null where the calendar has none such. */
export function calendarDate(value: unknown): string | null {
  const isDate = typeof value === "string" && value.length <= 10 && intervalOf(value, "UTC") !== null;
  return isDate ? value : null;
}
