/** What the rules ask about people, patients and practices: looked up live, never taken from a token. */
import * as z from "zod/mini";
import { Day } from "../cadence/cadence.ts";
import { Key } from "../names.ts";
import { TextingStatus } from "../texting/texting.ts";
import { Episode } from "./episode.ts";
import { Name, Person, Relation, wellFormed } from "./person.ts";

/**
 * What the host lets a member of staff do beside caring for patients:
 *
 * - `portal-messages`: portal users can write to them by name ("Available for portal messages");
 * - `administer`: change the practice's settings;
 * - `audit`: read who opened what;
 * - `export`: take conversations out of the practice's rooms;
 * - `hold`: keep conversations from being let go, and let go of them.
 */
export const Permission = /* @__PURE__ */ z.enum([
  "portal-messages",
  "administer",
  "audit",
  "export",
  "hold",
]);
export type Permission = z.infer<typeof Permission>;

/** The person room's truth about a person. A staff member whom the host never pushed is not active. */
export const PersonFacts = z.object({
  rev: z.int().check(z.nonnegative()),
  person: Person,
  active: z.boolean(),
  /** Programs that this person must not see. */
  restrictions: z.array(z.string()),
  /** One of the practice's support, who sees nothing until they are called. */
  support: z.boolean(),
  /** In the order of their names; absent where there is none. */
  permissions: z.optional(z.array(Permission)),
});
export type PersonFacts = z.infer<typeof PersonFacts>;

/** Roles that a chart gives; the others come from what people do in the conversation. */
export const TeamRole = z.enum(["primary-coach", "secondary", "care-team"]);
export type TeamRole = z.infer<typeof TeamRole>;

export const TeamMember = z.object({
  person: Person,
  role: TeamRole,
});
export type TeamMember = z.infer<typeof TeamMember>;

/** The patient room's truth about a patient. */
export const PatientFacts = z.object({
  rev: z.int().check(z.nonnegative()),
  id: Key,
  name: Name,
  patientId: z.string().check(z.maxLength(100), wellFormed),
  birthDate: z.optional(z.string()),
  deceased: z.boolean(),
  /** The host said that the patient should no longer be there: what was written stays to be read. */
  withdrawn: z.optional(z.literal(true)),
  /** Whether they are enrolled in the portal; absent where the host says nothing: then they are as soon as somebody is linked. */
  portal: z.optional(z.boolean()),
  /** How far they are on the way to being texted; absent where nobody has begun it. */
  texting: z.optional(TextingStatus),
  /** The first day of the patient's plan, where there is one. */
  plan: z.optional(Day),
  programs: z.array(z.string()),
  /** In the host's order; absent where there is none. */
  episodes: z.optional(z.array(Episode)),
  team: z.array(TeamMember),
  linked: z.array(z.object({ person: Person, relation: Relation })),
  /** Staff outside the team who asked to be notified of this patient. */
  followers: z.array(Person),
});
export type PatientFacts = z.infer<typeof PatientFacts>;
