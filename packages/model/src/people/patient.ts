/** A patient as others are shown them. */
import * as z from "zod/mini";
import { Key } from "../names.ts";
import type { PatientFacts } from "./facts.ts";
import type { IndexCard } from "./index-card.ts";
import { Name, type Person, wellFormed } from "./person.ts";

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

/**
 * Who writes what comes from the patient's own number: the patient as a portal user where they are one, and else the patient
 * as the chart has them.
 */
export function authorOfTexts({ id, name, linked }: PatientFacts): Person {
  const self = linked.find(({ relation }) => relation === "self");
  return { ...(self?.person ?? { id, side: "portal", name }), relation: "self" };
}

/** What a look-up tells of a patient. */
export function matchOf({ id, name, patientId, birthDate }: IndexCard | PatientFacts) {
  return { id, name, patientId, ...(birthDate ? { birthDate } : {}) };
}
