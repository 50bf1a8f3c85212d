/** Who may take out what they see: the patient's side for themselves, and staff to whom the host gave that permission. */
import type { PatientFacts, PersonFacts } from "../people/people.ts";
import type { RefusalCode } from "../refusals/refusals.ts";
import { type Facts, isCaring, type Target } from "./facts.ts";
import { canSee, canSeePatient } from "./know.ts";

/** Whether a person may take out anything at all: what they do not see comes out of nothing besides. */
export function canTakeOut(person: PersonFacts): RefusalCode | null {
  const { side } = person.person;
  if (side === "portal") return null;
  return isCaring(person) && (person.permissions ?? []).includes("export") ? null : "not-allowed";
}

/** Whether a person may take out what they see of a patient, or of this conversation alone. */
export function canExport(facts: Facts<PatientFacts>, target?: Target): RefusalCode | null {
  const unseen = target === undefined ? canSeePatient(facts) : canSee(facts, target);
  return unseen ?? canTakeOut(facts.person);
}
