/** Adds what a FHIR import brought to the directory: patients for the chart, a login for everybody. */
import type { RosterPatient, RosterStaff } from "@carethread/model";
import type { Directory, Login } from "../back-end/directory.ts";
import { portalLogins } from "../demo-practice/roster.ts";

export function withFhir(
  directory: Directory,
  practice: string,
  roster: { readonly staff: readonly RosterStaff[]; readonly patients: readonly RosterPatient[] },
): Directory {
  const loginOf = loginMaker(directory.logins);
  // Those with somebody to write to come first.
  const patients = new Map<string, number>();
  for (const { team, deceased } of roster.patients) {
    if (!deceased) for (const { id } of team) patients.set(id, (patients.get(id) ?? 0) + 1);
  }
  const staff = roster.staff
    .filter(({ active }) => active)
    .sort((a, b) => (patients.get(b.id) ?? 0) - (patients.get(a.id) ?? 0));
  const living = roster.patients
    .filter(({ deceased }) => !deceased)
    .sort((a, b) => b.team.length - a.team.length);
  const imported: Login[] = [
    ...staff.map(({ id, name, title = "Staff" }): Login => {
      return { login: loginOf("staff", id, name), practice, kind: "staff", sub: id, name, title };
    }),
    ...portalLogins(practice, living, (id, name) => loginOf("portal", id, name)),
  ];
  const isImported = ({ kind, sub }: Login): boolean =>
    imported.some(login => login.kind === kind && login.sub === sub);
  const ids = new Set(roster.patients.map(({ id }) => id));
  return {
    practices: directory.practices.map(entry =>
      entry.id === practice
        ? { ...entry, patients: [...entry.patients.filter(({ id }) => !ids.has(id)), ...roster.patients] }
        : entry,
    ),
    logins: [
      ...imported,
      ...directory.logins.filter(login => login.practice !== practice || !isImported(login)),
    ],
  };
}

/** A short word for each person: the one they had, else the first name, with a number where it is taken. */
function loginMaker(known: readonly Login[]): (kind: Login["kind"], sub: string, name: string) => string {
  const taken = new Set(known.map(({ login }) => login));
  return (kind, sub, name) => {
    const old = known.find(login => login.kind === kind && login.sub === sub);
    if (old !== undefined) return old.login;
    const words = name.normalize("NFD").toLowerCase().split(/\s+/);
    const letters = words.map(word => word.replace(/[^a-z]/g, ""));
    const word = letters.find(letter => letter.length > 2) ?? kind;
    let login = word;
    for (let number = 2; taken.has(login); number++) login = `${word}${number}`;
    taken.add(login);
    return login;
  };
}
