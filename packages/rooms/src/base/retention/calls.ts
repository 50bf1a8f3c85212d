/** The bodies of calls between rooms that are about what is kept and let go. */
import { Kept, Key, Person, RetentionDeed } from "@carethread/model";
import * as z from "zod/mini";

/** patient → conversation `internal/kept` → KeptAnswer: what it says of itself, also while it is hidden; null where it is not there. */
export const KeptAnswer = z.object({
  kept: z.nullable(Kept),
  /** The number of the last order that it carried out, or began to. */
  rev: z.int(),
});

/**
 * patient → conversation `internal/purge` → PurgeTaken: to show nothing any more, to show all again, or to let go of every
 * word. Orders are numbered, and the higher one counts: one that comes late is answered and not followed.
 */
export const PurgeOrder = z.object({ rev: z.int(), order: z.enum(["hide", "show", "erase"]) });
export type PurgeOrder = z.infer<typeof PurgeOrder>;
export const PurgeTaken = z.object({
  stands: z.enum(["shown", "hidden", "erased"]),
  rev: z.int(),
  /** Everybody whom the conversation tells of itself knows how it stands. */
  isTold: z.boolean(),
  kept: z.nullable(Kept),
});
export type PurgeTaken = z.infer<typeof PurgeTaken>;

/**
 * person, patient → patient `internal/retention-for` → PatientRetention: how the patient stands, after what this person does
 * where they do something. Who asks has made sure that they may.
 */
export const RetainFor = z.object({ person: Person, deed: z.optional(RetentionDeed) });

/** person → index `internal/retention` → FoundDue: the first behind a place in their order. */
export const AskDue = z.object({
  list: z.enum(["due", "held"]),
  patient: z.optional(Key),
  after: z.optional(z.string()),
  now: z.int(),
});
export type AskDue = z.infer<typeof AskDue>;
const DueIn = z.object({
  patient: z.object({ id: Key, name: z.string(), patientId: z.string() }),
  conversation: Key,
  kind: z.string(),
  last: z.int(),
  goes: z.nullable(z.int()),
  /** By it they stand in order. */
  order: z.string(),
});
export type DueIn = z.infer<typeof DueIn>;
/** `slices` are more than there are by now. */
export const FoundDue = z.object({
  due: z.array(DueIn),
  more: z.boolean(),
  rebuilding: z.boolean(),
  slices: z.optional(z.int()),
});
export type FoundDue = z.infer<typeof FoundDue>;
