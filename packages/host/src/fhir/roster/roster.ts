import type { RosterPatient, RosterStaff } from "@carethread/model";
import { HostError } from "../../host-error.ts";
import { besideTypes, type Deletion, type FhirEntry, type Problem } from "../entry.ts";
import { each, Problems } from "../problems.ts";
import {
  homeOf,
  idFor,
  keyOf,
  newestOf,
  plainUrl,
  ReferenceIndex,
  Subjects,
} from "../references/references.ts";
import { type LeftOut, Tally } from "../tally.ts";
import { Charts } from "../teams/teams.ts";
import type { Making } from "./making.ts";
import { type Merge, type Merges, mergesOf } from "./merged.ts";
import { fatesOf, patientWith } from "./patients.ts";
import { type IsPlan, Plans } from "./plans.ts";
import { type Staff, staffOf } from "./staff.ts";

export type { Merge } from "./merged.ts";

/** Somebody who should no longer be there, by our id. */
export interface Withdrawn {
  readonly type: "patient" | "staff";
  readonly id: string;
}

export interface FhirRoster {
  readonly staff: readonly RosterStaff[];
  readonly patients: readonly RosterPatient[];
  /** Records in whose place another stands now. */
  readonly merged: readonly Merge[];
  /** Records that are not active, were deleted, or were replaced by what is not there. */
  readonly withdrawn: readonly Withdrawn[];
  readonly problems: readonly Problem[];
  /** How many resources of each type are in the roster, or speak for it. */
  readonly cameIn: Readonly<Record<string, number>>;
  /** All others, each for one reason. */
  readonly leftOut: readonly LeftOut[];
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
  /** The time zone (IANA) in which a date without a time is meant; UTC by default. */
  readonly timeZone?: string;
  /**
   * The address of the server whose ids are yours, e.g. `https://ehr.example.org/fhir`; by default the one at which
   * most resources stand. Resources of other servers have their whole address as id.
   */
  readonly home?: string;
  /** Which CarePlans patients are coached by: all of those that are active by default. */
  readonly isPlan?: IsPlan;
  /** What Bundles say is no longer there. */
  readonly deleted?: readonly Deletion[];
}

/** Makes the roster of a practice from FHIR resources. Our ids of people and patients are the FHIR ids. */
export function rosterFromFhir(resources: readonly FhirEntry[], options: RosterOptions): FhirRoster {
  const { now, version = now, timeZone = "UTC", deleted = [], isPlan = () => true } = options;
  checkTimeZone(timeZone);
  const home = options.home === undefined ? homeOf(resources) : plainUrl(options.home);
  const newest = newestOf(resources, home);
  const { of } = newest;
  const making: Making = {
    ...{ now, timeZone, version },
    problems: new Problems(),
    tally: new Tally(),
    index: new ReferenceIndex(newest, home),
    deleted: new Set(deleted.map(({ type, id, base }) => keyOf(type, id, base, home))),
  };
  const { tally, index, problems } = making;
  for (const [type, count] of newest.older) tally.leaveOut(type, "a newer copy is there", count);
  for (const type of besideTypes) {
    for (const _ of of(type)) tally.leaveOut(type, "the roster does not need it");
  }

  const staff = staffOf(of("Practitioner"), of("PractitionerRole"), making);
  const records = [...of("Patient")];
  const byId = new Map(records.map(entry => [entry.resource.id, entry]));
  const merges = mergesOf(records, index, problems);
  const fates = fatesOf(records, merges, making.deleted);
  const subjects = new Subjects(index, problems, id => {
    const survivor = merges.survivorOf(id);
    return survivor !== null && byId.has(survivor) && !fates.has(survivor) ? survivor : null;
  });
  const charts = new Charts({ index, problems, clock: making, presence: staff.presence }, tally, subjects);
  const plans = new Plans(making, subjects, isPlan);
  each(of("Encounter"), making, entry => charts.addEncounter(entry));
  charts.addCareTeams(of("CareTeam"));
  each(of("CarePlan"), making, entry => plans.add(entry));

  const replaced = replacedBy(merges.merged);
  const patients: RosterPatient[] = [];
  each(records, making, entry => {
    const { id } = entry.resource;
    const fate = fates.get(id);
    if (fate !== undefined) {
      tally.leaveOut("Patient", fate);
      return;
    }
    const before = replaced.get(id) ?? [];
    const others = before.flatMap(from => byId.get(from) ?? []);
    const team = namedTeam(charts.teamFor([entry, ...others]), staff);
    // The login at the portal is the FHIR id, which stays while names and numbers change; who has several keeps them.
    patients.push(patientWith(entry, { team, logins: [id, ...before], plan: plans.startFor(id) }, making));
    tally.takeIn("Patient");
  });

  return {
    staff: [...staff.members.values()],
    patients,
    merged: merges.merged,
    withdrawn: withdrawnOf(fates, merges, deleted, home),
    problems: problems.all,
    cameIn: tally.cameIn,
    leftOut: tally.leftOut,
    summary: {
      patients: patients.length,
      deceased: patients.filter(patient => patient.deceased).length,
      staff: staff.members.size,
      withoutTeam: patients.filter(patient => patient.team.length === 0).length,
    },
  };
}

function checkTimeZone(timeZone: string): void {
  try {
    new Intl.DateTimeFormat("en", { timeZone });
  } catch (cause) {
    const message = "`timeZone` is no time zone of IANA's, e.g. `America/Chicago`.";
    throw new HostError("bad-input", message, { params: { at: "timeZone" }, cause });
  }
}

/** By survivor, the ids of the records in whose place it stands. */
function replacedBy(merged: readonly Merge[]): ReadonlyMap<string, readonly string[]> {
  const replaced = new Map<string, string[]>();
  for (const { from, into } of merged) {
    const known = replaced.get(into);
    if (known) known.push(from);
    else replaced.set(into, [from]);
  }
  return replaced;
}

function namedTeam(team: ReturnType<Charts["teamFor"]>, { members }: Staff): RosterPatient["team"] {
  return team.flatMap(({ id, role }) => {
    const { name, title } = members.get(id) ?? {};
    return name === undefined ? [] : [{ id, name, role, ...(title === undefined ? {} : { title }) }];
  });
}

/** Whom the data had and has no more; one who was merged is told as such. */
function withdrawnOf(
  fates: ReturnType<typeof fatesOf>,
  { merged }: Merges,
  deleted: readonly Deletion[],
  home: string | null,
): readonly Withdrawn[] {
  const replaced = new Set(merged.map(({ from }) => from));
  const gone = (type: Deletion["type"]): string[] =>
    deleted
      .filter(deletion => deletion.type === type)
      .map(({ id, base }) => idFor(keyOf(type, id, base, home), type, id));
  const patients = [...fates.keys(), ...gone("Patient")].filter(id => !replaced.has(id));
  return [
    ...[...new Set(patients)].map(id => ({ type: "patient" as const, id })),
    ...[...new Set(gone("Practitioner"))].map(id => ({ type: "staff" as const, id })),
  ];
}
