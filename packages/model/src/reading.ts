/**
 * Unread, badge and received: one meaning each, computed here alone.
 *
 * - unread: messages the person sees, did not write, and that stand after their mark;
 * - badge: those of them that entered the person's badge when they were stored;
 * - received: the persons whose badge a message entered, kept with the event.
 */
import type { MessageEvent, Position, Stored } from "./events.ts";
import type { PersonId } from "./names.ts";
import type { Level, Member } from "./people.ts";
import type { ConversationState, Members, Reading } from "./state.ts";

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

/** The persons whose badge a message enters. */
export function receiversOf(members: Members, message: Pick<MessageEvent, "by" | "visibility">): PersonId[] {
  return Object.values(members)
    .filter(member => counts(member, message) && admits(member.level, message.by.side))
    .map(member => member.person.id);
}

/** The place before an event. */
function before(stored: Stored): Position {
  return { seq: stored.seq - 1, portal: stored.everyone ? stored.portal - 1 : stored.portal };
}

function moved(reading: Reading | undefined, mark: Position): Reading {
  return { receipt: reading?.receipt ?? start, mark, markedUnread: false, unread: 0, badge: 0 };
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
          const badge = event.received?.includes(id) ? old.badge + 1 : old.badge;
          next[id] = { ...old, unread: old.unread + 1, badge };
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

/** What a recount of the log after a mark gives. */
export function recount(
  member: Member,
  after: Iterable<Stored>,
): { readonly unread: number; readonly badge: number } {
  let unread = 0;
  let badge = 0;
  for (const { event } of after) {
    if (event.type !== "message" || event.imported || !counts(member, event)) continue;
    unread++;
    if (event.received?.includes(member.person.id)) badge++;
  }
  return { unread, badge };
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
 * reading a long log piece by piece then costs each event once.
 */
export function readPast(
  state: ConversationState,
  person: PersonId,
  to: Position,
  passed: { readonly unread: number; readonly badge: number },
): ConversationState | null {
  return move(state, person, to, (_, { unread, badge }) => ({
    unread: unread - passed.unread,
    badge: badge - passed.badge,
  }));
}

function move(
  state: ConversationState,
  person: PersonId,
  to: Position,
  left: (member: Member, old: Reading) => { readonly unread: number; readonly badge: number },
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
    ...(forward ? left(member, old) : { unread: old.unread, badge: old.badge }),
  };
  const team = member.person.side === "staff" && to.seq > state.team.seq ? to : state.team;
  return { ...state, team, reading: { ...state.reading, [person]: next } };
}
