/**
 * What the search over all conversations knows of each beside its words: what the rules ask, and what a row shows of it.
 * Who a conversation's patient is, and what is known of them, stands in the patient's own card.
 */
import * as z from "zod/mini";
import { canSee, type Facts, type Findable, isCaring } from "../../access/access.ts";
import { Key } from "../../names.ts";
import { Grant, type PatientCard, Person, Source } from "../../people/people.ts";
import { Kind, Policy } from "../../practice/practice.ts";
import { Task } from "../../task/task.ts";
import { Answered, Resolved } from "../pace/pace.ts";
import { viewOf } from "../project.ts";
import { Lifecycle, type Row } from "../row.ts";
import { type ConversationState, type Head, type View, Waiting } from "../state.ts";

/** Of one view: when the last message came, its place, 0 where there is none, and how many there are. */
const Talked = z.object({ at: z.int(), pos: z.int(), messages: z.int() });

export const ConversationCard = z.object({
  id: Key,
  patient: Key,
  kind: Kind,
  audience: Policy.shape.audience,
  /** The one portal user who takes part, where it is addressed to one of the staff. */
  addressee: z.optional(Key),
  /** To whom of the staff it is addressed, by the name that portal users see. */
  to: z.optional(Person),
  title: z.string(),
  lifecycle: Lifecycle,
  createdAt: z.int(),
  awaiting: z.boolean(),
  waiting: z.optional(Waiting),
  /** For figures; of a room that does not know of them there are none. */
  answers: z._default(z.array(Answered), []),
  resolved: z._default(z.array(Resolved), []),
  /** Staff who may see it by being members. */
  members: z.record(Key, z.object({ source: Source, grant: z.optional(Grant) })),
  staff: Talked,
  /** Null where portal users see nothing of it. */
  portal: z.nullable(Talked),
  /** What is to be done about it, where there is anything. */
  tasks: z.optional(z.array(Task)),
});
export type ConversationCard = z.infer<typeof ConversationCard>;

export function conversationCard({ staff, portal, pace }: ConversationState): ConversationCard {
  const { id, patient, kind, policy, title, lifecycle, createdAt, awaiting, waiting, addressee, tasks } =
    staff.head;
  const to = portal?.head.to;
  const members: ConversationCard["members"] = {};
  for (const [key, { person, source, grant }] of Object.entries(staff.members))
    if (person.side === "staff" && (source !== "self" || grant !== undefined))
      members[key] = { source, ...(grant === undefined ? {} : { grant }) };
  return {
    ...{ id, patient: patient.id, kind, audience: policy.audience, title, lifecycle, createdAt, awaiting },
    ...(addressee === undefined ? {} : { addressee }),
    ...(to === undefined ? {} : { to }),
    ...(waiting === undefined ? {} : { waiting }),
    answers: [...pace.answers],
    resolved: [...pace.resolved],
    members,
    staff: talkedIn(staff.head),
    portal: portal === null ? null : talkedIn(portal.head),
    ...(tasks === undefined ? {} : { tasks }),
  };
}

function talkedIn({ last, createdAt, messages }: Head): z.infer<typeof Talked> {
  return { at: last?.at ?? createdAt, pos: last?.pos ?? 0, messages };
}

/** What a viewer sees of a conversation by its card. */
export interface CardView {
  readonly view: View;
  /** The first place that they see. */
  readonly first: number;
  /** What lists are sorted by. */
  readonly at: number;
  readonly messages: number;
}

/** Null for who may not see it. */
export function cardSeenBy(facts: Facts<Findable>, card: ConversationCard, now: number): CardView | null {
  const { audience, addressee, members } = card;
  if (canSee(facts, { policy: { audience }, addressee, members, now }) !== null) return null;
  const { id, side } = facts.person.person;
  const view = viewOf(side);
  const talked = card[view];
  if (talked === null) return null;
  const grant = members[id]?.grant;
  const { at, messages } = talked;
  if (grant === undefined) return { view, first: 1, at, messages };
  return {
    view,
    first: grant.from,
    at: talked.pos >= grant.from ? at : card.createdAt,
    messages: messages - grant.messages,
  };
}

/** Whether a person may see to what is to be done about a conversation. */
export function worksOn(facts: Facts<Findable>, card: ConversationCard, now: number): boolean {
  return isCaring(facts.person) && cardSeenBy(facts, card, now) !== null;
}

/** The row of somebody who is no member: see `rowSeenBy`. */
export function rowOfCard(
  card: ConversationCard,
  { view, at, messages }: CardView,
  patient: PatientCard,
): Row {
  const { id, kind, title, to, audience, lifecycle, awaiting, waiting } = card;
  const nothing = { last: null, unread: 0, badge: 0 };
  const staffOnly = audience === "staff" ? { staffOnly: true as const } : {};
  const addressed = view === "portal" && to !== undefined ? { to } : {};
  const since = waiting === undefined || view === "portal" ? {} : { waitingSince: waiting.since };
  const said = { id, rev: 0, patient, kind, title, ...addressed, ...staffOnly };
  return { ...said, lifecycle, at, messages, ...nothing, awaiting, ...since };
}

/** Whether somebody could see it by one card and cannot by the next: that is told before anything else. */
export function withdraws(before: ConversationState, next: ConversationState): boolean {
  if (before.staff.members === next.staff.members) return false;
  const { members } = conversationCard(next);
  return Object.keys(conversationCard(before).members).some(id => members[id] === undefined);
}
