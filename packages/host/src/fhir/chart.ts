/** Brings together what the resources say of each patient's staff. */
import type { CareTeam, CareTeamParticipant, Encounter, Patient, Reference } from "fhir/r4";
import { type FhirEntry, list, type Problem, problemAt, timeOf } from "./entry.ts";
import { hasEnded } from "./people.ts";
import type { ReferenceIndex } from "./references.ts";
import { byMeetings, isPrimary, type Meeting, recentMeetings, type Teammate, teamOf } from "./team.ts";

/** Encounters of these states have not taken place. */
const didNotHappen = new Set(["planned", "cancelled", "entered-in-error"]);

export class Charts {
  readonly problems: Problem[] = [];
  readonly #meetings = new Map<string, Meeting[]>();
  readonly #careTeams = new Map<string, { members: string[]; primary: string | undefined }>();
  readonly #reported = new Set<string>();
  readonly #index: ReferenceIndex;
  readonly #now: number;

  constructor(index: ReferenceIndex, now: number) {
    this.#index = index;
    this.#now = now;
  }

  addEncounter(entry: FhirEntry<Encounter>): void {
    const { status, subject, period, participant } = entry.resource;
    if (didNotHappen.has(status)) return;
    const patient = this.#patient(subject, entry);
    if (patient === null) return;
    const at = timeOf(period?.start) ?? timeOf(period?.end);
    if (at === null) {
      this.problems.push(problemAt(entry.place, "is an Encounter without a date, so it counts for no team"));
      return;
    }
    if (at > this.#now) return;
    const staff = list(participant).map(({ individual }) => this.#practitioner(individual, entry));
    const meetings = this.#meetings.get(patient) ?? [];
    meetings.push({ at, staff: [...new Set(staff.filter(id => id !== null))] });
    this.#meetings.set(patient, meetings);
  }

  addCareTeam(entry: FhirEntry<CareTeam>): void {
    const { status = "active", subject, period, participant } = entry.resource;
    if (status !== "active" || hasEnded(period, this.#now)) return;
    const patient = this.#patient(subject, entry);
    if (patient === null) return;
    const team = this.#careTeams.get(patient) ?? { members: [], primary: undefined };
    for (const member of list<CareTeamParticipant>(participant)) {
      const id = hasEnded(member.period, this.#now) ? null : this.#practitioner(member.member, entry);
      if (id === null) continue;
      team.members.push(id);
      if (isPrimary(member)) team.primary ??= id;
    }
    this.#careTeams.set(patient, team);
  }

  /** `present` says who still works here: somebody who has left is in no team. */
  teamFor(entry: FhirEntry<Patient>, present: (staff: string) => boolean): readonly Teammate[] {
    const { id, generalPractitioner } = entry.resource;
    const meetings = recentMeetings(this.#meetings.get(id) ?? []);
    const met = byMeetings(meetings).filter(present);
    const team = this.#careTeams.get(id);
    const members = team?.members.filter(present) ?? [];
    if (members.length === 0) return teamOf(met, met[0]);
    const primary = [
      team?.primary,
      ...list(generalPractitioner).map(reference => this.#practitioner(reference, entry)),
      ...met,
    ].find(candidate => candidate != null && members.includes(candidate));
    return teamOf(members, primary ?? undefined);
  }

  #patient(reference: Reference | undefined, from: FhirEntry): string | null {
    const found = this.#index.resolve(reference, ["Patient"], from);
    if (found.is === "found") return found.entry.resource.id;
    if (found.is === "none") this.#report(from, "has a subject that names no patient");
    if (found.is === "missing") {
      // The target is not told: it may be the number that the patient is known by.
      this.#report(from, "refers to a patient who is not in the data", found.target);
    }
    return null;
  }

  #practitioner(reference: Reference | undefined, from: FhirEntry): string | null {
    const found = this.#index.resolve(reference, ["Practitioner", "PractitionerRole"], from);
    switch (found.is) {
      case "found": {
        const { resource } = found.entry;
        return resource.resourceType === "Practitioner" ? resource.id : this.practitionerOf(found.entry);
      }
      case "missing":
        this.#report(from, `refers to staff who are not in the data: ${found.target}`);
        return null;
      case "none":
        // A name alone tells nobody apart. No participant at all is nothing to tell of.
        if (reference?.display) this.#report(from, "names staff by a display name alone");
        return null;
      case "other":
        return null;
    }
  }

  /** The Practitioner who holds a PractitionerRole. */
  practitionerOf(role: FhirEntry): string | null {
    if (role.resource.resourceType !== "PractitionerRole") return null;
    const found = this.#index.resolve(role.resource.practitioner, ["Practitioner"], role);
    if (found.is === "found") return found.entry.resource.id;
    if (found.is === "missing") {
      this.#report(role, `refers to staff who are not in the data: ${found.target}`);
    }
    return null;
  }

  /** Once for each file, message and target: a thousand encounters may miss the same person. */
  #report(from: FhirEntry, message: string, about = ""): void {
    const key = `${from.place.file}\n${message}\n${about}`;
    if (this.#reported.has(key)) return;
    this.#reported.add(key);
    this.problems.push(problemAt(from.place, message));
  }
}
