/**
 * Unread, badge and received: one meaning each, computed here alone.
 *
 * - unread: messages the person sees, did not write, and that stand after their mark;
 * - badge: those of them that entered the person's badge when they were stored;
 * - read: was on the screen of a page that was looked at, and so was every message between the person's receipt and it;
 * - received: the persons whose badge a message entered, kept with the event;
 * - news: those of the badge that were not on the person's screen when they were stored, or were and have not been
 *   read for a while (`shown`). What is made of them, by the person's own settings, stands in notifications.ts.
 */
import type { PersonId } from "../names.ts";
import { isAway, type Member, type Members } from "../people/people.ts";
import { sees } from "./badge.ts";
import { type Event, isCounted, type MessageEvent, type Seen, type Stored } from "./events/events.ts";
import {
  type ConversationState,
  type News,
  noNews,
  type Position,
  type Reading,
  type Receipts,
  type Shown,
} from "./state.ts";
import { withShown } from "./team-receipt.ts";

/** Whether an event is news that the patient's side wrote. */
export function isPatientsNews(event: Event): boolean {
  return event.type === "message" && event.by.side === "portal" && event.imported !== true;
}

/** Received but not read: the members who are there, whose badge it entered and whose receipt is before it. */
export function unreadBy(
  { pos, received = [] }: Pick<Seen<MessageEvent>, "pos" | "received">,
  receipts: Receipts,
  members: Members,
): PersonId[] {
  return received.filter(id => {
    const member = members[id];
    return member !== undefined && !isAway(member) && (receipts.people[id] ?? 0) < pos;
  });
}

/** Whether a message is its viewer's to read: others wrote it, and not in the past. */
export function isToBeRead(message: Pick<MessageEvent, "by" | "imported">, viewer: PersonId): boolean {
  return message.imported !== true && message.by.id !== viewer;
}

export interface Counts extends Pick<Reading, "unread" | "badge" | "since"> {
  /** Those of the badge that came onto the person's screen, from the place on that was asked for. */
  readonly shown: News;
}

/** What a recount of the log after a mark gives; `from` is the first place of what is still believed shown. */
export function recount(
  member: Member,
  after: Iterable<Stored>,
  from: number = Number.POSITIVE_INFINITY,
): Counts {
  let unread = 0;
  let badge = 0;
  let since: number | null = null;
  const shown = { patient: 0, team: 0 };
  for (const { event, seq } of after) {
    if (!isCounted(event) || !isToBeRead(event, member.person.id) || !sees(member, event)) continue;
    unread++;
    if (!event.received?.includes(member.person.id)) continue;
    badge++;
    const isPatients = event.by.side === "portal";
    if (isPatients) since ??= event.at;
    if (seq >= from && event.shown?.includes(member.person.id)) shown[isPatients ? "patient" : "team"]++;
  }
  return { unread, badge, since, shown };
}

/** How somebody came to a place of the log. */
export interface Reach {
  /**
   * Everything behind this place, up to `to`, was on their screen; own messages and what is no message need not be. Null
   * where they only said that they are done with it (*Mark as read*): it moves their mark alone.
   */
  readonly shownAfter: Position | null;
  readonly to: Position;
}

/** Whether a member's mark moves by it: what must be counted then stands between the mark and `to`. */
export function movesMark({ person }: Member, { mark }: Reading, { shownAfter, to }: Reach): boolean {
  // Compared in the member's own log: events that they do not see move nothing for them.
  const log = logOf(person);
  return to[log] > mark[log] && (shownAfter === null || shownAfter[log] <= mark[log]);
}

/**
 * A member has read as far as `reach` says, at `now`. `after` are all events after its end. Null where nothing changes, so
 * that nothing is stored or sent; someone who is no member has no place to move.
 */
export function readTo(
  state: ConversationState,
  person: PersonId,
  reach: Reach,
  after: Iterable<Stored>,
  now: number,
): ConversationState | null {
  return move(state, person, reach, now, (member, { shown }) => recount(member, after, shown?.from));
}

/**
 * As `readTo`, for who knows what stands between the mark and the reach's end, a recount of it, and not what comes after:
 * reading a long log piece by piece then costs each event once. `since` is that of what comes after.
 */
export function readPast(
  state: ConversationState,
  person: PersonId,
  reach: Reach,
  passed: Omit<Counts, "since">,
  since: number | null,
  now: number,
): ConversationState | null {
  return move(state, person, reach, now, (_, { unread, badge, shown }) => ({
    unread: unread - passed.unread,
    badge: badge - passed.badge,
    since,
    shown: {
      patient: (shown?.patient ?? 0) - passed.shown.patient,
      team: (shown?.team ?? 0) - passed.shown.team,
    },
  }));
}

function move(
  state: ConversationState,
  person: PersonId,
  reach: Reach,
  now: number,
  left: (member: Member, old: Reading) => Counts,
): ConversationState | null {
  const member = state.staff.members[person];
  const old = state.reading[person];
  if (member === undefined || old === undefined) return null;
  const { shownAfter, to } = reach;
  const log = logOf(member.person);
  const forward = movesMark(member, old, reach);
  const receipt = shownAfter === null ? old.receipt : receiptAfter(member, old.receipt, shownAfter, to);
  const unmarks = old.markedUnread && (shownAfter === null || shownAfter[log] <= old.mark[log]);
  // Who was lent a part of it has not read for the care team.
  const isTeam = shownAfter !== null && member.person.side === "staff" && member.grant === undefined;
  const team = isTeam ? withShown(state.team, shownAfter, to) : state.team;
  if (!forward && receipt === old.receipt && !unmarks && team === state.team) return null;
  const { shown, ...counts } = forward
    ? left(member, old)
    : { unread: old.unread, badge: old.badge, since: old.since, shown: old.shown ?? noNews };
  const next: Reading = {
    ...old,
    receipt,
    mark: forward ? to : old.mark,
    markedUnread: old.markedUnread && !unmarks,
    ...counts,
    shown: forward || receipt !== old.receipt ? stillShown(old.shown, shown, now) : old.shown,
  };
  return { ...state, team, reading: { ...state.reading, [person]: next } };
}

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
  const log = logOf(member.person);
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

/** A member's own log. */
function logOf({ side }: Member["person"]): keyof Position {
  return side === "portal" ? "portal" : "seq";
}

/**
 * The receipt once everything behind `after` up to `to` was shown: it never passes a message that was not. What staff have
 * not seen of their notes holds nothing up for the portal, which then could tell that there are notes: the places in
 * the two logs move apart.
 */
function receiptAfter({ person }: Member, old: Position, after: Position, to: Position): Position {
  if (person.side === "portal") return after.portal <= old.portal && to.portal > old.portal ? to : old;
  const seq = after.seq <= old.seq ? Math.max(old.seq, to.seq) : old.seq;
  const portal = after.portal <= old.portal ? Math.max(old.portal, to.portal) : old.portal;
  return seq === old.seq && portal === old.portal ? old : { seq, portal };
}

/**
 * What is left of what came onto a screen when something was read. Who reads is there, so that what is left has its
 * whole time again.
 */
function stillShown(before: Shown | null, { patient, team }: News, now: number): Shown | null {
  return before === null || patient + team === 0 ? null : { patient, team, from: before.from, since: now };
}
