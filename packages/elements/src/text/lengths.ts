/** Lengths of time as people read them, in the page's language: hours and minutes, because days of work have other lengths. */

const minute = 60_000;

const units = new Map<string, Intl.NumberFormat>();
const lists = new Map<string, Intl.ListFormat>();

function unit(language: string, value: number, name: "hour" | "minute"): string {
  const key = `${language} ${name}`;
  let format = units.get(key);
  if (format === undefined) {
    format = new Intl.NumberFormat(language, { style: "unit", unit: name, unitDisplay: "short" });
    units.set(key, format);
  }
  return format.format(value);
}

function joined(language: string, parts: readonly string[]): string {
  let format = lists.get(language);
  if (format === undefined) {
    format = new Intl.ListFormat(language, { type: "unit", style: "narrow" });
    lists.set(language, format);
  }
  return format.format(parts);
}

/** "45 min", "3 hr 20 min", "26 hr"; what is shorter than a minute is one. */
export function lengthOf(language: string, ms: number): string {
  const minutes = Math.max(1, Math.round(ms / minute));
  const hours = Math.floor(minutes / 60);
  if (hours === 0) return unit(language, minutes, "minute");
  // By the hour it is exact enough.
  if (hours >= 10) return unit(language, Math.round(minutes / 60), "hour");
  const whole = unit(language, hours, "hour");
  const rest = minutes % 60;
  return rest === 0 ? whole : joined(language, [whole, unit(language, rest, "minute")]);
}
