/**
 * Unread, badge and received: one meaning each, computed here alone.
 *
 * - unread: messages the person sees, did not write, and that stand after their mark;
 * - badge: those of them that entered the person's badge when they were stored;
 * - received: the persons whose badge a message entered, kept with the event;
 * - news: those of the badge that were not on the person's screen when they were stored. What is made of them,
 *   by the person's own settings, stands in notifications.ts.
 */
import type { PersonId } from "../names.ts";
import type { Level, Member, Members } from "../people/people.ts";
import type { MessageEvent, Position, Seen, Stored } from "./events/events.ts";
import type { ConversationState, News, Reading, Receipts } from "./state.ts";

export const start: Position = { seq: 0, portal: 0 };

/** Whether a message of this author's side enters the badge of a member of this level. */
function admits(level: Level, author: "staff" | "portal" | "system"): boolean {
  switch (level) {
    case "all":
      return true;
    case "patient-only":
      return author === "portal";
    case "mentions":
    case "none":
      return false;
  }
}

function sees(member: Member, message: Pick<MessageEvent, "visibility">): boolean {
  return message.visibility === "everyone" || member.person.side === "staff";
}

function counts(member: Member, message: Pick<MessageEvent, "by" | "visibility">): boolean {
  return member.person.id !== message.by.id && sees(member, message);
}

/** The persons whose badge a message enters: by their level, or because it names them. */
export function receiversOf(
  members: Members,
  message: Pick<MessageEvent, "by" | "visibility" | "mentions">,
): PersonId[] {
  return Object.values(members)
    .filter(member => counts(member, message))
    .filter(
      ({ person, level }) => admits(level, message.by.side) || message.mentions?.includes(person.id) === true,
    )
    .map(member => member.person.id);
}

/** Received but not read: the members whose badge it entered and whose receipt is before it. */
export function unreadBy(
  { pos, received = [] }: Pick<Seen<MessageEvent>, "pos" | "received">,
  receipts: Receipts,
  members: Members,
): PersonId[] {
  return received.filter(id => members[id] !== undefined && (receipts.people[id] ?? 0) < pos);
}

/** The place before an event. */
function before(stored: Stored): Position {
  return { seq: stored.seq - 1, portal: stored.everyone ? stored.portal - 1 : stored.portal };
}

const noNews: News = { patient: 0, team: 0 };

function moved(reading: Reading | undefined, mark: Position): Reading {
  return {
    receipt: reading?.receipt ?? start,
    mark,
    markedUnread: false,
    unread: 0,
    badge: 0,
    since: null,
    news: reading?.news ?? noNews,
  };
}

/** What a message does to the reading of a member whom it counts for. */
function receives(old: Reading, id: PersonId, event: MessageEvent): Reading {
  const unread = old.unread + 1;
  if (!event.received?.includes(id)) return { ...old, unread };
  const isPatients = event.by.side === "portal";
  const since = isPatients ? (old.since ?? event.at) : old.since;
  const { patient, team } = old.news;
  const news = event.shown?.includes(id)
    ? old.news
    : isPatients
      ? { patient: patient + 1, team }
      : { patient, team: team + 1 };
  return { ...old, unread, badge: old.badge + 1, since, news };
}

/** How an event moves everybody's reading on. `members` are those before the event. */
export function applyReading(
  reading: ConversationState["reading"],
  members: Members,
  stored: Stored,
): ConversationState["reading"] {
  const { event } = stored;
  switch (event.type) {
    case "member-joined": {
      const { id } = event.member.person;
      return { ...reading, [id]: moved(reading[id], before(stored)) };
    }
    case "member-left": {
      const { id } = event.person;
      return { ...reading, [id]: moved(reading[id], before(stored)) };
    }
    case "message": {
      const next: Record<PersonId, Reading> = { ...reading };
      for (const [id, member] of Object.entries(members)) {
        const old = next[id];
        if (event.imported) {
          // A note of the past must not move the place of someone who cannot see it.
          if (sees(member, event)) next[id] = moved(old, { seq: stored.seq, portal: stored.portal });
        } else if (old !== undefined && counts(member, event)) {
          next[id] = receives(old, id, event);
        }
      }
      return next;
    }
    case "created":
    case "member-changed":
    case "patient-changed":
      return reading;
  }
}

export type Counts = Pick<Reading, "unread" | "badge" | "since">;

/** What a recount of the log after a mark gives. */
export function recount(member: Member, after: Iterable<Stored>): Counts {
  let unread = 0;
  let badge = 0;
  let since: number | null = null;
  for (const { event } of after) {
    if (event.type !== "message" || event.imported || !counts(member, event)) continue;
    unread++;
    if (!event.received?.includes(member.person.id)) continue;
    badge++;
    if (event.by.side === "portal") since ??= event.at;
  }
  return { unread, badge, since };
}

/**
 * A member has read up to `to`. `after` are all events after `to`. Null where nothing changes, so that nothing
 * is stored or sent; someone who is no member has no place to move.
 */
export function readTo(
  state: ConversationState,
  person: PersonId,
  to: Position,
  after: Iterable<Stored>,
): ConversationState | null {
  return move(state, person, to, member => recount(member, after));
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
): ConversationState | null {
  return move(state, person, to, (_, { unread, badge }) => ({
    unread: unread - passed.unread,
    badge: badge - passed.badge,
    since,
  }));
}

function move(
  state: ConversationState,
  person: PersonId,
  to: Position,
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
  const next: Reading = {
    receipt: further ? to : old.receipt,
    mark: forward ? to : old.mark,
    markedUnread: false,
    ...(forward ? left(member, old) : { unread: old.unread, badge: old.badge, since: old.since }),
    news: old.news,
  };
  // Who was lent a part of it has not read for the care team what stands before.
  const isTeam = member.person.side === "staff" && member.grant === undefined;
  const team = isTeam && to.seq > state.team.seq ? to : state.team;
  return { ...state, team, reading: { ...state.reading, [person]: next } };
}
