/** Whom the chart makes members: one function for the beginning and for every change of the roster. */
import type { PersonId } from "../../names.ts";
import { defaultLevel, type Member, type PatientFacts } from "../../people/people.ts";
import type { Policy, PracticeSettings } from "../../practice/practice.ts";
import type { Between } from "./between.ts";

type Found = Pick<Member, "person" | "role" | "source">;
type Finds = (chart: PatientFacts, between: Between) => readonly Found[];

const team: Finds = ({ team }) => team.map(({ person, role }) => ({ person, role, source: "roster" }));

const linked: Finds = ({ linked }, { addressee }) =>
  linked
    .filter(({ person }) => addressee === undefined || person.id === addressee)
    .map(({ person, relation }) => ({
      person: { ...person, relation },
      role: relation === "self" ? "patient" : "proxy",
      source: "roster",
    }));

const followers: Finds = ({ followers }) =>
  followers.map(person => ({ person, role: "notification-user", source: "self" }));

/** The one of the team to whom it is addressed, as long as they are in it. */
const recipients: Finds = ({ team }, { recipient }) =>
  team.flatMap(({ person }) =>
    person.id === recipient ? [{ person, role: "recipient", source: "roster" }] : [],
  );

const byAudience: Readonly<Record<Policy["audience"], readonly Finds[]>> = {
  "care-team": [team, linked, followers],
  "single-recipient": [recipients, linked],
  staff: [team, followers],
};

/**
 * The members that the chart gives a conversation of this policy, with the level that they start with. Each person
 * is there once: of several entries the first one counts.
 */
export function membersFor(
  policy: Pick<Policy, "audience">,
  chart: PatientFacts,
  settings: Pick<PracticeSettings, "careTeamLevel">,
  between: Between = {},
): Member[] {
  const members = new Map<PersonId, Member>();
  for (const { person, role, source } of byAudience[policy.audience].flatMap(find => find(chart, between))) {
    if (members.has(person.id)) continue;
    members.set(person.id, { person, role, level: defaultLevel(role, settings), source });
  }
  return [...members.values()];
}
