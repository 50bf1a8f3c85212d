/** Brings together what the resources say of each patient's staff. */
import type { CareTeam, Encounter, Patient } from "fhir/r4";
import { intervalOf } from "../dates.ts";
import { list } from "../entry.ts";
import { each } from "../problems.ts";
import type { KeyedEntry, Subjects } from "../references/references.ts";
import type { Tally } from "../tally.ts";
import { CareTeams, unusedBecause } from "./care-teams.ts";
import { byMeetings, type Meeting, recentMeetings } from "./meetings.ts";
import { type Teammate, teamOf } from "./roles.ts";
import { named, type Staffing } from "./staff.ts";

export type { Teammate } from "./roles.ts";
export { holderOf, notNow, type Presence, type Staffing } from "./staff.ts";

/** Encounters of these states have not taken place. */
const didNotHappen = new Set(["planned", "cancelled", "entered-in-error"]);

/** A team that only stands in others need not be anybody's. */
function namesSubject({ resource: { subject } }: KeyedEntry<CareTeam>): boolean {
  return subject?.reference !== undefined || subject?.identifier !== undefined;
}

export class Charts {
  readonly #staffing: Staffing;
  readonly #tally: Tally;
  readonly #subjects: Subjects;
  readonly #meetings = new Map<string, Meeting[]>();
  readonly #careTeams = new Map<string, Teammate[]>();

  constructor(staffing: Staffing, tally: Tally, subjects: Subjects) {
    this.#staffing = staffing;
    this.#tally = tally;
    this.#subjects = subjects;
  }

  addEncounter(entry: KeyedEntry<Encounter>): void {
    const reason = this.#leftOutFor(entry);
    if (reason !== null) this.#tally.leaveOut("Encounter", reason);
  }

  /** Keeps the meeting, or says why the encounter counts for no team. What is kept is counted when it is used. */
  #leftOutFor(entry: KeyedEntry<Encounter>): string | null {
    const { problems, clock } = this.#staffing;
    const { status, subject, period, participant } = entry.resource;
    if (didNotHappen.has(status)) return "it did not take place";
    const patient = this.#subjects.of(subject, entry);
    if (patient.is === "out") return patient.reason;
    const { start, end } = period ?? {};
    const time = intervalOf(start, clock.timeZone) ?? intervalOf(end, clock.timeZone);
    if (time === null) {
      problems.add(entry, "is an Encounter without a date, so it counts for no team");
      return "it has no date";
    }
    const at = time.start;
    if (at > clock.now) return "it has not begun";
    const staff = list(participant).flatMap(({ individual, period }) => {
      const came = intervalOf(period?.start, clock.timeZone);
      if (came !== null && came.start > clock.now) return [];
      const found = named(this.#staffing, individual, entry, { heldNow: false });
      return found.is === "staff" ? [found.id] : [];
    });
    const meetings = this.#meetings.get(patient.id) ?? [];
    meetings.push({ at, staff: [...new Set(staff)] });
    this.#meetings.set(patient.id, meetings);
    return staff.length === 0 ? "it names no staff who are here" : null;
  }

  addCareTeams(entries: Iterable<KeyedEntry<CareTeam>>): void {
    const teams = new CareTeams(this.#staffing, this.#tally);
    const out = (reason: string): void => this.#tally.leaveOut("CareTeam", reason);
    const withoutPatient: KeyedEntry<CareTeam>[] = [];
    each(entries, { problems: this.#staffing.problems, tally: this.#tally }, entry => {
      const reason = unusedBecause(entry, this.#staffing);
      if (reason !== null) out(reason);
      else if (!namesSubject(entry)) withoutPatient.push(entry);
      else {
        const patient = this.#subjects.of(entry.resource.subject, entry);
        if (patient.is === "out") out(patient.reason);
        else this.#addCareTeam(teams, entry, patient.id);
      }
    });
    for (const entry of withoutPatient) {
      if (teams.within.has(entry.key)) this.#tally.takeIn("CareTeam");
      else {
        this.#staffing.problems.addOnce(entry, "has a subject that names no patient");
        out("it names no patient");
      }
    }
  }

  #addCareTeam(teams: CareTeams, entry: KeyedEntry<CareTeam>, patient: string): void {
    const isAnothers = (inner: KeyedEntry<CareTeam>): boolean => {
      if (!namesSubject(inner)) return false;
      const other = this.#subjects.of(inner.resource.subject, inner);
      return other.is === "out" || other.id !== patient;
    };
    const members = teams.membersOf(entry, isAnothers);
    this.#careTeams.set(patient, [...(this.#careTeams.get(patient) ?? []), ...members]);
    this.#tally.takeIn("CareTeam");
  }

  /** `records` are the patient's own and those that it has replaced. */
  teamFor(records: readonly [KeyedEntry<Patient>, ...KeyedEntry<Patient>[]]): readonly Teammate[] {
    const { id } = records[0].resource;
    const met = byMeetings(this.#recent(id));
    const general = records.flatMap(record => this.#generalPractitioners(record));
    const members = this.#careTeams.get(id) ?? [];
    if (members.length > 0) {
      const ids = members.map(member => member.id);
      const said = members.find(({ role }) => role === "primary-coach")?.id;
      const primary = [said, ...general, ...met].find(who => who !== undefined && ids.includes(who));
      const secondary = members.filter(({ role }) => role === "secondary").map(member => member.id);
      return teamOf(ids, primary, new Set(secondary));
    }
    return met.length > 0 ? teamOf(met, met[0]) : teamOf(general, general[0]);
  }

  #recent(patient: string): readonly Meeting[] {
    const all = this.#meetings.get(patient) ?? [];
    const recent = recentMeetings(all);
    const withStaff = (meetings: readonly Meeting[]): number =>
      meetings.filter(({ staff }) => staff.length > 0).length;
    const count = withStaff(recent);
    const old = withStaff(all) - count;
    if (count > 0) this.#tally.takeIn("Encounter", count);
    if (old > 0) this.#tally.leaveOut("Encounter", "it is older than five years before the last", old);
    return recent;
  }

  #generalPractitioners(record: KeyedEntry<Patient>): string[] {
    return list(record.resource.generalPractitioner).flatMap(reference => {
      const found = named(this.#staffing, reference, record);
      if (found.is === "staff") {
        this.#tally.takeIn("Patient.generalPractitioner");
        return [found.id];
      }
      if (found.is === "nobody") this.#tally.leaveOut("Patient.generalPractitioner", found.reason);
      return [];
    });
  }
}
