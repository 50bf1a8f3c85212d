/**
 * What the look-up over all patients of a practice knows of each: what it shows, and what the rules ask about. Who is
 * linked to a patient is not in it: who writes on patients' sides looks among their own alone, and by cards none of
 * them finds anybody.
 */
import * as z from "zod/mini";
import { Key } from "../names.ts";
import { PatientFacts } from "./facts.ts";
import { Person } from "./person.ts";

const { rev, id, name, patientId, birthDate, deceased, withdrawn, programs } = PatientFacts.shape;

/** A chart is one, too: what more it says is left out. */
export const IndexCard = z.object({
  rev,
  id,
  name,
  patientId,
  birthDate,
  deceased,
  withdrawn,
  programs,
  team: z.array(z.object({ person: z.object({ id: Person.shape.id }) })),
  /** Where something of the patient's is held, or on its way to be gone: the patient's room says what. */
  retention: z.optional(
    z.object({
      held: z.boolean(),
      purges: z.array(z.object({ conversation: Key, kind: z.string(), last: z.int() })),
    }),
  ),
});
export type IndexCard = z.infer<typeof IndexCard>;

/**
 * Raised with every change of what a card is, where an older one says less than it must: those that are kept of another
 * version are made anew. `withdrawn` and `retention` are no such parts: an older card is of a patient who
 * was not withdrawn, and of whom nothing was held.
 */
export const indexCardVersion = 1;

export function indexCardOf(facts: PatientFacts): IndexCard {
  return IndexCard.parse(facts);
}
