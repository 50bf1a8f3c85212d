/** Time that counts: while the practice is open. Lengths in milliseconds as they pass, instants since 1970. */
import type { BusinessHours } from "./hours.ts";
import { openingsFrom } from "./openings.ts";

export { businessTimeCounter } from "./counted.ts";
export { beginningOf, dayAt, nextDay } from "./days.ts";
export { BusinessHours, weekdays } from "./hours.ts";
export { QuietHours, quietEnd } from "./quiet.ts";
export { businessTime } from "./time.ts";
export { clockAt, isZone, whenClocksShow } from "./zone.ts";

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
