/**
 * Whether messages stand as their devices wrote them: each counts its own from 1. So a room that withholds one, puts it
 * elsewhere or shows it twice is found out, as far as what came later is shown.
 */
import type { LoggedEvent } from "@carethread/model";
import type { SealState } from "../base/base.ts";

type Place = Extract<SealState, "repeated" | "gap" | "moved">;

/**
 * What is to be said of events by their ids; of all others nothing. `stretches` are parts of the log without a hole;
 * `isWhole` says of a message whether it is what its device wrote, as far as that can be known.
 */
export function placesOf(
  stretches: readonly (readonly LoggedEvent[])[],
  isWhole: (id: string) => boolean,
): ReadonlyMap<string, Place> {
  const said = new Map<string, Place>();
  for (const stretch of stretches) {
    const begins = stretch[0]?.pos === 1;
    const last = new Map<string, number>();
    const seen = new Set<string>();
    for (const event of stretch) {
      if (event.type !== "message" || event.body.sealed === undefined || !isWhole(event.id)) continue;
      // Of one message there may be another signature that is as good, and of the same salt no other message.
      const { device, n, salt } = event.body.sealed;
      const before = last.get(device) ?? (begins ? 0 : n - 1);
      if (seen.has(salt)) said.set(event.id, "repeated");
      else if (n <= before) said.set(event.id, "moved");
      else if (n > before + 1) said.set(event.id, "gap");
      seen.add(salt);
      last.set(device, Math.max(before, n));
    }
  }
  return said;
}
