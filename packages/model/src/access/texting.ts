/** Who may see to it that a patient can be texted, and who hears how that goes. */
import type { PersonId } from "../names.ts";
import type { RefusalCode } from "../refusals/refusals.ts";
import { type Facts, isCaring, isInTeam } from "./facts.ts";
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

/**
 * Whether one of the staff hears how far the patient is on the way to being texted: of the care team, who asked to be
 * notified of the patient, and who enrolled them, as long as they see the patient. Whether they want to is theirs to say.
 */
export function canHearOfTexting(facts: Facts, enroller: PersonId | undefined): RefusalCode | null {
  const { person, patient, settings } = facts;
  const unseen = canSeePatient(facts);
  if (unseen !== null) return unseen;
  const { id } = person.person;
  const isTheirs =
    isInTeam(patient, id) || patient.followers.some(follower => follower.id === id) || id === enroller;
  if (!isCaring(person) || !isTheirs) return "not-allowed";
  return settings.messaging && settings.texting ? null : "channel-off";
}
