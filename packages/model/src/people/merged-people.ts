/** Who looks after, and writes for, two patients who are one. */
import type { PatientFacts } from "./facts.ts";

type People = Pick<PatientFacts, "team" | "linked" | "followers">;

/** The people of two patients who are one: a patient has one primary coach who was named, and keeps theirs. */
export function peopleOfBoth<F extends People>(facts: F, { team, linked, followers }: People): F {
  const hasPrimary = facts.team.some(({ role }) => role === "primary-coach");
  const others = team
    .filter(({ person }) => facts.team.every(member => member.person.id !== person.id))
    .map(member =>
      hasPrimary && member.role === "primary-coach" ? { ...member, role: "care-team" as const } : member,
    );
  const all = [...facts.team, ...others];
  const known = new Set([...all.map(({ person }) => person.id), ...facts.followers.map(({ id }) => id)]);
  return {
    ...facts,
    team: all,
    linked: [
      ...facts.linked,
      ...linked.filter(({ person }) => facts.linked.every(link => link.person.id !== person.id)),
    ],
    followers: [
      ...facts.followers.filter(({ id }) => all.every(({ person }) => person.id !== id)),
      ...followers.filter(({ id }) => !known.has(id)),
    ],
  };
}
