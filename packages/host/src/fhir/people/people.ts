/** What is shown of people: names, numbers, titles. */
import type { CodeableConcept, Patient, Practitioner, PractitionerRole } from "fhir/r4";
import { type Clock, calendarDate, standing } from "../dates.ts";
import { list, words } from "../entry.ts";
import { cut } from "./names.ts";

export { patientIdOf } from "./identifiers.ts";
export { nameOf } from "./names.ts";

const longestTitle = 200;
const longestPhone = 40;

/** A phone to reach the patient at, a mobile one first. */
export function phoneOf(patient: Patient, clock: Clock): string | undefined {
  const phones = list(patient.telecom).filter(
    ({ system, use, value, period }) =>
      (system === "phone" || system === "sms") &&
      use !== "old" &&
      words(value) !== "" &&
      standing(period, clock) === "now",
  );
  const chosen = phones.find(phone => phone.use === "mobile" || phone.system === "sms") ?? phones[0];
  return chosen ? cut(words(chosen.value), longestPhone) : undefined;
}

export function isDeceased(patient: Patient): boolean {
  return patient.deceasedBoolean === true || words(patient.deceasedDateTime) !== "";
}

function firstText(concepts: readonly CodeableConcept[] | undefined): string {
  for (const concept of list(concepts)) {
    const text = words(concept.text) || words(list(concept.coding).find(coding => coding.display)?.display);
    if (text) return text;
  }
  return "";
}

/** The job as people read it: from the roles held now, else from the qualification. */
export function titleOf(
  practitioner: Practitioner,
  roles: readonly PractitionerRole[],
  clock: Clock,
): string | undefined {
  const titles = roles.map(role => firstText(role.code) || firstText(role.specialty));
  const held = list(practitioner.qualification).filter(({ period }) => standing(period, clock) === "now");
  const title = titles.find(Boolean) || firstText(held.map(qualification => qualification.code));
  return title ? cut(title, longestTitle) : undefined;
}

/** The birth date, undefined where there is none, null where it is no date of the calendar. */
export function birthDateOf({ birthDate }: Patient): string | null | undefined {
  return birthDate === undefined ? undefined : calendarDate(birthDate);
}
