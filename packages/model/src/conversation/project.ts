/** The only way out of a room: what a view shows of an event, of reading, of a row. */
import type { Keyring, RowKeys } from "../encryption/encryption.ts";
import type { PersonId } from "../names.ts";
import type { Person, Side } from "../people/people.ts";
import type { Policy } from "../practice/practice.ts";
import { isOfUnseen } from "./corrections/corrections.ts";
import { type Event, eventRules, type Seen, type Stored, type UnknownEvent } from "./events/events.ts";
import type { Row } from "./row.ts";
import {
  type ConversationState,
  type Mark,
  type Receipts,
  type View,
  type ViewState,
  withTasks,
} from "./state.ts";

/** Which of the two logs a person sees. */
export function viewOf(side: Side): View {
  return side === "portal" ? "portal" : "staff";
}

/** Whether an event stands in the portal's log too. It is settled when the event is stored and never changes. */
export function isForEveryone(event: Event, policy: Policy): boolean {
  return eventRules[event.type].isForEveryone(event, policy);
}

/** The event as a view shows it, or null where the view does not have it. */
export function project({ event, seq, portal, everyone }: Stored, view: View): Seen | null {
  if (view === "portal" && !everyone) return null;
  return { ...eventRules[event.type].shownTo(event, view), pos: view === "staff" ? seq : portal };
}

/**
 * The same for who sees the log from a place on: what is about a correction of a message before it keeps its place, and
 * tells nothing.
 */
export function projectFrom(stored: Stored, view: View, first: number): Seen | UnknownEvent | null {
  const event = project(stored, view);
  if (event === null || first <= 1 || !isOfUnseen(stored.event, first)) return event;
  return { type: "unknown", id: event.id, at: event.at, pos: event.pos };
}

/** What a view shows of the conversation; null where it shows nothing, as portal users of staff-only kinds. */
export function stateFor(state: ConversationState, view: View): ViewState | null {
  return view === "staff" ? state.staff : state.portal;
}

/** What one viewer is shown: their view, and for who has a grant only what stands in it. */
export function stateOf(
  state: ConversationState,
  { id, side }: Pick<Person, "id" | "side">,
): ViewState | null {
  const shown = stateFor(state, viewOf(side));
  const grant = state.staff.members[id]?.grant;
  if (shown === null || grant === undefined) return shown;
  const { waiting: _, corrections = [], corrected: _ever, tasks = [], ...head } = shown.head;
  const last = head.last !== null && head.last.pos >= grant.from ? head.last : null;
  const open = corrections.filter(({ place }) => place >= grant.from);
  const now = { ...head, messages: head.messages - grant.messages, last };
  const work = tasks.filter(({ about }) => about === undefined || about.place >= grant.from);
  return {
    ...shown,
    head: withTasks(open.length === 0 ? now : { ...now, corrections: open }, work),
  };
}

/** The first place that a viewer sees. */
export function firstPlaceOf(state: ConversationState, person: PersonId): number {
  return state.staff.members[person]?.grant?.from ?? 1;
}

/** Who is here now, as a view is told it: the portal hears of staff only by what they write. */
export function presenceFor(present: Iterable<Pick<Person, "id" | "side">>, view: View): PersonId[] {
  const ids = new Set<PersonId>();
  for (const { id, side } of present)
    if (side === "portal" || (side === "staff" && view === "staff")) ids.add(id);
  return [...ids].sort();
}

/**
 * How far others have read. The portal sees portal users by person and staff only as one; places before `first`,
 * the first one that a viewer sees, are not told.
 */
export function receiptsFor(state: ConversationState, view: View, first = 1): Receipts {
  const people: Record<PersonId, number> = {};
  for (const [id, member] of Object.entries(state.staff.members)) {
    const receipt = state.reading[id]?.receipt;
    if (receipt === undefined) continue;
    const pos = view === "staff" ? receipt.seq : receipt.portal;
    if (pos >= first && (view === "staff" || member.person.side === "portal")) people[id] = pos;
  }
  const team = view === "staff" ? state.team.seq : state.team.portal;
  return { people, team: team >= first ? team : 0 };
}

/** The person's own place; someone who is no member has none, and has read all. */
export function markFor(state: ConversationState, person: PersonId, view: View): Mark {
  const reading = state.staff.members[person] === undefined ? undefined : state.reading[person];
  if (reading === undefined) {
    return { pos: stateFor(state, view)?.head.pos ?? 0, unread: 0, badge: 0, markedUnread: false };
  }
  return {
    pos: view === "staff" ? reading.mark.seq : reading.mark.portal,
    unread: reading.unread,
    badge: badgeOf(reading),
    markedUnread: reading.markedUnread,
    ...(isArchived(state, person) ? { archived: true } : {}),
  };
}

/** Whether a member archived the conversation for themselves, and no message that they see was written since. */
export function isArchived(state: ConversationState, person: PersonId): boolean {
  const member = state.staff.members[person];
  const through = state.reading[person]?.archivedThrough;
  if (member === undefined || through === undefined) return false;
  const last = stateOf(state, member.person)?.head.last ?? null;
  return last === null || last.pos <= (member.person.side === "portal" ? through.portal : through.seq);
}

function badgeOf(reading: { badge: number; markedUnread: boolean }): number {
  return reading.markedUnread ? Math.max(1, reading.badge) : reading.badge;
}

/** The person as a view names them when they type, or null for one of the team whom it does not name. */
export function typistFor(state: ConversationState, view: View, person: Person): Person | null {
  return view === "staff" || person.side === "portal" || state.wrote[person.id] ? person : null;
}

/** The member's inbox row, or null for someone who is no member. */
export function rowFor(state: ConversationState, person: PersonId): Omit<Row, "rev"> | null {
  const member = state.staff.members[person];
  return member === undefined ? null : rowSeenBy(state, member.person);
}

function rowKeys({ scope, title }: Keyring): RowKeys {
  return title === undefined ? { scope } : { scope, title };
}

/**
 * The conversation as a row of who may see it: for someone who is no member, with nothing unread, and without the last
 * message, which to read is an opening.
 */
export function rowSeenBy(
  state: ConversationState,
  person: Pick<Person, "id" | "side">,
): Omit<Row, "rev"> | null {
  const head = stateOf(state, person)?.head;
  if (head === undefined) return null;
  const { unread, badge, archived } = markFor(state, person.id, viewOf(person.side));
  return {
    id: head.id,
    patient: head.patient,
    kind: head.kind,
    title: head.title,
    ...(person.side === "portal" && head.to !== undefined ? { to: head.to } : {}),
    ...(head.policy.audience === "staff" ? { staffOnly: true as const } : {}),
    lifecycle: head.lifecycle,
    at: head.last?.at ?? head.createdAt,
    messages: head.messages,
    last: state.staff.members[person.id] === undefined ? null : head.last,
    unread,
    badge,
    awaiting: head.awaiting,
    ...(head.waiting === undefined || person.side === "portal" ? {} : { waitingSince: head.waiting.since }),
    ...(head.coaching?.due === undefined ? {} : { due: head.coaching.due }),
    ...(archived ? { archived } : {}),
    ...(head.keys === undefined ? {} : { keys: rowKeys(head.keys) }),
  };
}
