/** What a change of a chart or of somebody's facts is in a record: who came and went, and what decides who may see. */
import type { PatientFacts, Person, PersonFacts } from "../people/people.ts";
import {
  inEntries,
  type MembershipChange,
  type Recorded,
  type RightChange,
  recordedPerson,
} from "./entries.ts";

type People = Pick<PatientFacts, "team" | "linked" | "followers">;
type Chart = Omit<PatientFacts, "rev">;
type Standing = Omit<PersonFacts, "rev">;

interface Placed {
  readonly person: Person;
  readonly in: MembershipChange["in"];
  readonly as?: MembershipChange["as"];
}

function everybody({ team, linked, followers }: People): Map<string, Placed> {
  const all: Placed[] = [
    ...team.map(({ person, role }) => ({ person, in: "team" as const, as: role })),
    ...linked.map(({ person, relation }) => ({ person, in: "linked" as const, as: relation })),
    ...followers.map(person => ({ person, in: "followers" as const })),
  ];
  return new Map(all.map(one => [`${one.in} ${one.person.id}`, one]));
}

function membershipChanges(before: People | null, next: People): MembershipChange[] {
  const [old, now] = [before === null ? new Map<string, Placed>() : everybody(before), everybody(next)];
  const said = (placed: Placed, is: MembershipChange["is"]): MembershipChange => ({
    ...placed,
    person: recordedPerson(placed.person),
    is,
  });
  return [
    ...[...old].flatMap(([key, placed]) => (now.has(key) ? [] : [said(placed, "removed")])),
    ...[...now].flatMap(([key, placed]) => {
      const known = old.get(key);
      if (known === undefined) return [said(placed, "added")];
      return known.as === placed.as ? [] : [said(placed, "changed")];
    }),
  ];
}

/** Those that are in one of two lists alone. */
function listChanges<T extends string>(before: readonly T[] = [], next: readonly T[] = []): [T, boolean][] {
  return [
    ...before.filter(name => !next.includes(name)).map((name): [T, boolean] => [name, false]),
    ...next.filter(name => !before.includes(name)).map((name): [T, boolean] => [name, true]),
  ];
}

function flagChange<R extends "active" | "support" | "portal" | "withdrawn">(
  right: R,
  before: boolean | undefined,
  next: boolean | undefined,
): RightChange[] {
  return (before ?? false) === (next ?? false) ? [] : [{ right, on: next ?? false }];
}

function entriesOf(membership: MembershipChange[], rights: RightChange[]): Recorded[] {
  return [
    ...inEntries(membership).map(changes => ({ type: "membership" as const, changes })),
    ...inEntries(rights).map(changes => ({ type: "rights" as const, changes })),
  ];
}

/** What the record of a patient says of another chart; null stands for none. */
export function chartEntries(before: Chart | null, next: Chart): Recorded[] {
  const programs = listChanges(before?.programs, next.programs);
  return entriesOf(membershipChanges(before, next), [
    ...programs.map(([name, on]): RightChange => ({ right: "program", name, on })),
    ...flagChange("portal", before?.portal, next.portal),
    ...flagChange("withdrawn", before?.withdrawn, next.withdrawn),
  ]);
}

/** What the record of a person says of other facts; null stands for none. */
export function factsEntries(before: Standing | null, next: Standing): Recorded[] {
  const restrictions = listChanges(before?.restrictions, next.restrictions);
  const permissions = listChanges(before?.permissions, next.permissions);
  return entriesOf(
    [],
    [
      ...flagChange("active", before?.active, next.active),
      ...flagChange("support", before?.support, next.support),
      ...permissions.map(([name, on]): RightChange => ({ right: "permission", name, on })),
      ...restrictions.map(([name, on]): RightChange => ({ right: "restriction", name, on })),
    ],
  );
}
