/** Adds what a FHIR import brought to the directory: patients for the chart, a login for everybody who is there. */
import type { FhirRoster, Known } from "@carethread/host/fhir";
import { portalLogins } from "../demo-practice/demo-practice.ts";
import type { Directory, Login } from "../people/people.ts";

export function withFhir(
  directory: Directory,
  practice: string,
  roster: Pick<FhirRoster, "staff" | "patients" | "merged" | "withdrawn">,
): Directory {
  const loginOf = loginMaker(directory.logins, practice);
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
  const present = new Set(imported.map(whoOf));
  const gone = new Set([
    ...roster.withdrawn.map(({ type, id }) => `${type === "patient" ? "portal" : "staff"} ${id}`),
    ...roster.staff.filter(({ active }) => !active).map(({ id }) => `staff ${id}`),
  ]);
  const isKept = (login: Login): boolean =>
    login.practice !== practice || !(present.has(whoOf(login)) || gone.has(whoOf(login)));
  const changed = new Set([
    ...roster.patients.map(({ id }) => id),
    ...roster.merged.map(({ from }) => from),
    ...roster.withdrawn.filter(({ type }) => type === "patient").map(({ id }) => id),
  ]);
  return {
    practices: directory.practices.map(entry =>
      entry.id === practice
        ? { ...entry, patients: [...entry.patients.filter(({ id }) => !changed.has(id)), ...roster.patients] }
        : entry,
    ),
    logins: [...imported, ...directory.logins.filter(isKept)],
  };
}

/** Whom the rooms know of a practice, as far as the directory does. */
export function knownIn(directory: Directory, practice: string): Known {
  const entry = directory.practices.find(({ id }) => id === practice);
  const staff = directory.logins.filter(login => login.practice === practice && login.kind === "staff");
  return { patients: entry?.patients.map(({ id }) => id) ?? [], staff: staff.map(({ sub }) => sub) };
}

function whoOf({ kind, sub }: Pick<Login, "kind" | "sub">): string {
  return `${kind} ${sub}`;
}

/** A short word for each person: the one they had, else the first name, with a number where it is taken. */
function loginMaker(
  known: readonly Login[],
  practice: string,
): (kind: Login["kind"], sub: string, name: string) => string {
  const taken = new Set(known.map(({ login }) => login));
  const before = known.filter(login => login.practice === practice);
  const had = new Map(before.map(login => [whoOf(login), login.login]));
  return (kind, sub, name) => {
    const old = had.get(whoOf({ kind, sub }));
    if (old !== undefined) return old;
    const words = name.normalize("NFD").toLowerCase().split(/\s+/);
    const letters = words.map(word => word.replace(/[^a-z]/g, ""));
    const word = letters.find(letter => letter.length > 2) ?? kind;
    let login = word;
    for (let number = 2; taken.has(login); number++) login = `${word}${number}`;
    taken.add(login);
    return login;
  };
}
