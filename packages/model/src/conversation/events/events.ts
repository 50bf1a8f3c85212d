/**
 * What has happened in a conversation: the log that people read, the record, and the cursor of the sync. A type of
 * event is one file beside this one, and a line in each table: of what pages know of it too, and of what rooms do.
 */
import * as z from "zod/mini";
import type { LogFilter } from "../../stream/stream.ts";
import { automaticReply, automaticReplyRule } from "./automatic-reply.ts";
import type * as rule from "./base.ts";
import { messageDue, messageDueRule, rhythmChanged, rhythmChangedRule } from "./cadence/cadence.ts";
import { closed, closedRule } from "./closed.ts";
import {
  correctionAnswered,
  correctionAnsweredRule,
  correctionAsked,
  correctionAskedRule,
  correctionExtended,
  correctionExtendedRule,
  correctionWithdrawn,
  correctionWithdrawnRule,
} from "./corrections/corrections.ts";
import { created, createdRule } from "./created.ts";
import {
  encounterFinished,
  encounterFinishedRule,
  encounterLinked,
  encounterLinkedRule,
  encounterOpened,
  encounterOpenedRule,
  encounterResumed,
  encounterResumedRule,
} from "./encounter/encounter.ts";
import {
  deviceLeft,
  deviceLeftRule,
  keysChanged,
  keysChangedRule,
  keysShared,
  keysSharedRule,
  readerJoined,
  readerJoinedRule,
  readerLeft,
  readerLeftRule,
} from "./encryption/encryption.ts";
import { memberChanged, memberChangedRule } from "./member-changed.ts";
import { memberJoined, memberJoinedRule } from "./member-joined.ts";
import { memberLeft, memberLeftRule } from "./member-left.ts";
import { message, messageRule } from "./message.ts";
import { patientChanged, patientChangedRule } from "./patient-changed.ts";
import { reopened, reopenedRule } from "./reopened.ts";
import { streamItem, streamItemRule } from "./stream-item.ts";
import { taskMoved, taskMovedRule, taskRaised, taskRaisedRule } from "./tasks/tasks.ts";
import {
  textAgain,
  textAgainRule,
  textDelivered,
  textDeliveredRule,
  textingChanged,
  textingChangedRule,
} from "./texting/texting.ts";

export { Actor, placeBefore } from "./base.ts";
export { begin } from "./created.ts";
export { Message } from "./message.ts";
export { Unknown as UnknownEvent } from "./unknown.ts";

const views = {
  created,
  message,
  "member-joined": memberJoined,
  "member-left": memberLeft,
  "member-changed": memberChanged,
  "patient-changed": patientChanged,
  closed,
  reopened,
  "stream-item": streamItem,
  "encounter-opened": encounterOpened,
  "encounter-finished": encounterFinished,
  "encounter-resumed": encounterResumed,
  "encounter-linked": encounterLinked,
  "automatic-reply": automaticReply,
  "task-raised": taskRaised,
  "task-moved": taskMoved,
  "texting-changed": textingChanged,
  "text-delivered": textDelivered,
  "rhythm-changed": rhythmChanged,
  "message-due": messageDue,
  "text-again": textAgain,
  "correction-asked": correctionAsked,
  "correction-extended": correctionExtended,
  "correction-answered": correctionAnswered,
  "correction-withdrawn": correctionWithdrawn,
  "keys-changed": keysChanged,
  "keys-shared": keysShared,
  "reader-joined": readerJoined,
  "reader-left": readerLeft,
  "device-left": deviceLeft,
} as const;

const rules = {
  created: createdRule,
  message: messageRule,
  "member-joined": memberJoinedRule,
  "member-left": memberLeftRule,
  "member-changed": memberChangedRule,
  "patient-changed": patientChangedRule,
  closed: closedRule,
  reopened: reopenedRule,
  "stream-item": streamItemRule,
  "encounter-opened": encounterOpenedRule,
  "encounter-finished": encounterFinishedRule,
  "encounter-resumed": encounterResumedRule,
  "encounter-linked": encounterLinkedRule,
  "automatic-reply": automaticReplyRule,
  "task-raised": taskRaisedRule,
  "task-moved": taskMovedRule,
  "texting-changed": textingChangedRule,
  "text-delivered": textDeliveredRule,
  "rhythm-changed": rhythmChangedRule,
  "message-due": messageDueRule,
  "text-again": textAgainRule,
  "correction-asked": correctionAskedRule,
  "correction-extended": correctionExtendedRule,
  "correction-answered": correctionAnsweredRule,
  "correction-withdrawn": correctionWithdrawnRule,
  "keys-changed": keysChangedRule,
  "keys-shared": keysSharedRule,
  "reader-joined": readerJoinedRule,
  "reader-left": readerLeftRule,
  "device-left": deviceLeftRule,
} as const;

type Views = typeof views;
type Rules = typeof rules;
type Type = keyof Views;
type EventSchema = Views[Type]["schema"];

const schemas = /* @__PURE__ */ Object.values(views).map(({ schema }) => schema) as [
  EventSchema,
  ...EventSchema[],
];

export const Event = /* @__PURE__ */ z.discriminatedUnion("type", schemas);
export type Event = z.infer<EventSchema>;
export type MessageEvent = z.infer<Views["message"]["schema"]>;

/** Events that can be unread. */
export type Counted = {
  [T in Type]: Rules[T]["counts"] extends true ? z.infer<Views[T]["schema"]> : never;
}[Type];

/** An event as a viewer gets it: `pos` is its place in the viewer's own log, dense from 1. */
export type Seen<E extends Event = Event> = rule.Seen<E>;

/** An event as a room keeps it: its place in both logs, and its link in the chain (link.ts), which never leave it. */
export interface Stored extends rule.Placed<Event> {
  /** 128 random bits: the digest is of them and the event. */
  readonly salt: string;
  readonly digest: string;
  readonly link: string;
}

export const eventViews: { readonly [T in Type]: rule.EventView<Event> } = views;
export const eventRules: { readonly [T in Type]: rule.EventRule<Event> } = rules;

/** By which filters an event is shown. */
export function filtersOf(event: Event): readonly LogFilter[] {
  return eventRules[event.type].filters?.(event) ?? [];
}

/** Whether an event can be unread, and stand in a badge. */
export function isCounted(event: Event): event is Counted {
  return eventRules[event.type].counts;
}
