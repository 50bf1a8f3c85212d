/**
 * What the look-up over all patients of a practice knows of each: what it shows, and what the rules ask about. Who is
 * linked to a patient is not in it: who writes on patients' sides looks among their own alone, and by cards none of
 * them finds anybody.
 */
import * as z from "zod/mini";
import { PatientFacts } from "./facts.ts";
import { Person } from "./person.ts";

const { rev, id, name, patientId, birthDate, deceased, programs } = PatientFacts.shape;

/** A chart is one, too: what more it says is left out. */
export const IndexCard = z.object({
  rev,
  id,
  name,
  patientId,
  birthDate,
  deceased,
  programs,
  team: z.array(z.object({ person: z.object({ id: Person.shape.id }) })),
});
export type IndexCard = z.infer<typeof IndexCard>;

/** Raised with every change of what a card is: where cards of another version are kept, they are made anew. */
export const indexCardVersion = 1;

export function indexCardOf(facts: PatientFacts): IndexCard {
  return IndexCard.parse(facts);
}
