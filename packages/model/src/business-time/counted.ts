/** The same for many: a practice's openings of some time are laid out once, and looked up for each length. */
import type { BusinessHours } from "./hours.ts";
import { openingsFrom } from "./openings.ts";
import { businessTime } from "./time.ts";

/** Counts as `businessTime` does, fast for what lies between two instants. */
export function businessTimeCounter(
  hours: BusinessHours | undefined,
  since: number,
  until: number,
): (from: number, to: number) => number {
  if (hours === undefined) return (from, to) => Math.max(0, to - from);
  const begins: number[] = [];
  const ends: number[] = [];
  /** How long it was open before each opening. */
  const before: number[] = [];
  let sum = 0;
  for (const { from, to } of openingsFrom(hours, since)) {
    if (from > until) break;
    begins.push(from);
    ends.push(to);
    before.push(sum);
    sum += Math.max(0, to - from);
  }

  /** How long it was open until an instant. */
  function openUntil(at: number): number {
    let low = 0;
    let high = begins.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((begins[middle] as number) <= at) low = middle + 1;
      else high = middle;
    }
    if (low === 0) return 0;
    const last = low - 1;
    const open = Math.min(at, ends[last] as number) - (begins[last] as number);
    return (before[last] as number) + Math.max(0, open);
  }

  return (from, to) => {
    if (to <= from) return 0;
    return from < since || to > until ? businessTime(hours, from, to) : openUntil(to) - openUntil(from);
  };
}
