/** Instants and the clocks of a time zone, by `Intl.DateTimeFormat`. */

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    calendar: "iso8601",
    numberingSystem: "latn",
    hourCycle: "h23",
    era: "short",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  formats.set(zone, format);
  return format;
}

/** Whether there is a time zone of that name here. */
export function isZone(name: string): boolean {
  try {
    formatOf(name);
    return true;
  } catch {
    return false;
  }
}

/** What the zone's clocks show at an instant (milliseconds since 1970), as if they showed UTC. */
export function clockAt(zone: string, at: number): number {
  const parts: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {};
  for (const { type, value } of formatOf(zone).formatToParts(at)) parts[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

const day = 86_400_000;

/**
 * When the zone's clocks show something, as Temporal's `compatible` has it: of two instants the earlier; where the clocks
 * leap over it, as much later as they leap.
 */
export function whenClocksShow(zone: string, clock: number): number {
  const offset = (at: number): number => clockAt(zone, at) - at;
  const before = offset(clock - day);
  const after = offset(clock + day);
  const byBefore = clock - before;
  const byAfter = clock - after;
  return offset(byBefore) !== before && offset(byAfter) === after ? byAfter : byBefore;
}
