import type { PagePractice, Person, StartForm } from "@carethread/model";

/** What rooms that say nothing of their practice let everybody start. */
const usual: StartForm = {
  kind: "topic",
  title: "required",
  unique: false,
  empty: false,
  questionnaire: false,
  addressed: false,
  staffOnly: false,
};

/**
 * What a person can start by a form; nothing as long as it is not known. Of a kind of which a patient has one, choosing the
 * patient is enough: it has a form only where there is no other.
 */
export function formsFor(
  practice: PagePractice | null | undefined,
  me: Person | null | undefined,
): readonly StartForm[] {
  if (me == null) return [];
  if (practice == null) return [usual];
  const several = practice.starts.filter(({ unique }) => !unique);
  return several.length > 0 ? several : practice.starts;
}
