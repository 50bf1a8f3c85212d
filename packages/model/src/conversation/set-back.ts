/** A member's own place, set back by *Mark as unread*: what they have read, others know of still. */
import type { PersonId } from "../names.ts";
import type { Counts } from "./reading.ts";
import type { ConversationState, Position, Reading } from "./state.ts";

/** How a member's mark goes back. */
export interface WayBack {
  /** Where the mark stands. */
  readonly mark: Position;
  /** The place before the first message that is unread from then on. */
  readonly before: Position;
  /** A recount of what stands between the two. */
  readonly between: Omit<Counts, "shown">;
}

/** Never on: what was unread before is unread still. The same state where it is so already. */
export function setBack(
  state: ConversationState,
  person: PersonId,
  { before, between }: WayBack,
): ConversationState {
  const old = state.reading[person];
  const member = state.staff.members[person];
  if (old === undefined || member === undefined) return state;
  const log = member.person.side === "portal" ? "portal" : "seq";
  const goesBack = before[log] < old.mark[log];
  if (!goesBack && old.markedUnread) return state;
  const next: Reading = goesBack
    ? {
        ...old,
        mark: before,
        markedUnread: true,
        unread: old.unread + between.unread,
        badge: old.badge + between.badge,
        since: between.since ?? old.since,
        // What was read was shown, and is not to be told of once more.
        shown: old.shown && { ...old.shown, from: Math.max(old.shown.from, old.mark.seq + 1) },
      }
    : { ...old, markedUnread: true };
  return { ...state, reading: { ...state.reading, [person]: next } };
}
