/** Who may see to it that a patient can be texted. */
import type { RefusalCode } from "../refusals/refusals.ts";
import type { Facts } from "./facts.ts";
import { canSeePatient } from "./know.ts";

/** Why this person cannot enrol the patient for texts, or null: staff, and the practice's back end, who see the patient. */
export function canEnrol(facts: Facts): RefusalCode | null {
  const { person, patient, settings } = facts;
  const unseen = canSeePatient(facts);
  if (unseen !== null) return unseen;
  if (person.person.side === "portal") return "not-found";
  if (!settings.messaging) return "messaging-off";
  if (!settings.texting) return "channel-off";
  if (patient.deceased) return "patient-deceased";
  return patient.withdrawn ? "patient-withdrawn" : null;
}
