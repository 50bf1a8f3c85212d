/** The state of a conversation: one shape for what a viewer knows, two of them in a room. */
import * as z from "zod/mini";
import { Coaching } from "../cadence/cadence.ts";
import { OpenCorrection } from "../correction/correction.ts";
import { Encounter } from "../encounter/encounter.ts";
import { Keyring } from "../encryption/encryption.ts";
import { orElse } from "../fallbacks.ts";
import { Key, type PersonId } from "../names.ts";
import {
  isSamePerson,
  type Members,
  PatientCard,
  Person,
  Regarding,
  type Standings,
  withStandings,
} from "../people/people.ts";
import { Kind, Policy } from "../practice/practice.ts";
import { endTask, isOpenTask, Task, type TaskEnd } from "../task/task.ts";
import { TextingStatus, UnsentTexts } from "../texting/texting.ts";
import type { Pace } from "./pace/pace.ts";
import { LastMessage, Lifecycle } from "./row.ts";

/** The two logs of a conversation. */
export const View = z.enum(["staff", "portal"]);
export type View = z.infer<typeof View>;

export const Visibility = /* @__PURE__ */ orElse(z.enum(["everyone", "staff"]), "everyone");
export type Visibility = z.infer<typeof Visibility>;

/**
 * Why a conversation is closed, where it was not simply a person who closed it; `unknown` is what a page takes for a
 * reason that is newer than itself.
 */
export const ClosingReason = /* @__PURE__ */ orElse(z.enum(["merged", "unknown"]), "unknown");

/** How a conversation was closed. */
export const Closing = z.object({
  reason: z.optional(ClosingReason),
  /** The conversation that stands for this one from then on. */
  into: z.optional(Key),
});
export type Closing = z.infer<typeof Closing>;

/** A place in both logs at once. */
export interface Position {
  readonly seq: number;
  readonly portal: number;
}

/** A patient's side that waits for an answer. */
export const Waiting = z.object({ since: z.int(), messages: z.int() });
export type Waiting = z.infer<typeof Waiting>;

/** What is shown of a conversation besides its messages. Positions are those of the viewer's log. */
export const Head = z.object({
  id: Key,
  patient: PatientCard,
  kind: Kind,
  policy: Policy,
  title: z.string(),
  /** Whom it is addressed to, where it has one recipient. */
  recipient: z.optional(Key),
  /** That one by name, where the log says it. Portal users see the name under which they wrote, or were last answered. */
  to: z.optional(Person),
  /** The one portal user who takes part, where it has one recipient. */
  addressee: z.optional(Key),
  /** The episode of care that it is about, where somebody said so. */
  regarding: z.optional(Regarding),
  lifecycle: Lifecycle,
  /** Where it is closed. */
  closed: z.optional(Closing),
  /** What the conversation is in the chart; staff alone are told of it. */
  encounter: z.optional(Encounter),
  createdAt: z.int(),
  /** The place of the last event, 0 where there is none, and its id: what `hello.after` names. */
  pos: z.int(),
  lastId: z.string(),
  /** When the last event of this view was stored. */
  lastAt: z.int(),
  /** How many messages the viewer can see. */
  messages: z.int(),
  last: z.nullable(LastMessage),
  /** True while the last message of the patient's side is newer than the last answer of staff. */
  awaiting: z.boolean(),
  /** While it is: since when, milliseconds since 1970, and how many messages of the patient's side nobody has answered. */
  waiting: z.optional(Waiting),
  /**
   * When the first message of the patient's side was sent that no answer of staff, and no task that was completed, has
   * followed; absent where there is none.
   */
  waitsSince: z.optional(z.int()),
  /**
   * When staff wrote last what the patient's side sees, or said that they did without, as by a call: milliseconds since
   * 1970.
   */
  wroteAt: z.optional(z.int()),
  /** The coach's rhythm with the patient, where there is one: the staff view alone says so. */
  coaching: z.optional(Coaching),
  /** How far the patient is on the way to being texted, where the conversation goes by texts: the staff view alone says so. */
  texting: z.optional(TextingStatus),
  /** Of its texts those that never arrived: staff alone are told. */
  unsent: z.optional(UnsentTexts),
  /** What is to be done about it: only the staff view has any. */
  tasks: z.optional(z.array(Task)),
  /** Corrections that the patient's side asks for and nobody has answered, the first to be answered first. */
  corrections: z.optional(z.array(OpenCorrection)),
  /** One was asked for at some time. */
  corrected: z.optional(z.literal(true)),
  /** It is encrypted from end to end, by these keys; such a conversation never becomes another. */
  keys: z.optional(Keyring),
});
export type Head = z.infer<typeof Head>;

