/** What a thread shows, computed from the client's items: separators, groups, the "New" divider. Pure. */
import type { Item, Pending } from "@carethread/client";
import type { Actor, Person, SeenEvent, Visibility } from "@carethread/model";
import { dayOf } from "../text/text.ts";

export type SeenMessage = Extract<SeenEvent, { type: "message" }>;

/** A system event that is worth a line. */
export type Notice =
  | { readonly what: "created"; readonly by: Actor }
  | { readonly what: "joined" | "left" | "followed" | "unfollowed"; readonly person: Person }
  | { readonly what: "invited" | "removed"; readonly by: Person; readonly person: Person }
  | {
      readonly what: "support-invited";
      readonly by: Person;
      readonly until: number;
      readonly people: readonly Person[];
    }
  | { readonly what: "support-ended" };

export type Entry =
  | { readonly type: "day"; readonly key: string; readonly at: number }
  | { readonly type: "new"; readonly key: string }
  | { readonly type: "notice"; readonly key: string; readonly at: number; readonly notice: Notice }
  | {
      readonly type: "message";
      readonly key: string;
      readonly message: SeenMessage | null;
      readonly pending: Pending | null;
      readonly at: number;
      readonly own: boolean;
      /** Begins a group: name and role are shown. */
      readonly first: boolean;
      /** Ends a group. */
      readonly last: boolean;
    };

export type MessageEntry = Extract<Entry, { type: "message" }>;

export interface ThreadView {
  readonly items: readonly Item[];
  readonly me: Person | null;
  /** The place that the "New" divider stands behind, or null. */
  readonly divider: number | null;
  /** When the conversation began; roster entries of that moment are no news. */
  readonly createdAt: number;
  /** True where the loaded items begin with the first of all. */
  readonly complete: boolean;
}

/** Messages of one sender stay one group while they are this close. */
const groupWithin = 5 * 60_000;

function membershipOf({
  type,
  by,
  member: { person, role, source, grant },
}: Extract<SeenEvent, { type: "member-joined" | "member-changed" }>): Notice | null {
  // Called again it sees the thread for longer; other changes of it come from the chart.
  if (grant !== undefined && by !== "team" && by.side === "staff") {
    return { what: "support-invited", by, until: grant.until, people: [person] };
  }
  if (type === "member-changed") return null;
  if (role === "notification-user") return { what: "followed", person };
  if (source === "invited" && by !== "team") return { what: "invited", by, person };
  // Who watches, or answers, does it quietly.
  return source === "self" ? null : { what: "joined", person };
}

function departureOf({ by, person }: Extract<SeenEvent, { type: "member-left" }>): Notice | null {
  // In a portal user's log the team has no name.
  if (by === "team") return { what: "left", person };
  // Who stops watching by their own hand does it quietly.
  if (by.id === person.id) return null;
  // By the host's back end it was the roster, which is nobody whom people know.
  return by.side === "staff" ? { what: "removed", by, person } : { what: "left", person };
}

/** Several of support come and go at once: one line says it. */
function joinedTo(before: Entry | undefined, next: Notice): Notice | null {
  const notice = before?.type === "notice" ? before.notice : undefined;
  if (notice?.what === "support-ended" && next.what === "support-ended") return next;
  if (notice?.what !== "support-invited" || next.what !== "support-invited") return null;
  if (notice.by.id !== next.by.id || notice.until !== next.until) return null;
  return { ...notice, people: [...notice.people, ...next.people] };
}

function noticeOf(event: SeenEvent, createdAt: number): Notice | null {
  switch (event.type) {
    case "created":
      return { what: "created", by: event.by };
    case "member-joined":
    case "member-changed":
      return event.at <= createdAt ? null : membershipOf(event);
    case "member-left":
      if (event.role === "support") return { what: "support-ended" };
      if (event.role === "notification-user") return { what: "unfollowed", person: event.person };
      return departureOf(event);
    case "message":
    case "patient-changed":
      return null;
  }
}

/** The key of the item that the divider stands before, or null. */
function firstNew({ items, me, divider, complete }: ThreadView): string | null {
  if (divider === null) return null;
  let isKnown = complete;
  for (const { event, key } of items) {
    if (event === null) continue;
    // Behind a hole it would not be the first.
    if (event.pos <= divider + 1) isKnown = true;
    if (event.pos > divider && event.type === "message" && event.by.id !== me?.id)
      return isKnown ? key : null;
  }
  return null;
}

export function entriesOf(view: ThreadView): readonly Entry[] {
  const entries: Entry[] = [];
  const divider = firstNew(view);
  let latest = 0;
  const separate = (...separators: Entry[]) => {
    const before = entries.at(-1);
    if (before?.type === "message") entries[entries.length - 1] = { ...before, last: true };
    entries.push(...separators);
  };
  for (const { key, event, pending } of view.items) {
    const notice = event === null ? null : noticeOf(event, view.createdAt);
    if (event !== null && event.type !== "message" && notice === null) continue;
    // A device's clock may be behind the server's; the thread's order is not the clock's.
    const at = Math.max(latest, event?.at ?? pending?.at ?? 0);
    if (dayOf(latest) !== dayOf(at)) separate({ type: "day", key: `day-${dayOf(at)}`, at });
    latest = at;
    if (key === divider) separate({ type: "new", key: "new" });
    if (notice !== null) {
      const before = entries.at(-1);
      const joined = joinedTo(before, notice);
      if (before?.type === "notice" && joined !== null) {
        entries[entries.length - 1] = { ...before, notice: joined };
      } else separate({ type: "notice", key, at, notice });
      continue;
    }
    const message = event?.type === "message" ? event : null;
    const own = message === null || message.by.id === view.me?.id;
    const entry: MessageEntry = { type: "message", key, message, pending, at, own, first: true, last: false };
    const before = entries.at(-1);
    if (before?.type === "message" && continues(before, entry)) {
      entries.push({ ...entry, first: false });
    } else {
      separate(entry);
    }
  }
  separate();
  return entries;
}

function continues(before: MessageEntry, next: MessageEntry): boolean {
  if (before.own !== next.own || next.at - before.at > groupWithin) return false;
  if (!next.own && before.message?.by.id !== next.message?.by.id) return false;
  return visibilityOf(before) === visibilityOf(next);
}

export function visibilityOf({ message, pending }: MessageEntry): Visibility {
  return message?.visibility ?? pending?.visibility ?? "everyone";
}
