/** Whom the demo's back end knows: the patients of each practice, and the logins that it trusts. */
import type { Host } from "@carethread/host";
import type { Permission, RosterPatient, TeamRole } from "@carethread/model";

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

/** A row of the EHR's patient list and its chart, as the page gets it. */
export interface ChartBody {
  readonly key: string;
  readonly name: string;
  readonly patientId: string;
  readonly birthDate: string | null;
  readonly phone: string | null;
  readonly deceased: boolean;
  readonly programs: readonly string[];
  /** The first day of the plan by which they are coached. */
  readonly plan: string | null;
  readonly team: readonly {
    readonly id: string;
    readonly name: string;
    readonly note: string;
    readonly role: TeamRole;
  }[];
  readonly portal: readonly { readonly name: string; readonly note: string }[];
  readonly mine: boolean;
}

const roles = { "primary-coach": "primary coach", secondary: "secondary coach", "care-team": "" };
const relations = { self: "Patient", guardian: "Guardian", guarantor: "Guarantor", proxy: "Proxy" };

/** The EHR's own rule about charts, which is the same as that of the rooms about conversations. */
export function hasChart({ closed = [] }: Login, { programs }: RosterPatient): boolean {
  if (closed === "all") return false;
  return programs.length === 0 || programs.some(program => !closed.includes(program));
}

/** The patients of the practice whom a member of staff may see, by name. */
export function chartsOf(
  practice: PracticeDirectory,
  login: Login,
  host: Pick<Host, "patientKey">,
): readonly ChartBody[] {
  const seen = practice.patients.filter(patient => hasChart(login, patient));
  const charts = seen.map((patient): ChartBody => {
    const { name, patientId, birthDate, phone, deceased, programs, plan, team, linked } = patient;
    return {
      // The rooms' own key of the patient, so that no patient ID stands in an address of the page.
      key: host.patientKey(patient.id),
      ...{ name, patientId, deceased, programs },
      birthDate: birthDate ?? null,
      phone: phone ?? null,
      plan: plan ?? null,
      team: team.map(({ id, name, title, role }) => ({
        ...{ id, name, role },
        note: [title, roles[role]].filter(part => part).join(", "),
      })),
      portal: linked.map(({ name, relation }) => ({ name, note: relations[relation] })),
      mine: team.some(member => member.id === login.sub),
    };
  });
  return charts.sort((a, b) => a.name.localeCompare(b.name, "en"));
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
