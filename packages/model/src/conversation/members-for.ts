/** Whom the chart makes members: one function for the beginning and for every change of the roster. */
import { defaultLevel, type Member, type PatientFacts, type Person } from "../people/people.ts";
import type { Policy, PracticeSettings } from "../practice/practice.ts";

type Found = Pick<Member, "person" | "role" | "source">;

const team = ({ team }: PatientFacts): Found[] =>
  team.map(({ person, role }) => ({ person, role, source: "roster" }));

const linked = ({ linked }: PatientFacts): Found[] =>
  linked.map(({ person, relation }) => ({
    person: { ...person, relation },
    role: relation === "self" ? "patient" : "proxy",
    source: "roster",
  }));

const followers = ({ followers }: PatientFacts): Found[] =>
  followers.map(person => ({ person, role: "notification-user", source: "self" }));

/** By audience; a person stands in it as the first entry of theirs says. */
const found: Readonly<Record<Policy["audience"], (chart: PatientFacts) => Found[]>> = {
  "care-team": chart => [...team(chart), ...linked(chart), ...followers(chart)],
  "single-recipient": chart => [...team(chart), ...linked(chart)],
  staff: chart => [...team(chart), ...followers(chart)],
};

/** The members that the chart gives a conversation of this policy, each person once, with the level they start with. */
export function membersFor(policy: Policy, chart: PatientFacts, settings: PracticeSettings): Member[] {
  const members = new Map<Person["id"], Member>();
  for (const { person, role, source } of found[policy.audience](chart)) {
    if (members.has(person.id)) continue;
    members.set(person.id, { person, role, level: defaultLevel(role, settings), source });
  }
  return [...members.values()];
}
