/** What of a thread is new to its viewer: what is loaded, by its place, and how much is beyond. */
import type { LoggedEvent } from "@carethread/model";
import type { News } from "../base/base.ts";
import type { Reading } from "./reading.ts";
import { noNews } from "./stores.ts";

export function newsOf(shown: readonly LoggedEvent[], reading: Reading): News {
  const mark = reading.mark();
  const places = shown.filter(reading.isNew).map(event => event.pos);
  const first = shown[0]?.pos ?? 0;
  // What was seen beyond a gap is not new, though the viewer's place is before it.
  const beyond = Math.max(0, reading.unread() - reading.waiting(shown));
  const isBefore = first > mark + 1;
  if (beyond + places.length === 0) return noNews;
  return {
    first: isBefore && beyond > 0 ? mark + 1 : (places[0] ?? mark + 1),
    before: isBefore ? beyond : 0,
    places,
    after: isBefore ? 0 : beyond,
  };
}
