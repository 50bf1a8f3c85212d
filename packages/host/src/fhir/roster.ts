import { RosterPatient, RosterStaff } from "@carethread/model";
import type { Patient, Practitioner, PractitionerRole } from "fhir/r4";
import { checked } from "../roster-input.ts";
import { Charts } from "./chart.ts";
import { entriesOf, type FhirEntry, list, type Problem, problemAt, timeOf } from "./entry.ts";
import { birthDateOf, isDeceased, nameOf, patientIdOf, phoneOf, titleOf } from "./people.ts";
import { ReferenceIndex } from "./references.ts";

export interface FhirRoster {
  readonly staff: readonly RosterStaff[];
  readonly patients: readonly RosterPatient[];
  readonly problems: readonly Problem[];
  readonly summary: {
    readonly patients: number;
    readonly deceased: number;
    readonly staff: number;
    readonly withoutTeam: number;
  };
}

export interface RosterOptions {
  /** The time of the import, in milliseconds since 1970; encounters after it have not taken place yet. */
  readonly now: number;
  /**
   * The version of every resource; `now` by default, so that each import is newer than the one before. A
   * resource's own date would not do: a patient's team changes with encounters that leave the patient's
   * date alone. Rooms take equal content of a newer version without telling anybody.
   */
  readonly version?: number;
}

/** Makes the roster of a practice from FHIR resources. Our ids of people and patients are the FHIR ids. */
export function rosterFromFhir(
  resources: readonly FhirEntry[],
  { now, version = now }: RosterOptions,
): FhirRoster {
  const entries = newestOf(resources);
  const charts = new Charts(new ReferenceIndex(entries), now);
  const problems: Problem[] = [];
  const making: Making = { now, version, problems };

  const roles = new Map<string, PractitionerRole[]>();
  each(entriesOf(entries, "PractitionerRole"), problems, entry => {
    const id = charts.practitionerOf(entry);
    if (id !== null) roles.set(id, [...(roles.get(id) ?? []), entry.resource]);
  });

  const staff = new Map<string, RosterStaff>();
  each(entriesOf(entries, "Practitioner"), problems, entry => {
    const { id } = entry.resource;
    staff.set(id, staffMember(entry, roles.get(id) ?? [], making));
  });

  each(entriesOf(entries, "Encounter"), problems, entry => charts.addEncounter(entry));
  each(entriesOf(entries, "CareTeam"), problems, entry => charts.addCareTeam(entry));

  const patients: RosterPatient[] = [];
  each(entriesOf(entries, "Patient"), problems, entry => {
    // Another record has taken this one's place.
    if (list(entry.resource.link).some(link => link.type === "replaced-by")) return;
    const team = charts
      .teamFor(entry, id => staff.get(id)?.active === true)
      .flatMap(({ id, role }) => {
        const { name, title } = staff.get(id) ?? {};
        return name === undefined ? [] : [{ id, name, role, ...(title === undefined ? {} : { title }) }];
      });
    patients.push(patientWith(entry, team, making));
  });

  return {
    staff: [...staff.values()],
    patients,
    problems: [...problems, ...charts.problems],
    summary: {
      patients: patients.length,
      deceased: patients.filter(patient => patient.deceased).length,
      staff: staff.size,
      withoutTeam: patients.filter(patient => patient.team.length === 0).length,
    },
  };
}

interface Making {
  readonly now: number;
  readonly version: number;
  readonly problems: Problem[];
}

/** One resource of a wrong shape must not end the import of the others. */
function each<T extends FhirEntry>(
  entries: readonly T[],
  problems: Problem[],
  run: (entry: T) => void,
): void {
  for (const entry of entries) {
    try {
      run(entry);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      problems.push(problemAt(entry.place, `cannot be used: ${reason}`));
    }
  }
}

function staffMember(
  { resource, place }: FhirEntry<Practitioner>,
  roles: readonly PractitionerRole[],
  { now, version, problems }: Making,
): RosterStaff {
  const name = nameOf(resource, { prefix: true, now });
  if (name === "") problems.push(problemAt(place, "is a Practitioner without a name; the id is shown"));
  const title = titleOf(resource, roles, now);
  const member = {
    type: "staff",
    id: resource.id,
    version,
    name: name || resource.id,
    ...(title === undefined ? {} : { title }),
    active: resource.active !== false,
  };
  return checked(RosterStaff, member, "the Practitioner");
}

function patientWith(
  { resource, place }: FhirEntry<Patient>,
  team: RosterPatient["team"],
  { now, version, problems }: Making,
): RosterPatient {
  const { id } = resource as { id: string };
  const patientId = patientIdOf({ ...resource, id });
  const known = nameOf(resource, { prefix: false, now });
  if (known === "") problems.push(problemAt(place, "is a Patient without a name; the number is shown"));
  const name = known || patientId;
  const birthDate = birthDateOf(resource);
  if (birthDate === null) problems.push(problemAt(place, "has a birth date that is no date; it is left out"));
  const phone = phoneOf(resource);
  const patient = {
    type: "patient",
    id,
    version,
    name,
    patientId,
    ...(birthDate ? { birthDate } : {}),
    ...(phone === undefined ? {} : { phone }),
    deceased: isDeceased(resource),
    team,
    // The patient's login at the portal is the FHIR id, which stays while names and numbers change.
    linked: [{ id, name, relation: "self" }],
  };
  return checked(RosterPatient, patient, "the Patient");
}

/** An export may have a resource twice, e.g. in two of its files: the one changed last is meant, else the later one. */
function newestOf(resources: readonly FhirEntry[]): readonly FhirEntry[] {
  const changed = (entry: FhirEntry): number => timeOf(entry.resource.meta?.lastUpdated) ?? 0;
  const newest = new Map<string, FhirEntry>();
  for (const entry of resources) {
    const key = `${entry.resource.resourceType}/${entry.resource.id}`;
    const known = newest.get(key);
    if (!known || changed(entry) >= changed(known)) newest.set(key, entry);
  }
  return [...newest.values()];
}
