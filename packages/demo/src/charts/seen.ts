/** Which charts a member of staff sees, and each as a page gets it. */
import type { Host } from "@carethread/host";
import type { RosterPatient, TeamRole } from "@carethread/model";
import type { Login, PracticeDirectory } from "../people/people.ts";

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
