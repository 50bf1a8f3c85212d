/**
 * What has happened in a conversation: the log that people read, the record, and the cursor of the sync. A type of
 * event is one file beside this one and one line in the table.
 */
import * as z from "zod/mini";
import type * as rule from "./base.ts";
import { created } from "./created.ts";
import { memberChanged } from "./member-changed.ts";
import { memberJoined } from "./member-joined.ts";
import { memberLeft } from "./member-left.ts";
import { message } from "./message.ts";
import { patientChanged } from "./patient-changed.ts";

export { Actor } from "./base.ts";
export { begin } from "./created.ts";
export { Message } from "./message.ts";

const table = {
  created,
  message,
  "member-joined": memberJoined,
  "member-left": memberLeft,
  "member-changed": memberChanged,
  "patient-changed": patientChanged,
} as const;

type Table = typeof table;
type Type = keyof Table;
type EventSchema = Table[Type]["schema"];

const schemas = /* @__PURE__ */ Object.values(table).map(({ schema }) => schema) as [
  EventSchema,
  ...EventSchema[],
];

export const Event = /* @__PURE__ */ z.discriminatedUnion("type", schemas);
export type Event = z.infer<EventSchema>;
export type MessageEvent = z.infer<Table["message"]["schema"]>;

/** Events that can be unread. */
export type Counted = {
  [T in Type]: Table[T]["counts"] extends true ? z.infer<Table[T]["schema"]> : never;
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

export const eventRules: { readonly [T in Type]: rule.EventRule<Event> } = table;

/** Whether an event can be unread, and stand in a badge. */
export function isCounted(event: Event): event is Counted {
  return eventRules[event.type].counts;
}
