/** What is to be said of where sealed messages stand, in the stretches of a log that a page holds. */
import { type LoggedEvent, type Misplaced, sequenceOf } from "@carethread/model";

/**
 * By the ids of events; of all others nothing. `stretches` are parts of the log without a hole; `isWhole` says of a message
 * whether it is what its device wrote, as far as that can be known.
 */
export function placesOf(
  stretches: readonly (readonly LoggedEvent[])[],
  isWhole: (id: string) => boolean,
): ReadonlyMap<string, Misplaced> {
  const said = new Map<string, Misplaced>();
  for (const stretch of stretches) {
    const placed = sequenceOf(stretch[0]?.pos === 1);
    for (const event of stretch) {
      if (event.type !== "message" || event.body.sealed === undefined || !isWhole(event.id)) continue;
      const misplaced = placed(event.body.sealed);
      if (misplaced !== null) said.set(event.id, misplaced);
    }
  }
  return said;
}
