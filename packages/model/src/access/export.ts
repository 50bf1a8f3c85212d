/**
 * Who may take out what they see: the patient's side for themselves, staff to whom the host gave that permission, and the
 * host's own back end.
 */
import type { PatientFacts, PersonFacts } from "../people/people.ts";
import type { RefusalCode } from "../refusals/refusals.ts";
import { type Facts, isCaring, type Target } from "./facts.ts";
import { canSee, canSeePatient } from "./know.ts";

/** Whether a person may take out anything at all: what they do not see comes out of nothing besides. */
export function canTakeOut(person: PersonFacts): RefusalCode | null {
  const { side } = person.person;
  // The back end reads every conversation anyway: asked for like this, it stands in the record as everybody's export does.
  if (side === "portal" || side === "system") return null;
  return isCaring(person) && (person.permissions ?? []).includes("export") ? null : "not-allowed";
}

/** Whether a person may take out what they see of a patient, or of this conversation alone. */
export function canExport(facts: Facts<PatientFacts>, target?: Target): RefusalCode | null {
  const unseen = target === undefined ? canSeePatient(facts) : canSee(facts, target);
  return unseen ?? canTakeOut(facts.person);
}
