/** How events move a state on: the same function in a room and in a client. */
import { readingsAfter } from "./corrections/corrections.ts";
import { begin, eventRules, eventViews, type Seen, type Stored, type UnknownEvent } from "./events/events.ts";
import { type Pace, withAnswer, withClosing } from "./pace/pace.ts";
import { project } from "./project.ts";
import {
  type ConversationState,
  type Head,
  type Readings,
  start,
  type TeamReceipt,
  type ViewState,
} from "./state.ts";

/** Moves a view on by its next event. The first event of a view is `created`. */
export function applyView(view: ViewState | null, event: Seen | UnknownEvent): ViewState {
  if (view === null) {
    if (event.type !== "created") throw new Error(`a log begins with "created", not with "${event.type}"`);
    return begin(event);
  }
  const head: Head = {
    ...view.head,
    pos: event.pos,
    lastId: event.id,
    lastAt: Math.max(view.head.lastAt, event.at),
  };
  const next = { ...view, head };
  return event.type === "unknown" ? next : eventViews[event.type].apply(next, event);
}

/** How an event moves everybody's reading on. */
function applyReading(state: ConversationState | null, stored: Stored): Readings {
  const readings = state?.reading ?? {};
  const rule = eventRules[stored.event.type];
  const read = rule.read?.(readings, state?.staff.members ?? {}, stored) ?? readings;
  return readingsAfter(read, state?.staff.head.corrections ?? [], stored.event);
}

function applyWrote(
  wrote: ConversationState["wrote"],
  { event, everyone }: Stored,
): ConversationState["wrote"] {
  if (event.type !== "message" || !everyone || event.by.side !== "staff" || wrote[event.by.id]) return wrote;
  return { ...wrote, [event.by.id]: true };
}

/** What was brought in from the past is nobody's to read. */
function applyTeam(team: TeamReceipt, { event, seq, portal, everyone }: Stored): TeamReceipt {
  if (event.type !== "message" || !event.imported) return team;
  return { ...team, seq, ...(everyone ? { portal } : {}) };
}

/** How soon it was answered and closed. */
function applyPace(state: ConversationState | null, { event }: Stored): Pace {
  const { at, by } = event;
  if (state === null) return { opened: at, answers: [], resolved: [] };
  const { pace } = state;
  switch (event.type) {
    case "message": {
      const { waiting } = state.staff.head;
      if (waiting === undefined || by.side === "portal" || event.visibility === "staff") return pace;
      return withAnswer(pace, { asked: waiting.since, at, by: by.id, name: by.name });
    }
    case "closed":
      // Where another one stands for it, it goes on there.
      return event.reason === "merged" ? pace : withClosing(pace, at);
    case "reopened":
      return { ...pace, opened: at };
    case "automatic-reply":
      return {
        ...{ ...pace, toldUntil: event.opensAt },
        ...(event.channel === "sms" ? { textedUntil: event.opensAt } : {}),
      };
    default:
      return pace;
  }
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
    reading: applyReading(state, stored),
    team: applyTeam(state?.team ?? start, stored),
    wrote: applyWrote(state?.wrote ?? {}, stored),
    pace: applyPace(state, stored),
    live: state?.live === true || (stored.event.type === "message" && !stored.event.imported),
    link: stored.link,
  };
}
