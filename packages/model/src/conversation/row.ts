/** A conversation as one person's inbox shows it. */
import * as z from "zod/mini";
import { Attached } from "../attachment/attachment.ts";
import { RowKeys, Sealed } from "../encryption/encryption.ts";
import { orElse } from "../fallbacks.ts";
import { Key } from "../names.ts";
import { PatientCard, Person } from "../people/people.ts";
import { Kind, type Marker } from "../practice/practice.ts";

/** What a page does not know is open: the room decides whether a message is taken. */
export const Lifecycle = /* @__PURE__ */ orElse(z.enum(["open", "closed"]), "open");

/** The last message as a row shows it. */
export const LastMessage = z.object({
  by: Person,
  text: z.string(),
  at: z.int(),
  pos: z.int(),
  /** It is a note that only staff see. */
  note: z.optional(z.literal(true)),
  /** How many files it brings; its text may then be empty. */
  attached: z.optional(Attached),
  /** In an encrypted conversation its beginning, in place of a text. */
  sealed: z.optional(Sealed),
});
export type LastMessage = z.infer<typeof LastMessage>;

export const Row = z.object({
  id: Key,
  /** Rises whenever this person's row changes; the receiver keeps the higher one. */
  rev: z.int(),
  patient: PatientCard,
  kind: Kind,
  title: z.string(),
  /** To whom of the staff it is addressed, where it has one recipient; portal users alone need to be told. */
  to: z.optional(Person),
  /** Staff alone see it: the patient never learns of it. */
  staffOnly: z.optional(z.boolean()),
  lifecycle: Lifecycle,
  /** What the list is sorted by: when the last message came, or the conversation began. */
  at: z.int(),
  messages: z.int(),
  last: z.nullable(LastMessage),
  unread: z.int(),
  badge: z.int(),
  awaiting: z.boolean(),
  /** While it is: since when, milliseconds since 1970; staff are told. */
  waitingSince: z.optional(z.int()),
  /** The day (`YYYY-MM-DD`) on which a message to the patient came due, where none was written since; staff are told. */
  due: z.optional(z.string()),
  /** The person archived it for themselves, and nothing was written since. */
  archived: z.optional(z.boolean()),
  /** It is encrypted from end to end: by what its title and last message are opened. */
  keys: z.optional(RowKeys),
});
export type Row = z.infer<typeof Row>;

/** The conversation is not (or no longer) in the person's inbox. */
export const RowGone = z.object({ id: Key, rev: z.int(), gone: z.literal(true) });
export type RowGone = z.infer<typeof RowGone>;

export type RowOrder = Pick<Row, "at" | "id" | "lifecycle">;

/** The order of an inbox: open before closed, newest first, a tie by id so that it is the same everywhere. */
export function compareRows(a: RowOrder, b: RowOrder): number {
  if (a.lifecycle !== b.lifecycle) return a.lifecycle === "open" ? -1 : 1;
  if (a.at !== b.at) return b.at - a.at;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/** The same order as a text that a storage can sort by: no patient data. */
export function rowOrder({ lifecycle, at, id }: RowOrder): string {
  const fromNewest = Math.max(0, Number.MAX_SAFE_INTEGER - at);
  return `${lifecycle === "open" ? 0 : 1}.${fromNewest.toString().padStart(16, "0")}.${id}`;
}

/** The parts of an inbox by which it is looked through: `all` is all but what is archived, and so is `active`. */
export const Tab = z.enum(["all", "unread", "read", "due", "active", "archived"]);
export type Tab = z.infer<typeof Tab>;

/** How a practice has the list of one side: what marks a row as unread, and whether people archive. */
export interface ListRules {
  readonly marker: Marker;
  readonly archive: boolean;
}

/** What is marked as unread: by any message, or by those that entered the person's badge. */
export function isMarked({ unread, badge }: Pick<Row, "unread" | "badge">, marker: Marker): boolean {
  return badge > 0 || (marker === "all" && unread > 0);
}

/** The tabs in which a row stands. Where nobody archives (any more), nothing is archived. */
export function tabsOf(
  row: Pick<Row, "unread" | "badge" | "archived" | "due">,
  { marker, archive }: ListRules,
): readonly Tab[] {
  if (archive && row.archived) return ["archived"];
  const due: readonly Tab[] = row.due === undefined ? [] : ["due"];
  return ["all", isMarked(row, marker) ? "unread" : "read", ...due, "active"];
}

/** What a row adds to the person's badge: nothing as long as it is archived, however much of it they had not read. */
export function badgeIn(
  row: Pick<Row, "badge" | "archived">,
  { archive }: Pick<ListRules, "archive">,
): number {
  return archive && row.archived ? 0 : row.badge;
}

/** How many conversations there are in each tab. */
export const TabCounts = z.object({
  all: z.int(),
  unread: z.int(),
  read: z.int(),
  active: z.int(),
  archived: z.int(),
  /** Absent where there is none. */
  due: z.optional(z.int()),
});
export type TabCounts = z.infer<typeof TabCounts>;

/** A place in an inbox, as `?after=` carries it: no patient data. */
export function rowCursor(row: RowOrder): string {
  return `${row.lifecycle}.${row.at}.${row.id}`;
}

export function parseRowCursor(text: string): RowOrder | null {
  const match = /^(open|closed)\.(\d{1,16})\.([a-z2-7]{26})$/.exec(text);
  if (!match) return null;
  return { lifecycle: match[1] as "open" | "closed", at: Number(match[2]), id: match[3] as string };
}
