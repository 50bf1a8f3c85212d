/** What a care team says that somebody is in it. */
import type { TeamRole } from "@carethread/model";
import type { CareTeamParticipant, CodeableConcept } from "fhir/r4";
import { list, words } from "../entry.ts";

/** SNOMED CT and its US edition: primary care provider; HL7's participation function; local short forms. */
const primaryCodes = new Set(["446050000", "453231000124104", "62247001", "PCP", "PRIMARY"]);

function textsOf(concept: CodeableConcept): string[] {
  return [concept.text, ...list(concept.coding).map(({ display }) => display)].map(words);
}

/** "Primary care provider", but not "Non-primary contact". */
function saysPrimary(concept: CodeableConcept): boolean {
  const codes = list(concept.coding).map(({ code }) => words(code).toUpperCase());
  return (
    codes.some(code => primaryCodes.has(code)) ||
    textsOf(concept).some(text => /(?<!\b(?:non|not|no longer)[- ]?)\bprimary\b|\bpcp\b/i.test(text))
  );
}

function saysSecondary(concept: CodeableConcept): boolean {
  return textsOf(concept).some(text => /\bsecondary (coach|provider|care provider)\b/i.test(text));
}

export function roleOf(participant: CareTeamParticipant): TeamRole {
  const roles = list(participant.role);
  if (roles.some(saysPrimary)) return "primary-coach";
  return roles.some(saysSecondary) ? "secondary" : "care-team";
}

export interface Teammate {
  readonly id: string;
  readonly role: TeamRole;
}

/** The team with its primary first. `primary` may name nobody of them; the others stay as they are. */
export function teamOf(
  members: readonly string[],
  primary: string | undefined,
  secondary: ReadonlySet<string> = new Set(),
): readonly Teammate[] {
  const unique = [...new Set(members)];
  const first = unique.filter(id => id === primary);
  const others = unique.filter(id => id !== primary);
  return [
    ...first.map(id => ({ id, role: "primary-coach" as const })),
    ...others.map(id => ({ id, role: secondary.has(id) ? ("secondary" as const) : ("care-team" as const) })),
  ];
}
