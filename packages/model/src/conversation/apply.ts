/** How events move a state on: the same function in a room and in a client. */
import type { Members } from "../people/people.ts";
import { preview } from "../text/text.ts";
import type { Seen, Stored } from "./events/events.ts";
import { project } from "./project.ts";
import { applyReading, start } from "./reading.ts";
import type { ConversationState, Head, ViewState } from "./state.ts";

function without(members: Members, id: string): Members {
  const { [id]: _, ...rest } = members;
  return rest;
}

/** Moves a view on by its next event. The first event of a view is `created`. */
export function applyView(view: ViewState | null, event: Seen): ViewState {
  if (view === null) {
    if (event.type !== "created") throw new Error(`a log begins with "created", not with "${event.type}"`);
    const { conversation, patient, kind, policy, title, at, id, pos } = event;
    const head: Head = {
      id: conversation,
      patient,
      kind,
      policy,
      title,
      lifecycle: "open",
      createdAt: at,
      pos,
      lastId: id,
      lastAt: at,
      messages: 0,
      last: null,
      awaiting: false,
    };
    return { head, members: {} };
  }
  const head: Head = {
    ...view.head,
    pos: event.pos,
    lastId: event.id,
    lastAt: Math.max(view.head.lastAt, event.at),
  };
  switch (event.type) {
    case "created":
      throw new Error('a log has one "created"');
    case "message": {
      const last = { by: event.by, text: preview(event.body.text), at: event.at, pos: event.pos };
      const awaiting =
        event.by.side === "portal" ? true : event.visibility === "everyone" ? false : head.awaiting;
      return { ...view, head: { ...head, messages: head.messages + 1, last, awaiting } };
    }
    case "member-joined":
      return { head, members: { ...view.members, [event.member.person.id]: event.member } };
    case "member-left":
      return { head, members: without(view.members, event.person.id) };
    case "member-changed": {
      const { id } = event.member.person;
      if (view.members[id] === undefined) return { ...view, head };
      return { head, members: { ...view.members, [id]: event.member } };
    }
    case "patient-changed":
      return { ...view, head: { ...head, patient: event.patient } };
  }
}

function applyWrote(
  wrote: ConversationState["wrote"],
  { event, everyone }: Stored,
): ConversationState["wrote"] {
  if (event.type !== "message" || !everyone || event.by.side !== "staff" || wrote[event.by.id]) return wrote;
  return { ...wrote, [event.by.id]: true };
}

/** Moves a room's state on: each view by its own projection of the event, so that neither leaks into the other. */
export function apply(state: ConversationState | null, stored: Stored): ConversationState {
  const forStaff = project(stored, "staff");
  if (forStaff === null) throw new Error("staff see every event");
  const forPortal = project(stored, "portal");
  const portal = state?.portal ?? null;
  return {
    staff: applyView(state?.staff ?? null, forStaff),
    portal: forPortal === null ? portal : applyView(portal, forPortal),
    reading: applyReading(state?.reading ?? {}, state?.staff.members ?? {}, stored),
    team: state?.team ?? start,
    wrote: applyWrote(state?.wrote ?? {}, stored),
    live: state?.live === true || (stored.event.type === "message" && !stored.event.imported),
  };
}
