/** What is shown of people: names, numbers, titles. */
import type { CodeableConcept, HumanName, Patient, Practitioner, PractitionerRole } from "fhir/r4";
import { list, timeOf, words } from "./entry.ts";

const longestName = 200;
const longestPatientId = 100;
const longestPhone = 40;

/** Old names and names of a maid's days are no names of today. */
const past = new Set(["old", "maiden", "temp"]);
const order = ["official", "usual"];

function cut(text: string, length: number): string {
  return text.length <= length ? text : text.slice(0, length).replace(/[\ud800-\udbff]$/, "");
}

function chosenName(names: readonly HumanName[], now: number): HumanName | undefined {
  const ended = (name: HumanName): boolean => (timeOf(name.period?.end) ?? now) < now;
  const current = names.filter(name => !past.has(name.use ?? "") && !ended(name));
  for (const use of order) {
    const found = current.find(name => name.use === use);
    if (found) return found;
  }
  return current[0] ?? names[0];
}

/** The name as people read it, or "". Staff keep their prefix, e.g. "Dr.". */
export function nameOf(
  resource: Pick<Patient | Practitioner, "name">,
  options: { readonly prefix: boolean; readonly now: number },
): string {
  const name = chosenName(list(resource.name), options.now);
  if (!name) return "";
  const prefix = options.prefix ? list(name.prefix).map(words).join(" ") : "";
  const parts = [...list(name.given), name.family, ...list(name.suffix)];
  // `text` is how the source shows the name, in an order that parts cannot tell; it may lack the prefix.
  const full = words(name.text) || parts.map(words).filter(Boolean).join(" ");
  return cut(full === "" || full.startsWith(prefix) ? full : `${prefix} ${full}`, longestName);
}

function hasCode(concept: CodeableConcept | undefined, code: string): boolean {
  return list(concept?.coding).some(coding => coding.code === code);
}

/** The number that people use for the patient: the medical record number, else the usual one, else the id. */
export function patientIdOf(patient: Patient & { readonly id: string }): string {
  const usable = list(patient.identifier).filter(({ value, use }) => {
    const text = words(value);
    return text !== "" && text.length <= longestPatientId && use !== "old";
  });
  const chosen =
    usable.find(identifier => hasCode(identifier.type, "MR")) ??
    usable.find(identifier => identifier.use === "usual" && !isCivil(identifier.type));
  return chosen ? words(chosen.value) : patient.id;
}

/** Numbers of the state's, which a chart must not show to everybody. */
function isCivil(type: CodeableConcept | undefined): boolean {
  return ["SS", "SB", "DL", "PPN", "NI", "NIIP", "TAX", "CZ"].some(code => hasCode(type, code));
}

/** A phone to reach the patient at, a mobile one first. */
export function phoneOf(patient: Patient): string | undefined {
  const phones = list(patient.telecom).filter(
    ({ system, use, value }) =>
      (system === "phone" || system === "sms") && use !== "old" && words(value) !== "",
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

/** Whether a FHIR period, where there is one, has ended. */
export function hasEnded(period: { readonly end?: string } | undefined, now: number): boolean {
  const end = timeOf(period?.end);
  return end !== null && end < now;
}

/** The job as people read it: from the roles held now, else from the qualification. */
export function titleOf(
  practitioner: Practitioner,
  roles: readonly PractitionerRole[],
  now: number,
): string | undefined {
  const current = roles.filter(role => role.active !== false && !hasEnded(role.period, now));
  const titles = current.map(role => firstText(role.code) || firstText(role.specialty));
  const title =
    titles.find(Boolean) ||
    firstText(list(practitioner.qualification).map(qualification => qualification.code));
  return title ? cut(title, longestName) : undefined;
}

/** The birth date, undefined where there is none, null where it is no date. */
export function birthDateOf({ birthDate }: Patient): string | null | undefined {
  if (birthDate === undefined) return undefined;
  const valid = /^\d{4}(-\d{2}(-\d{2})?)?$/.test(birthDate) && !Number.isNaN(Date.parse(birthDate));
  return valid ? birthDate : null;
}
