/** The chart's care team as staff edit it: the patient is pushed again, and the rooms go by it at once. */
import type { Host } from "@carethread/host";
import { type RosterPatient, TeamRole } from "@carethread/model";
import type { Directory, Login } from "../people/people.ts";
import { changed, chartOf } from "./find.ts";

export interface TeamChange {
  /** The rooms' key of the patient. */
  readonly patient: string;
  /** The practice's own id of the member of staff. */
  readonly member: string;
  /** Null for who leaves the team. */
  readonly role: TeamRole | null;
}

/** What was sent, null where it is none. */
export function teamChangeIn(body: unknown): TeamChange | null {
  if (typeof body !== "object" || body === null) return null;
  const { patient, member, role } = body as Record<string, unknown>;
  if (typeof patient !== "string" || typeof member !== "string") return null;
  if (role === null) return { patient, member, role };
  const known = TeamRole.safeParse(role);
  return known.success ? { patient, member, role: known.data } : null;
}

/** Whom a chart can be given to: support is called into a conversation, and is on no team. */
export function staffOf({ logins }: Directory, practice: string): readonly Login[] {
  return logins.filter(
    login => login.practice === practice && login.kind === "staff" && login.closed !== "all",
  );
}

/** The patient with the changed team, pushed; null where the caller sees no such chart or there is no such member. */
export async function changeTeam(
  directory: Directory,
  caller: Login,
  host: Host,
  { patient: key, member, role }: TeamChange,
): Promise<RosterPatient | null> {
  const patient = chartOf(directory, caller, host, key);
  const person = staffOf(directory, caller.practice).find(({ sub }) => sub === member);
  if (patient === null || person === undefined) return null;
  const others = patient.team.filter(({ id }) => id !== member);
  const { sub: id, name, title } = person;
  // Who changes the role keeps the place in the list.
  const at = patient.team.findIndex(other => other.id === member);
  const team =
    role === null ? others : others.toSpliced(at === -1 ? others.length : at, 0, { id, name, title, role });
  return changed(host, patient, { ...patient, team });
}
