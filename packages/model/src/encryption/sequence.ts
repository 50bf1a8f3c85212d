/**
 * Whether messages stand as their devices wrote them: each counts its own from 1. So a room that withholds one, puts it
 * elsewhere or shows it twice is found out, as far as what came later is shown.
 */
import type { DeviceId, Sealed } from "./sealed.ts";

/** It was there before; one that its device wrote before it is not there; it was written before one that stands above it. */
export type Misplaced = "repeated" | "gap" | "moved";

/**
 * Looks at genuine messages one by one, in the order of the log. `isWhole` says that nothing of the log stands before them;
 * else the first one of a device says nothing.
 */
export function sequenceOf(isWhole: boolean): (sealed: Sealed) => Misplaced | null {
  const last = new Map<DeviceId, number>();
  // A message is known by its salt: of one there may be another signature that is as good.
  const seen = new Set<string>();
  return ({ device, n, salt }) => {
    const isRepeated = seen.has(salt);
    const before = last.get(device) ?? (isWhole ? 0 : n - 1);
    seen.add(salt);
    last.set(device, Math.max(before, n));
    if (isRepeated) return "repeated";
    return n <= before ? "moved" : n > before + 1 ? "gap" : null;
  };
}
