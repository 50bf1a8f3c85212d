/** The tables of a demo practice as the resources and logins that a vendor's back end would have. */
import { dateAt, type RosterPatient, type RosterStaff } from "@carethread/model";
import type { Login } from "../people/people.ts";
import type { DemoPractice } from "./data.ts";

export interface DemoRoster {
  readonly staff: readonly RosterStaff[];
  readonly patients: readonly RosterPatient[];
  readonly logins: readonly Login[];
}

export function rosterOf(practice: DemoPractice, version: number): DemoRoster {
  const staffById = new Map(practice.staff.map(member => [member.login, member]));
  const patients = practice.patients.map(
    ({ team, portal, deceased = false, episodes = [], plan, ...patient }): RosterPatient => ({
      type: "patient",
      version,
      ...patient,
      programs: [...patient.programs],
      ...(plan === undefined ? {} : { plan: dateAt(practice.settings.hours, version - plan * 86_400_000) }),
      deceased,
      active: true,
      episodes: [...episodes],
      team: team.flatMap(([id, role]) => {
        const member = staffById.get(id);
        return member === undefined ? [] : [{ id, name: member.name, title: member.title, role }];
      }),
      linked: portal.map(({ login, name, relation }) => ({ id: login, name, relation })),
    }),
  );
  const languages = new Map(
    practice.patients.flatMap(({ portal }) =>
      portal.map(({ login, language }) => [login, language] as const),
    ),
  );
  return {
    staff: practice.staff.map(
      ({ login, name, title, restrictions = [], support = false, permissions = [] }) => ({
        type: "staff",
        id: login,
        version,
        name,
        title,
        active: true,
        restrictions: [...restrictions],
        support,
        permissions: [...permissions],
      }),
    ),
    patients,
    logins: [
      ...practice.staff.map(
        ({ login, name, title, restrictions = [], support = false, permissions = [] }): Login => {
          const closed = support ? "all" : restrictions;
          return {
            login,
            practice: practice.id,
            kind: "staff",
            sub: login,
            name,
            title,
            closed,
            permissions,
          };
        },
      ),
      ...portalLogins(practice.id, patients, id => id).map(login => {
        const language = languages.get(login.sub);
        return language === undefined ? login : { ...login, language };
      }),
    ],
  };
}

/** One login for each portal user, whoever and however many they are linked to. */
export function portalLogins(
  practice: string,
  patients: readonly RosterPatient[],
  loginOf: (id: string, name: string) => string,
): Login[] {
  const users = new Map<string, { name: string; of: Map<string, string[]> }>();
  for (const patient of patients) {
    for (const { id, name, relation } of patient.linked) {
      const user = users.get(id) ?? { name, of: new Map() };
      user.of.set(relation, [...(user.of.get(relation) ?? []), patient.name]);
      users.set(id, user);
    }
  }
  return [...users].map(([sub, { name, of }]) => {
    const parts = [...of].map(([relation, names]) =>
      relation === "self" ? "patient" : `${relation} of ${names.join(" and ")}`,
    );
    return { login: loginOf(sub, name), practice, kind: "portal", sub, name, title: parts.join(", ") };
  });
}
