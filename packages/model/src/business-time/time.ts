import type { BusinessHours } from "./hours.ts";
import { openingsFrom } from "./openings.ts";

/** How long a practice was open between two instants; all of the time where it says no hours. */
export function businessTime(hours: BusinessHours | undefined, from: number, to: number): number {
  if (to <= from) return 0;
  if (hours === undefined) return to - from;
  let sum = 0;
  for (const opening of openingsFrom(hours, from)) {
    if (opening.from >= to) break;
    sum += Math.max(0, Math.min(opening.to, to) - Math.max(opening.from, from));
  }
  return sum;
}
