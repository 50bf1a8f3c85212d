/** What a practice has chosen. */
import * as z from "zod/mini";
import { orElse } from "../fallbacks.ts";
import { type Kind, kinds } from "./kinds.ts";
import { PracticeLabels } from "./pushed-labels.ts";

/** Kinds as a practice names them: what is pushed is a kind that there is, and none that is taken for another. */
const StartableKind = /* @__PURE__ */ z.enum(/* @__PURE__ */ Object.keys(kinds) as [Kind, ...Kind[]]);

/** How somebody outside the care team is asked whether to be notified; what holds nothing up serves a page that knows no other. */
export const FollowQuestion = /* @__PURE__ */ orElse(z.enum(["dialog", "banner"]), "banner");

/** A practice's settings: gates that stay live, whatever a conversation's policy says. */
export const PracticeSettings = /* @__PURE__ */ z.object({
  /** Kinds that can be started. */
  kinds: z._default(z.array(StartableKind), ["topic"]),
  /** Who of the staff may open a patient's conversations: the team, or whoever finds them. */
  staffAccess: z._default(z.enum(["care-team", "searchable"]), "care-team"),
  /** Whether staff can write notes that only staff see. */
  notes: z._default(z.boolean(), false),
  /** The level that members of the care team start with. */
  careTeamLevel: z._default(z.enum(["all", "patient-only"]), "all"),
  /** How staff outside the care team are asked whether to be notified; by a dialog where nothing is said. */
  followQuestion: z.optional(FollowQuestion),
  /** Words of its own in place of the elements', which everybody of the practice sees. */
  labels: z.optional(PracticeLabels),
  /** How long support sees a conversation after it was called, in milliseconds. */
  supportFor: z._default(z.int().check(z.positive()), 3_600_000),
  /**
   * How long a person who was notified of a conversation, and has read nothing of it since, is not notified of it again, in
   * milliseconds; 0 for at once.
   */
  notifyPause: z._default(z.int().check(z.nonnegative()), 10 * 60_000),
  /** How long a patient's message is unread before its receivers are reminded of it, in milliseconds. */
  reminderAfter: z._default(z.int().check(z.positive()), 24 * 3_600_000),
});
export type PracticeSettings = z.infer<typeof PracticeSettings>;
