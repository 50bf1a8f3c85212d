/** A patient as others are shown them. */
import * as z from "zod/mini";
import { Key } from "../names.ts";
import type { PatientFacts } from "./facts.ts";
import type { IndexCard } from "./index-card.ts";
import { Name, wellFormed } from "./person.ts";

/** A patient as a head or a row shows them. `patientId` is the number people use, e.g. the MRN. */
export const PatientCard = z.object({
  id: Key,
  name: Name,
  patientId: z.string().check(z.maxLength(100), wellFormed),
  deceased: z.boolean(),
  /** No longer registered: nothing is written to them or about them. */
  withdrawn: z.optional(z.literal(true)),
});
export type PatientCard = z.infer<typeof PatientCard>;

export function cardOf({ id, name, patientId, deceased, withdrawn }: PatientFacts): PatientCard {
  return { id, name, patientId, deceased, ...(withdrawn ? { withdrawn } : {}) };
}

/** What a look-up tells of a patient. */
export function matchOf({ id, name, patientId, birthDate }: IndexCard | PatientFacts) {
  return { id, name, patientId, ...(birthDate ? { birthDate } : {}) };
}
