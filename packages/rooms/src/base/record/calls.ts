/** The bodies of calls between rooms that are about the record. */
import { CheckpointHead, Key, OpeningReason, Person, RawEntry } from "@carethread/model";
import * as z from "zod/mini";

const Who = { n: z.int(), at: z.int(), person: Person };

/**
 * conversation → patient `internal/recorded` → RecordedTaken: what the record of the patient is owed, in order; `n` is its
 * place in what this conversation owes. `to` is the place up to which it is taken.
 */
export const PushRecorded = z.object({
  conversation: Key,
  to: z.int(),
  entries: z.array(
    z.union([
      z.object({ ...Who, reason: OpeningReason }),
      /** The place of the log up to which the person was shown it. */
      z.object({ ...Who, seq: z.int() }),
    ]),
  ),
});
export type PushRecorded = z.infer<typeof PushRecorded>;
export const RecordedTaken = z.object({ to: z.int() });

/** Where entries by a person stand. */
const Pointer = z.object({ n: z.int(), at: z.int() });
const RecordOf = z.object({ party: z.enum(["patient", "person", "practice"]), key: z.string() });
/** patient, person → person `internal/saw`: entries by this person in the record of that room. */
export const PushSaw = z.object({ room: RecordOf, entries: z.array(Pointer) });
export type PushSaw = z.infer<typeof PushSaw>;

/**
 * person → patient, person, practice `internal/record` → RecordAnswer: entries below a number, newest first, or those of
 * `these`; with `by` those by this person. With `exporter` that they are taken out is recorded first.
 */
export const AskRecord = z.object({
  before: z.optional(z.int()),
  limit: z.int(),
  by: z.optional(Key),
  these: z.optional(z.array(z.int())),
  exporter: z.optional(Person),
});
export type AskRecord = z.infer<typeof AskRecord>;
export const RecordAnswer = z.object({
  entries: z.array(RawEntry),
  /** The patient whose record it is, and who was merged into them. */
  patient: z.optional(z.object({ id: Key, name: z.string(), patientId: z.string() })),
  merged: z.optional(z.array(Key)),
  /** The person whose record it is. */
  person: z.optional(Person),
});
export type RecordAnswer = z.infer<typeof RecordAnswer>;

/** person → person `internal/saw-list`, AskSaw → SawAnswer: where entries by the person stand, newest first, behind a cursor. */
export const AskSaw = z.object({ before: z.optional(z.string()), limit: z.int() });
export const SawAnswer = z.object({
  saw: z.array(z.extend(RecordOf, { n: z.int(), at: z.int() })),
});
export type SawAnswer = z.infer<typeof SawAnswer>;

/** person → patient, person, practice, conversation `internal/verify` → Verdict; `at` is an entry whose link is wanted. */
export const AskVerdict = z.object({ at: z.optional(z.int()) });
export type AskVerdict = z.infer<typeof AskVerdict>;
export const Verdict = z.object({
  ok: z.boolean(),
  /** The last entry, or the first that is wrong. */
  n: z.int(),
  unlinked: z._default(z.int(), 0),
  linkAt: z.optional(z.string()),
  /** The patient's conversations, whose logs are to be looked at. */
  conversations: z.optional(z.array(Key)),
  /** Those of which no word is left, with where their logs ended. */
  gone: z.optional(z.array(z.object({ conversation: Key, entries: z.int(), link: z.string() }))),
});
export type Verdict = z.infer<typeof Verdict>;

/** patient, person, practice, conversation → hooks `internal/head`. */
export const PushHead = CheckpointHead;
/** person → hooks `internal/held` → HeldAnswer: the newest checkpoint with this room that the practice's back end has taken. */
export const AskHeld = z.object({
  party: z.enum(["patient", "person", "practice", "main"]),
  key: z.string(),
});
export const HeldAnswer = z.object({
  held: z.nullable(z.object({ checkpoint: z.int(), at: z.int(), n: z.int(), link: z.string() })),
});
export type HeldAnswer = z.infer<typeof HeldAnswer>;
