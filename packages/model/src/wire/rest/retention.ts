/** What staff with the permission `hold` ask and order of what is kept and let go. */
import * as z from "zod/mini";
import { Key } from "../../names.ts";
import { Hold, Purge, RetentionReason, RetentionRule } from "../../retention/retention.ts";

/**
 * Asked of a patient's room. The same `hold` is one, whoever sends it again; nothing is held twice by it. A conversation goes
 * when one person has proposed it and another approved; `stop` takes either back, until its words are being erased.
 */
export const RetentionDeed = /* @__PURE__ */ z.discriminatedUnion("deed", [
  z.object({
    deed: z.literal("hold"),
    hold: Key,
    /** Absent for all of the patient's. */
    conversation: z.optional(Key),
    reason: RetentionReason,
  }),
  z.object({ deed: z.literal("lift"), hold: Key, reason: RetentionReason }),
  z.object({ deed: z.enum(["propose", "approve", "stop"]), conversation: Key }),
]);
export type RetentionDeed = z.infer<typeof RetentionDeed>;

/** Of the practice's back end, of which nobody knows who it is: it holds and lifts, and lets go of nothing. */
export const SetHold = /* @__PURE__ */ z.strictObject({
  deed: z.literal("hold"),
  hold: Key,
  conversation: z.optional(Key),
  reason: RetentionReason,
});
export const LiftHold = /* @__PURE__ */ z.strictObject({
  deed: z.literal("lift"),
  hold: Key,
  reason: RetentionReason,
});
export const HostDeed = /* @__PURE__ */ z.discriminatedUnion("deed", [SetHold, LiftHold]);

/** How a patient stands: what is held, and what is on its way, or gone. */
export const PatientRetention = /* @__PURE__ */ z.object({
  holds: z.array(Hold),
  purges: z.array(Purge),
});
export type PatientRetention = z.infer<typeof PatientRetention>;

/** What is due to go, or what is held; `after` is the `more` of the answer before. */
export const RetentionQuery = /* @__PURE__ */ z.strictObject({
  list: z.enum(["due", "held"]),
  /** Of this one alone, and then also what is not due yet. */
  patient: z.optional(Key),
  after: z.optional(/* @__PURE__ */ z.string().check(z.maxLength(100))),
});
export type RetentionQuery = z.infer<typeof RetentionQuery>;

const OfPatient = /* @__PURE__ */ z.object({ id: Key, name: z.string(), patientId: z.string() });

/** A conversation that is due, or on its way, and whose it is; times are milliseconds since 1970. */
export const DueConversation = /* @__PURE__ */ z.object({
  patient: OfPatient,
  conversation: Key,
  kind: z.string(),
  /** When its last message came. */
  last: z.int(),
  /** From when on it is due; null where nothing is let go of. */
  goes: z.nullable(z.int()),
  holds: z.array(Hold),
  purge: z.optional(Purge),
});
export type DueConversation = z.infer<typeof DueConversation>;

export const RetentionList = /* @__PURE__ */ z.object({
  /** What lets go of what; null where nothing is. */
  rule: z.nullable(RetentionRule),
  due: z.array(DueConversation),
  held: z.array(/* @__PURE__ */ z.object({ patient: OfPatient, hold: Hold })),
  more: z.nullable(z.string()),
  /** Some may be missing still. */
  rebuilding: z.boolean(),
});
export type RetentionList = z.infer<typeof RetentionList>;
