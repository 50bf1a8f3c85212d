/** People, patients and their parts in a conversation, as they stand in events, states and frames. */
import * as z from "zod/mini";
import { limits } from "./limits.ts";
import { Key } from "./names.ts";
import { textProblem } from "./text.ts";

/** Which log a person sees. `system` is the host's back end: it sees what staff see and is nobody's member. */
export const Side = z.enum(["staff", "portal", "system"]);
export type Side = z.infer<typeof Side>;

/** How a portal user stands to the patient (FHIR RelatedPerson; `self` is the patient). */
export const Relation = z.enum(["self", "guardian", "guarantor", "proxy"]);
export type Relation = z.infer<typeof Relation>;

function isName(name: string): boolean {
  return textProblem(name.trim()) === null && !name.includes("\n");
}

export const Name = z
  .string()
  .check(
    z.minLength(1, "a name is needed"),
    z.maxLength(limits.nameLength, "the name is too long"),
    z.refine(isName, "a name has a visible character, and no control characters"),
  );

/** A person as others see them. `title` is the host's word for a staff member's job, e.g. "Registered nurse". */
export const Person = z.object({
  id: Key,
  side: Side,
  name: Name,
  title: z.optional(z.string().check(z.maxLength(limits.nameLength))),
  relation: z.optional(Relation),
});
export type Person = z.infer<typeof Person>;

export const Role = z.enum([
  "primary-coach",
  "secondary",
  "care-team",
  "recipient",
  "notification-user",
  "support",
  "patient",
  "proxy",
]);
export type Role = z.infer<typeof Role>;

/** What enters a member's badge: see reading.ts. */
export const Level = z.enum(["all", "patient-only", "mentions", "none"]);
export type Level = z.infer<typeof Level>;

/** Where a membership comes from; the roster only takes back what the roster gave. */
export const Source = z.enum(["roster", "invited", "self"]);
export type Source = z.infer<typeof Source>;

export const Member = z.object({ person: Person, role: Role, level: Level, source: Source });
export type Member = z.infer<typeof Member>;

/** A patient as a head or a row shows them. `patientId` is the number people use, e.g. the MRN. */
export const PatientCard = z.object({
  id: Key,
  name: Name,
  patientId: z.string().check(z.maxLength(100)),
  deceased: z.boolean(),
});
export type PatientCard = z.infer<typeof PatientCard>;

const levels: Readonly<Record<Role, Level>> = {
  "primary-coach": "all",
  secondary: "mentions",
  "care-team": "all",
  recipient: "all",
  "notification-user": "patient-only",
  support: "mentions",
  patient: "all",
  proxy: "all",
};

/** The level that a member of this role starts with. */
export function defaultLevel(role: Role): Level {
  return levels[role];
}