/**
 * The head, which names this person as they now are where it is addressed to them, its last message is theirs, or they
 * have a task of it.
 */
export function withPerson(head: Head, person: Person): Head {
  const { last, to, tasks } = head;
  const isOld = (named: Person | undefined) => named?.id === person.id && !isSamePerson(named, person);
  const isOwner = tasks?.some(({ owner }) => isOld(owner)) === true;
  if (!isOld(last?.by) && !isOld(to) && !isOwner) return head;
  return {
    ...head,
    last: last !== null && isOld(last.by) ? { ...last, by: person } : last,
    ...(isOld(to) ? { to: person } : {}),
    ...(isOwner ? { tasks: tasks.map(task => (isOld(task.owner) ? { ...task, owner: person } : task)) } : {}),
  };
}

/** The head with these of its tasks that are open; nothing is said where there are none. */
export function withTasks(head: Head, tasks: readonly Task[]): Head {
  const open = tasks.filter(isOpenTask);
  const { tasks: _, ...bare } = head;
  return open.length === 0 ? bare : { ...bare, tasks: open };
}

/** The head where this correction is asked for no more; nothing is said where none is. */
export function withoutCorrection({ corrections = [], ...head }: Head, correction: string): Head {
  const others = corrections.filter(({ id }) => id !== correction);
  return others.length === 0 ? head : { ...head, corrections: others };
}

/** The head after the patient's side wrote. */
export function waitsFrom(head: Head, at: number): Head {
  return head.waitsSince === undefined ? { ...head, waitsSince: at } : head;
}

/** The head after staff answered: nobody waits, and whoever was to see to it has nothing left to do. */
export function answered({ waitsSince: _, ...head }: Head): Head {
  return withEnded(head, "answered");
}

/** The head after staff wrote to the patient's side, or did without: no message is due. */
export function written(head: Head, at: number): Head {
  const wrote = { ...head, wroteAt: Math.max(head.wroteAt ?? 0, at) };
  return head.coaching === undefined
    ? wrote
    : withEnded({ ...wrote, coaching: notDue(head.coaching) }, "written");
}

/** The same rhythm, by which no message is due now. */
export function notDue({ due: _, ...coaching }: Coaching): Coaching {
  return coaching;
}

/** The head with another rhythm, or none: what was due by the one before is due no more. */
export function coached({ coaching: _, ...head }: Head, coaching: Coaching | undefined): Head {
  return withEnded(coaching === undefined ? head : { ...head, coaching }, "not-due");
}

/** The head of a conversation that nobody waits in, and in which nothing is left to be done. */
export function withoutWork({ waitsSince: _, coaching, ...head }: Head): Head {
  return withEnded(coaching === undefined ? head : { ...head, coaching: notDue(coaching) }, "closed");
}

function withEnded(head: Head, by: TaskEnd): Head {
  const { tasks = [] } = head;
  return withTasks(
    head,
    tasks.map(task => endTask(task, by)),
  );
}

/** What one side knows. The same `applyView` moves it on in a room and in a client. */
export interface ViewState {
  readonly head: Head;
  readonly members: Members;
}

