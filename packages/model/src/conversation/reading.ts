/**
 * Unread, badge and received: one meaning each, computed here alone.
 *
 * - unread: messages the person sees, did not write, and that stand after their mark;
 * - badge: those of them that entered the person's badge when they were stored;
 * - received: the persons whose badge a message entered, kept with the event;
 * - news: those of the badge that were not on the person's screen when they were stored, or were and have not been
 *   read for a while (`shown`). What is made of them, by the person's own settings, stands in notifications.ts.
 */
import type { PersonId } from "../names.ts";
import type { Member, Members } from "../people/people.ts";
import { counts } from "./badge.ts";
import { type Event, isCounted, type MessageEvent, type Seen, type Stored } from "./events/events.ts";
import type { ConversationState, Position, Reading, Receipts, Shown } from "./state.ts";

/** Whether an event is news that the patient's side wrote. */
export function isPatientsNews(event: Event): boolean {
  return event.type === "message" && event.by.side === "portal" && event.imported !== true;
}

/** Received but not read: the members whose badge it entered and whose receipt is before it. */
export function unreadBy(
  { pos, received = [] }: Pick<Seen<MessageEvent>, "pos" | "received">,
  receipts: Receipts,
  members: Members,
): PersonId[] {
  return received.filter(id => members[id] !== undefined && (receipts.people[id] ?? 0) < pos);
}

export type Counts = Pick<Reading, "unread" | "badge" | "since">;

/** What a recount of the log after a mark gives. */
export function recount(member: Member, after: Iterable<Stored>): Counts {
  let unread = 0;
  let badge = 0;
  let since: number | null = null;
  for (const { event } of after) {
    if (!isCounted(event) || event.imported || !counts(member, event)) continue;
    unread++;
    if (!event.received?.includes(member.person.id)) continue;
    badge++;
    if (event.by.side === "portal") since ??= event.at;
  }
  return { unread, badge, since };
}

/**
 * A member has read up to `to`, at `now`. `after` are all events after `to`. Null where nothing changes, so that nothing
 * is stored or sent; someone who is no member has no place to move.
 */
export function readTo(
  state: ConversationState,
  person: PersonId,
  to: Position,
  after: Iterable<Stored>,
  now: number,
): ConversationState | null {
  return move(state, person, to, now, member => recount(member, after));
}

/**
 * As `readTo`, for who knows what stands between the mark and `to`, a recount of it, and not what comes after:
 * reading a long log piece by piece then costs each event once. `since` is that of what comes after.
 */
export function readPast(
  state: ConversationState,
  person: PersonId,
  to: Position,
  passed: Pick<Counts, "unread" | "badge">,
  since: number | null,
  now: number,
): ConversationState | null {
  return move(state, person, to, now, (_, { unread, badge }) => ({
    unread: unread - passed.unread,
    badge: badge - passed.badge,
    since,
  }));
}

function move(
  state: ConversationState,
  person: PersonId,
  to: Position,
  now: number,
  left: (member: Member, old: Reading) => Counts,
): ConversationState | null {
  const member = state.staff.members[person];
  const old = state.reading[person];
  if (member === undefined || old === undefined) return null;
  // Compared in the member's own log: events that they do not see move nothing for them.
  const log = member.person.side === "portal" ? "portal" : "seq";
  const forward = to[log] > old.mark[log];
  const further = to[log] > old.receipt[log];
  if (!forward && !further && !old.markedUnread) return null;
  const counts = forward ? left(member, old) : { unread: old.unread, badge: old.badge, since: old.since };
  const next: Reading = {
    receipt: further ? to : old.receipt,
    mark: forward ? to : old.mark,
    markedUnread: false,
    ...counts,
    news: old.news,
    shown: forward || further ? stillShown(old.shown, counts, now) : old.shown,
  };
  // Who was lent a part of it has not read for the care team what stands before.
  const isTeam = member.person.side === "staff" && member.grant === undefined;
  const team = isTeam && to.seq > state.team.seq ? to : state.team;
  return { ...state, team, reading: { ...state.reading, [person]: next } };
}

/**
 * What is left of what came onto a screen when something was read: none where nothing is left in the badge, and never
 * more than that. Who reads is there, so that what is left has its whole time again.
 */
function stillShown(shown: Shown | null, { badge, since }: Counts, now: number): Shown | null {
  if (shown === null) return null;
  // Where any of the patient's side is left, `since` says when it came.
  const patient = since === null ? 0 : Math.min(shown.patient, badge);
  const team = Math.min(shown.team, since === null ? badge : badge - 1);
  return patient + team === 0 ? null : { patient, team, since: now };
}
