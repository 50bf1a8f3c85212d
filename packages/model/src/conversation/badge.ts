/** What a message does to one member's badge: whom it counts for, and by which level it enters. */
import type { PersonId } from "../names.ts";
import type { Level, Member, Members, Person } from "../people/people.ts";
import { type News, noNews, type Reading, type Visibility } from "./state.ts";

/** What is asked of a message. */
interface Counting {
  readonly by: Person;
  readonly visibility: Visibility;
  readonly mentions?: readonly PersonId[] | undefined;
}

/** Whether a message of this author's side enters the badge of a member of this level. */
function admits(level: Level, author: Person["side"]): boolean {
  switch (level) {
    case "all":
      return true;
    case "patient-only":
      return author === "portal";
    case "mentions":
    case "none":
      return false;
  }
}

export function sees(member: Member, message: Pick<Counting, "visibility">): boolean {
  return message.visibility === "everyone" || member.person.side === "staff";
}

/** Whether a message is unread for a member until they have read it. */
export function counts(member: Member, message: Counting): boolean {
  return member.person.id !== message.by.id && sees(member, message);
}

/** The persons whose badge a message enters: by their level, or because it names them. */
export function receiversOf(members: Members, message: Counting): PersonId[] {
  return Object.values(members)
    .filter(member => counts(member, message))
    .filter(
      ({ person, level }) => admits(level, message.by.side) || message.mentions?.includes(person.id) === true,
    )
    .map(member => member.person.id);
}

/** What a message does to the reading of a member whom it counts for. */
export function receives(
  old: Reading,
  id: PersonId,
  {
    at,
    by,
    received,
    shown,
    seq,
  }: Counting & {
    readonly at: number;
    readonly received?: PersonId[];
    readonly shown?: PersonId[];
    readonly seq: number;
  },
): Reading {
  const unread = old.unread + 1;
  if (!received?.includes(id)) return { ...old, unread };
  const isPatients = by.side === "portal";
  const since = isPatients ? (old.since ?? at) : old.since;
  const next = { ...old, unread, badge: old.badge + 1, since };
  // Who had it on their screen is not told of it, as long as they say that they read it.
  if (shown?.includes(id)) {
    const { since = at, from = seq } = old.shown ?? {};
    return { ...next, shown: { since, from, ...oneMore(old.shown ?? noNews, isPatients) } };
  }
  return { ...next, news: oneMore(old.news, isPatients) };
}

function oneMore({ patient, team }: News, isPatients: boolean): News {
  return isPatients ? { patient: patient + 1, team } : { patient, team: team + 1 };
}
