/** People, patients and their parts in a conversation, as they stand in events, states and frames. */
import * as z from "zod/mini";
import { Key } from "./names.ts";
import { Name, Person } from "./person.ts";

export { Name, Person, Relation, Side } from "./person.ts";

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
