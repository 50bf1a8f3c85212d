/** What a patient's room keeps of holds, and of conversations that are to go. */
import * as z from "zod/mini";
import { limits } from "../limits.ts";
import { Key } from "../names.ts";
import { Person, wellFormed } from "../people/people.ts";
import { RetentionRule } from "./rule.ts";

/** Why something is held, or no longer: words of the staff, for the record. */
export const RetentionReason = /* @__PURE__ */ z
  .string()
  .check(z.trim(), z.minLength(1), z.maxLength(limits.retentionReasonLength), wellFormed);

/** Who did it, and when: milliseconds since 1970. */
export const Deed = /* @__PURE__ */ z.object({ by: Person, at: z.int() });
export type Deed = z.infer<typeof Deed>;

/** Nothing of the patient's goes, or nothing of one conversation. */
export const Hold = /* @__PURE__ */ z.object({
  id: Key,
  conversation: z.optional(Key),
  reason: z.string(),
  held: Deed,
});
export type Hold = z.infer<typeof Hold>;

/** What a conversation says of itself, without a word of what is in it. Times are milliseconds since 1970. */
export const Kept = /* @__PURE__ */ z.object({
  kind: z.string(),
  /** Entries of its log, messages among them, and files that they bring. */
  entries: z.int(),
  messages: z.int(),
  files: z.int(),
  /** When it began, and when its last message came. */
  first: z.int(),
  last: z.int(),
  /** The link of its last entry, by which its log is known for good. */
  link: z.string(),
});
export type Kept = z.infer<typeof Kept>;

/**
 * - `proposed`: one of the staff has asked for it to go; nothing has happened;
 * - `hiding`: another one has agreed: all rooms stop showing it, and a hold takes that back;
 * - `showing`: that is being taken back;
 * - `erasing`: all rooms have said that they show nothing of it, and its words go: nothing takes that back;
 * - `gone`: none is left.
 */
export const PurgePhase = /* @__PURE__ */ z.enum(["proposed", "hiding", "showing", "erasing", "gone"]);
export type PurgePhase = z.infer<typeof PurgePhase>;

export const Purge = /* @__PURE__ */ z.object({
  conversation: Key,
  phase: PurgePhase,
  /** The number of the last order that its room was given, or is owed: the higher one counts. */
  rev: z.int(),
  kept: Kept,
  proposed: Deed,
  approved: z.optional(Deed),
  /** When it is gone: since when, and by which entry of the record that is proven. */
  gone: z.optional(z.object({ at: z.int(), entry: z.int() })),
});
export type Purge = z.infer<typeof Purge>;

/** What is left of a conversation: it stands in the record, and its link in what is left of its log. */
export const Certificate = /* @__PURE__ */ z.object({
  conversation: Key,
  kept: Kept,
  proposed: Deed,
  approved: Deed,
  /** The rule by which it was due; absent where there was none any more when the last word went. */
  rule: z.optional(RetentionRule),
});
export type Certificate = z.infer<typeof Certificate>;

/** What the record says of all this. */
export const Held = /* @__PURE__ */ z.object({
  type: z.literal("held"),
  hold: Key,
  conversation: z.optional(Key),
  reason: z.string(),
});
export const Lifted = /* @__PURE__ */ z.object({
  type: z.literal("lifted"),
  hold: Key,
  conversation: z.optional(Key),
  reason: z.string(),
});
export const PurgeStep = /* @__PURE__ */ z.object({
  type: z.literal("purge"),
  step: z.enum(["proposed", "approved", "stopped", "erasing"]),
  conversation: Key,
});
export const PurgedEntry = /* @__PURE__ */ z.object({
  type: z.literal("purged"),
  certificate: Certificate,
});
export type RetentionSaid =
  | z.infer<typeof Held>
  | z.infer<typeof Lifted>
  | z.infer<typeof PurgeStep>
  | z.infer<typeof PurgedEntry>;
