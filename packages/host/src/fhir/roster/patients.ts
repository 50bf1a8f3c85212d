/** Patient records as the roster's patients: those that are there, and those with whom nothing is to begin. */
import { limits, RosterPatient } from "@carethread/model";
import type { Patient } from "fhir/r4";
import { checked } from "../../requests/requests.ts";
import { birthDateOf, isDeceased, nameOf, patientIdOf, phoneOf } from "../people/people.ts";
import type { KeyedEntry } from "../references/references.ts";
import type { Making } from "./making.ts";
import type { Merges } from "./merged.ts";

/** Why a record is left out. */
export type Fate =
  | "it was deleted"
  | "another has replaced it"
  | "it was replaced, and by whom is not in the data"
  | "it is not active";

/** By id, of the records that are left out. */
export function fatesOf(
  patients: readonly KeyedEntry<Patient>[],
  merges: Merges,
  deleted: ReadonlySet<string>,
): ReadonlyMap<string, Fate> {
  const fates = new Map<string, Fate>();
  for (const { resource, key } of patients) {
    const { id } = resource;
    const survivor = merges.survivorOf(id);
    // A source that merges two records may delete the one in the same breath.
    if (survivor !== null && survivor !== id) fates.set(id, "another has replaced it");
    else if (deleted.has(key)) fates.set(id, "it was deleted");
    else if (survivor === null) fates.set(id, "it was replaced, and by whom is not in the data");
    else if (resource.active === false) fates.set(id, "it is not active");
  }
  return fates;
}

interface Around {
  readonly team: RosterPatient["team"];
  /** Ids of the portal logins that are the patient's own. */
  readonly logins: readonly string[];
  /** The first day of the plan by which the patient is coached. */
  readonly plan: string | undefined;
}

export function patientWith(entry: KeyedEntry<Patient>, around: Around, making: Making): RosterPatient {
  const { resource } = entry;
  const { version, problems } = making;
  const { id } = resource;
  const patientId = patientIdOf(resource, making);
  const known = nameOf(resource, { ...making, prefix: false });
  if (known === "") problems.add(entry, "is a Patient without a name; the number is shown");
  const name = known || patientId;
  const birthDate = birthDateOf(resource);
  if (birthDate === null) problems.add(entry, "has a birth date that is no date; it is left out");
  const phone = phoneOf(resource, making);
  if (around.team.length > limits.team) {
    problems.add(entry, `has a team of more than ${limits.team}; the first of them are taken`);
  }
  const patient = {
    type: "patient",
    id,
    version,
    name,
    patientId,
    ...(birthDate ? { birthDate } : {}),
    ...(phone === undefined ? {} : { phone }),
    deceased: isDeceased(resource),
    ...(around.plan === undefined ? {} : { plan: around.plan }),
    team: around.team.slice(0, limits.team),
    linked: around.logins.slice(0, limits.linked).map(login => ({ id: login, name, relation: "self" })),
  };
  return checked(RosterPatient, patient, "the Patient");
}
