/** What the rules ask about people, patients and practices: looked up live, never taken from a token. */
import * as z from "zod/mini";
import { Key } from "./names.ts";
import { Name, Person, Relation } from "./people.ts";

/** The person room's truth about a person. A staff member whom the host never pushed is not active. */
export const PersonFacts = z.object({
  rev: z.int().check(z.nonnegative()),
  person: Person,
  active: z.boolean(),
  /** Programs that this person must not see. */
  restrictions: z.array(z.string()),
  /** One of the practice's support, who sees nothing until they are called. */
  support: z.boolean(),
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
  patientId: z.string().check(z.maxLength(100)),
  birthDate: z.optional(z.string()),
  deceased: z.boolean(),
  programs: z.array(z.string()),
  team: z.array(TeamMember),
  linked: z.array(z.object({ person: Person, relation: Relation })),
  /** Staff outside the team who asked to be notified of this patient. */
  followers: z.array(Person),
});
export type PatientFacts = z.infer<typeof PatientFacts>;

/** Kinds whose whole life this version carries; the table of kinds already knows the others. */
export const StartableKind = z.enum(["topic"]);

/** A practice's settings: gates that stay live, whatever a conversation's policy says. */
export const PracticeSettings = z.object({
  /** Kinds that can be started. */
  kinds: z._default(z.array(StartableKind), ["topic"]),
  /** Who of the staff may open a patient's conversations: the team, or whoever finds them. */
  staffAccess: z._default(z.enum(["care-team", "searchable"]), "care-team"),
  /** Whether staff can write notes that only staff see. */
  notes: z._default(z.boolean(), false),
  /** The level that members of the care team start with. */
  careTeamLevel: z._default(z.enum(["all", "patient-only"]), "all"),
  /** How long support sees a conversation after it was called, in milliseconds. */
  supportFor: z._default(z.int().check(z.positive()), 3_600_000),
  /** How long a patient's message is unread before its receivers are reminded of it, in milliseconds. */
  reminderAfter: z._default(z.int().check(z.positive()), 24 * 3_600_000),
});
export type PracticeSettings = z.infer<typeof PracticeSettings>;
