/** Messages that are taken out: the request that stands in the record, and what it is answered with. */
import * as z from "zod/mini";
import { Row } from "../../conversation/conversation.ts";
import { Key } from "../../names.ts";
import { PatientCard, Person } from "../../people/people.ts";

/**
 * Of the patient all that the caller sees, or one conversation. `after` is the `more` of the answer before: without it
 * something new is taken out, which is recorded before anything is answered.
 */
export const ExportQuery = /* @__PURE__ */ z.object({
  conversation: /* @__PURE__ */ z.optional(Key),
  after: /* @__PURE__ */ z.optional(/* @__PURE__ */ z.string().check(/* @__PURE__ */ z.maxLength(64))),
});
export type ExportQuery = z.infer<typeof ExportQuery>;

/** What a copy of a conversation lacks: the rooms' keys of patient and conversation, and the place up to which it goes. */
export const ChangedSince = /* @__PURE__ */ z.object({
  patient: Key,
  conversation: Key,
  /** The `pos` of the webhook by which the copy was brought up to date; 0 where there is none. */
  after: /* @__PURE__ */ z.int().check(/* @__PURE__ */ z.nonnegative()),
});
export type ChangedSince = z.infer<typeof ChangedSince>;

/** Conversations as rows of the caller's, in the order in which they began. What is in them is read as it always is. */
export const ExportPage = /* @__PURE__ */ z.object({
  /** When it was recorded, milliseconds since 1970: what is said later is no part of it. */
  at: /* @__PURE__ */ z.int(),
  by: Person,
  /** The practice as it is called. */
  practice: z.string(),
  patient: PatientCard,
  rows: /* @__PURE__ */ z.array(Row),
  more: /* @__PURE__ */ z.nullable(/* @__PURE__ */ z.string()),
});
export type ExportPage = z.infer<typeof ExportPage>;

/** A place among them: behind which conversation, and which entry of the record says that they are taken out. */
export interface ExportCursor {
  readonly entry: number;
  readonly at: number;
  readonly id: string;
}

export function exportCursor({ entry, at, id }: ExportCursor): string {
  return `${entry}.${at}.${id}`;
}

export function parseExportCursor(text: string): ExportCursor | null {
  const match = /^(\d{1,15})\.(\d{1,16})\.([a-z2-7]{26})$/.exec(text);
  if (!match) return null;
  return { entry: Number(match[1]), at: Number(match[2]), id: match[3] as string };
}
