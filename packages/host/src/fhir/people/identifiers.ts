/** The number that people use for a patient, of the many that a record may hold. */
import type { CodeableConcept, Identifier } from "fhir/r4";
import { type Clock, standing } from "../dates.ts";
import { list, words } from "../entry.ts";

const longestPatientId = 100;

/** Shown where not even the id may be. */
const none = "–";

/** Numbers of the state's, which a chart must not show to everybody: by HL7's table 0203. */
const civilCodes = new Set(["SS", "SB", "DL", "PPN", "NI", "NIIP", "TAX", "CZ", "PRC", "VS", "MI"]);
const civilSystems = [
  /\bus-(ssn|itin)$/i,
  // Social security; taxpayers; passports; driver's licences of the states.
  /^urn:oid:2\.16\.840\.1\.113883\.4\.(1|2|330(\.\d+)?|3\.\d+)$/,
  /passport|social-?security|drivers?-?licen[cs]e/i,
];
const civilText =
  /\bssn\b|\bsocial[ -]?(security|insurance|beneficiary)\b|\bpassport\b|\bdriver'?s?[ -]licen[cs]e\b|\btax(payer)?[ -]?(id|number|identification)\b|\bnational (identity|identifier|id|person)\b/i;

function textsOf(concept: CodeableConcept | undefined): string[] {
  const codings = list(concept?.coding);
  return [words(concept?.text), ...codings.map(({ display }) => words(display))].filter(Boolean);
}

function codesOf(concept: CodeableConcept | undefined): string[] {
  return list(concept?.coding).map(({ code }) => words(code).toUpperCase());
}

/** `999-94-5397` or `***-**-5397`, however it is called and with whatever around it. */
function looksLikeSocialSecurity(value: string): boolean {
  return /(^|[^\p{L}\p{N}-])(\d{3}|[*x]{3})[- .](\d{2}|[*x]{2})[- .]\d{4}($|[^\p{L}\p{N}-])/iu.test(value);
}

function isCivil({ type, system, value }: Identifier): boolean {
  const address = words(system);
  const codes = codesOf(type);
  return (
    codes.some(code => civilCodes.has(code) || /^NN[A-Z]{3}$/.test(code)) ||
    textsOf(type).some(text => civilText.test(text)) ||
    civilSystems.some(known => known.test(address)) ||
    looksLikeSocialSecurity(words(value))
  );
}

function isMedicalRecord({ type }: Identifier): boolean {
  return (
    codesOf(type).some(code => code === "MR" || code === "MRN") ||
    textsOf(type).some(text => /^(mrn?|medical record( number| no\.?)?)\b/i.test(text))
  );
}

const uses = ["usual", "official"];

/** The lower, the sooner shown. A number of another time comes after all that hold today. */
function rankOf(identifier: Identifier, clock: Clock): number {
  const use = words(identifier.use);
  const isPast = use === "old" || standing(identifier.period, clock) !== "now";
  const place = uses.indexOf(use);
  const rank = isMedicalRecord(identifier) ? 0 : place >= 0 ? place + 1 : 3;
  return rank * 10 + (isPast ? 100 : 0) + (use === "temp" || use === "secondary" ? 5 : 0);
}

const digits = (value: string): string => value.replace(/[^\p{L}\p{N}]/gu, "").toLowerCase();

/** Whether a number is a secret one again, perhaps with something in front or behind. */
function repeats(number: string, secret: string): boolean {
  return number === secret || (secret.length >= 8 && number.includes(secret));
}

/**
 * The medical record number, else the usual one, else the official one, else any, one of the past last; else the
 * resource's id. Never a number of the state's, under whatever name.
 */
export function patientIdOf(
  patient: { readonly id: string; readonly identifier?: readonly Identifier[] | undefined },
  clock: Clock,
): string {
  const all = list(patient.identifier).filter(({ value }) => words(value) !== "");
  const secret = all.filter(isCivil).map(({ value }) => digits(words(value)));
  const shows = (text: string): boolean =>
    !looksLikeSocialSecurity(text) && !secret.some(value => repeats(digits(text), value));
  const usable = all
    .map(identifier => ({ text: words(identifier.value), rank: rankOf(identifier, clock) }))
    .filter(({ text }) => text.length <= longestPatientId && shows(text))
    .sort((a, b) => a.rank - b.rank);
  return usable[0]?.text ?? (shows(patient.id) ? patient.id : none);
}
