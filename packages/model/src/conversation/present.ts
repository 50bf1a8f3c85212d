/**
 * People by their names of now. An event keeps the one of its day; what is shown is who somebody is now: members as they
 * stand among the members, others as they were last heard of, and else as the event says.
 */
import type { PersonId } from "../names.ts";
import { isSamePerson, type Members, type Person } from "../people/people.ts";
import type { Event, Seen, UnknownEvent } from "./events/events.ts";

type Logged = Seen | UnknownEvent;

/** Who somebody is now. */
export type Present = (person: Person) => Person;

const isPerson = (by: unknown): by is Person => typeof by === "object" && by !== null;

/** Everybody of whom an event tells. */
function personsOf(event: Logged): readonly Person[] {
  if (event.type === "unknown") return [];
  const by = isPerson(event.by) ? [event.by] : [];
  switch (event.type) {
    case "member-joined":
    case "member-changed":
      return [...by, event.member.person];
    case "member-left":
    case "reader-joined":
    case "reader-left":
    case "device-left":
      return [...by, event.person];
    case "task-raised":
    case "task-moved":
      return event.owner === undefined ? by : [...by, event.owner];
    default:
      return by;
  }
}

/** `logs` are stretches of one log, oldest first. */
export function presentIn(members: Members, logs: readonly (readonly Logged[])[]): Present {
  const last = new Map<PersonId, Person>();
  for (const log of logs) for (const person of log.flatMap(personsOf)) last.set(person.id, person);
  return person => members[person.id]?.person ?? last.get(person.id) ?? person;
}

/** The event with everybody by their name of now; itself where they had it on its day. */
export function withPresent<E extends Seen<Event>>(event: E, present: Present): E {
  const now = (person: Person): Person => {
    const is = present(person);
    return isSamePerson(is, person) ? person : is;
  };
  const changed: Record<string, unknown> = {};
  if (isPerson(event.by) && now(event.by) !== event.by) changed.by = now(event.by);
  if (event.type === "member-joined" || event.type === "member-changed") {
    const { member } = event;
    const person = now(member.person);
    if (person !== member.person) changed.member = { ...member, person };
  }
  if ("person" in event && now(event.person) !== event.person) changed.person = now(event.person);
  if (event.type === "task-raised" || event.type === "task-moved") {
    const { owner } = event;
    if (owner !== undefined && now(owner) !== owner) changed.owner = now(owner);
  }
  return Object.keys(changed).length === 0 ? event : { ...event, ...changed };
}
