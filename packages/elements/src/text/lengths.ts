/** Lengths of time as people read them, in the page's language: hours and minutes, because days of work have other lengths. */

const minute = 60_000;

function unit(language: string, value: number, name: "hour" | "minute", display: "short" | "long"): string {
  return new Intl.NumberFormat(language, { style: "unit", unit: name, unitDisplay: display }).format(value);
}

/** "45 min", "3 hr 20 min", "26 hr"; what is shorter than a minute is one. */
export function lengthOf(language: string, ms: number, display: "short" | "long" = "short"): string {
  const minutes = Math.max(1, Math.round(ms / minute));
  const hours = Math.floor(minutes / 60);
  if (hours === 0) return unit(language, minutes, "minute", display);
  // By the hour it is exact enough.
  if (hours >= 10) return unit(language, Math.round(minutes / 60), "hour", display);
  const whole = unit(language, hours, "hour", display);
  const rest = minutes % 60;
  if (rest === 0) return whole;
  const list = new Intl.ListFormat(language, { type: "unit", style: display === "long" ? "long" : "narrow" });
  return list.format([whole, unit(language, rest, "minute", display)]);
}
