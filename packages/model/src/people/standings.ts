/** How members stand, as their own rooms say it: beside the log, not in it. */
import type { PersonId } from "../names.ts";
import type { Member, Members } from "./member.ts";
import type { Standing } from "./standing.ts";

/** By person. */
export type Standings = Readonly<Record<PersonId, Standing>>;

function standsNow(member: Member, standing: Standing): boolean {
  const known = member.standing;
  if (known !== undefined) return known.rev >= standing.rev;
  return !standing.away && !standing.muted;
}

/** The members with what is said of some of them; the same object where nothing of it is news. */
export function withStandings(members: Members, people: Standings): Members {
  const next: Record<PersonId, Member> = {};
  for (const [id, standing] of Object.entries(people)) {
    const member = members[id];
    if (member !== undefined && !standsNow(member, standing)) next[id] = { ...member, standing };
  }
  return Object.keys(next).length === 0 ? members : { ...members, ...next };
}

/** Those of whom something else is said now. */
export function standingsAfter(before: Members, now: Members): Standings {
  const people: Record<PersonId, Standing> = {};
  if (before === now) return people;
  for (const [id, { standing }] of Object.entries(now))
    if (standing !== undefined && standing !== before[id]?.standing) people[id] = standing;
  return people;
}
