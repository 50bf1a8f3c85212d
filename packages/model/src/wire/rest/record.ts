/** The record: for who of the staff may read it, and for the practice's back end. */
import * as z from "zod/mini";
import { limits } from "../../limits.ts";
import { Key } from "../../names.ts";
import { Person, wellFormed } from "../../people/people.ts";
import { RawEntry } from "../../record/record.ts";
import { RetentionReason } from "../../retention/retention.ts";

/** A piece of one room's record, newest first. `merged` as in AccessPage. */
export const RecordPage = /* @__PURE__ */ z.object({
  entries: z.array(RawEntry),
  hasOlder: z.boolean(),
  merged: z.optional(z.array(Key)),
});
export type RecordPage = z.infer<typeof RecordPage>;

/**
 * What is asked: of a patient, by a person, both, or with neither what was changed in the practice's settings. `before` is
 * the `more` of the answer before. With `taken` it is taken out, which is recorded before anything is answered.
 */
export const RecordQuery = /* @__PURE__ */ z.object({
  patient: z.optional(Key),
  person: z.optional(Key),
  before: z.optional(/* @__PURE__ */ z.string().check(z.maxLength(100))),
  limit: z.optional(/* @__PURE__ */ z.int().check(z.positive(), z.maximum(limits.pageEvents))),
  taken: z.optional(z.literal(true)),
});
export type RecordQuery = z.infer<typeof RecordQuery>;

/** The room in whose record an entry stands; a party that only a later version knows is none of these. */
export const RecordPlace = /* @__PURE__ */ z.object({ party: z.string(), key: z.string() });
export type RecordPlace = z.infer<typeof RecordPlace>;

export const RecordItem = /* @__PURE__ */ z.object({
  room: RecordPlace,
  /** Of a patient's record: whose it is. */
  patient: z.optional(z.object({ id: Key, name: z.string(), patientId: z.string() })),
  /** Of a person's: whose it is. */
  person: z.optional(Person),
  entry: RawEntry,
});
export type RecordItem = z.infer<typeof RecordItem>;
/** Newest first. `more` goes on behind the last of these, null where they are all. */
export const RecordList = /* @__PURE__ */ z.object({
  items: z.array(RecordItem),
  more: z.nullable(z.string()),
});
export type RecordList = z.infer<typeof RecordList>;

/** Whose record is looked at: a patient's with the logs of their conversations, a person's own, else the practice's. */
export const VerifyQuery = /* @__PURE__ */ z.object({ patient: z.optional(Key), person: z.optional(Key) });
export type VerifyQuery = z.infer<typeof VerifyQuery>;

/**
 * The practice's records key is about to open a conversation that is encrypted from end to end: that stands in the patient's
 * record before it is answered. Who uses it and why are words for the record.
 */
export const Unsealing = /* @__PURE__ */ z.object({
  conversation: Key,
  keys: /* @__PURE__ */ z
    .array(/* @__PURE__ */ z.string().check(z.minLength(1), z.maxLength(limits.nameLength)))
    .check(z.minLength(1), z.maxLength(50)),
  who: /* @__PURE__ */ z.string().check(z.trim(), z.minLength(1), z.maxLength(limits.nameLength), wellFormed),
  reason: RetentionReason,
});
export type Unsealing = z.infer<typeof Unsealing>;

/** By which entry it stands there, and since when: milliseconds since 1970. */
export const UnsealingRecorded = /* @__PURE__ */ z.object({ entry: z.int(), at: z.int() });
export type UnsealingRecorded = z.infer<typeof UnsealingRecorded>;

/** Where something is wrong: an entry of a record, or of the log of a conversation. */
const Fault = /* @__PURE__ */ z.object({ room: RecordPlace, n: z.int() });

export const RecordVerdict = /* @__PURE__ */ z.object({
  /** How many entries the record has, and how many of them stood there before entries were linked. */
  entries: z.int(),
  unlinked: z.int(),
  /** How many logs of conversations were looked at. */
  logs: z.int(),
  /** The first entry that is wrong, of whichever; null where all is whole. */
  fault: z.nullable(Fault),
  /** The newest checkpoint of the record that the practice's back end has taken, where there is one. */
  held: z.nullable(z.object({ checkpoint: z.int(), at: z.int(), entries: z.int() })),
  /** With what that says the record does not agree: it was longer then, or another one. */
  disagrees: z.optional(z.literal(true)),
});
export type RecordVerdict = z.infer<typeof RecordVerdict>;