/** One member's reading. Kept beside the log, not in it. */
export interface Reading {
  /**
   * How far the person has read: everything behind where they came was on their screen. It only grows and others may see
   * it. Of staff, the place in each log by itself.
   */
  readonly receipt: Position;
  /** The person's own place: reading and *Mark as read* move it on, *Mark as unread* back. */
  readonly mark: Position;
  readonly markedUnread: boolean;
  /** Messages after the mark that the person sees and did not write. */
  readonly unread: number;
  /** Those of them that entered the badge when they were stored. */
  readonly badge: number;
  /** When the oldest of those that the patient's side wrote was sent, milliseconds since 1970. */
  readonly since: number | null;
  /** How many messages ever entered the badge and were not on the person's screen; they only grow. */
  readonly news: News;
  /** Those of the badge that came onto the person's screen, and no receipt says yet that they were read. */
  readonly shown: Shown | null;
  /**
   * Up to where the person archived the conversation for themselves. A message behind it, also their own, makes it active
   * again; nothing else does. Absent where they did not.
   */
  readonly archivedThrough?: Position;
  /** How often staff answered a correction that the person had asked for, or put the answer later; it only grows. */
  readonly answered?: number;
}

/** Messages by who wrote them: the patient's side, or others. */
export interface News {
  readonly patient: number;
  readonly team: number;
}

export const start: Position = { seq: 0, portal: 0 };

export const noNews: News = { patient: 0, team: 0 };

/**
 * The reading of somebody who has nothing to read up to a place, nor after it: they came there, or left. What they left
 * unread is not said to have been read.
 */
export function movedTo(mark: Position, old: Reading | undefined): Reading {
  const hasReadAll = old === undefined || (old.unread === 0 && old.receipt.seq >= old.mark.seq);
  const through = old?.archivedThrough;
  return {
    ...(through === undefined ? {} : { archivedThrough: through }),
    receipt: hasReadAll ? mark : old.receipt,
    mark,
    markedUnread: false,
    unread: 0,
    badge: 0,
    since: null,
    news: old?.news ?? noNews,
    shown: null,
  };
}

/** Everybody's reading, also of those who have left: their receipts wait for them. */
export type Readings = Readonly<Record<PersonId, Reading>>;

/** `since` is when the first of them was stored, or others were read after that: milliseconds since 1970. */
export interface Shown extends News {
  readonly since: number;
  /** The place in the log of the first of them. */
  readonly from: number;
}

/** What stands behind the first place, up to the second. */
export type Stretch = readonly [after: number, to: number];

/** How far the staff have read together, in each log by itself; `ahead` is what they saw beyond a gap, in order. */
export interface TeamReceipt extends Position {
  readonly ahead?: { readonly seq: readonly Stretch[]; readonly portal: readonly Stretch[] };
}

/** What a room holds of a conversation: both views, so that neither can be derived from the other by mistake. */
export interface ConversationState {
  readonly staff: ViewState;
  /** Null where portal users see nothing, as in staff-only kinds. */
  readonly portal: ViewState | null;
  readonly reading: Readings;
  /** How far the staff have read together. It stays when they leave, or the portal could tell that they left. */
  readonly team: TeamReceipt;
  /** Staff who have written to everyone: the portal knows them, and no others, by name. */
  readonly wrote: Readonly<Record<PersonId, true>>;
  /** True from the first message that was sent and not imported. */
  readonly live: boolean;
  /** How soon it was answered and closed, for figures. */
  readonly pace: Pace;
  /** The link of the last entry of the log. */
  readonly link: string;
}

/** How members stand from now on; the same state where nothing of it is news. Only staff stand, and are shown it. */
export function stand(state: ConversationState, people: Standings): ConversationState {
  const { staff } = state;
  const members = withStandings(staff.members, people);
  return members === staff.members ? state : { ...state, staff: { ...staff, members } };
}

/** What others may know of how far people have read, in positions of the viewer's log. */
export const Receipts = z.object({
  /** By person, how far they have read since they came. */
  people: z.record(Key, z.int()),
  /** Every message up to here was on the screen of one of the staff: "read by your care team". */
  team: z.int(),
});
export type Receipts = z.infer<typeof Receipts>;

/** The viewer's own place. */
export const Mark = z.object({
  pos: z.int(),
  unread: z.int(),
  badge: z.int(),
  markedUnread: z.boolean(),
  /** The viewer archived the conversation, and nothing was written since. */
  archived: z.optional(z.boolean()),
});
export type Mark = z.infer<typeof Mark>;
