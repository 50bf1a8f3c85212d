/** Whom the demo's back end knows: the patients of each practice, and the logins that it trusts. */
import type { Permission, RosterPatient } from "@carethread/model";

export interface Login {
  /** What stands behind `?as=`. */
  readonly login: string;
  readonly practice: string;
  readonly kind: "staff" | "portal";
  /** The subject of the person's tokens: the host's id. */
  readonly sub: string;
  readonly name: string;
  /** A job, or whose portal it is. */
  readonly title: string;
  /** In which their portal speaks to them (BCP 47); English where nothing is said. */
  readonly language?: string;
  /** Programs whose patients have no chart for this member of staff, or all charts. */
  readonly closed?: readonly string[] | "all";
  readonly permissions?: readonly Permission[];
}

export interface PracticeDirectory {
  readonly id: string;
  readonly name: string;
  readonly patients: readonly RosterPatient[];
}

/** Kept as JSON in the state folder. */
export interface Directory {
  readonly practices: readonly PracticeDirectory[];
  /** Those to show first come first. */
  readonly logins: readonly Login[];
}

function withOne(patients: readonly RosterPatient[], patient: RosterPatient): readonly RosterPatient[] {
  const isKnown = patients.some(({ id }) => id === patient.id);
  return isKnown ? patients.map(old => (old.id === patient.id ? patient : old)) : [...patients, patient];
}

/** The directory with a patient as they are now. */
export function withPatient(directory: Directory, practice: string, patient: RosterPatient): Directory {
  return {
    ...directory,
    practices: directory.practices.map(entry =>
      entry.id === practice ? { ...entry, patients: withOne(entry.patients, patient) } : entry,
    ),
  };
}
