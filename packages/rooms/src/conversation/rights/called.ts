/** The facts of those whom a command names or calls, looked up as live as its author's. */
import {
  type Command,
  type Context,
  type ConversationState,
  type May,
  type Person,
  type PersonFacts,
  type PersonId,
  practiceRoom,
} from "@carethread/model";
import { ask, type Ports, Support, spend } from "../../base/base.ts";
import type { People } from "./people.ts";

export type Called = Pick<Context, "mentioned" | "support">;

export interface LookUp {
  readonly ports: Ports;
  readonly practice: string;
  readonly people: People;
  readonly author: PersonId;
  readonly state: ConversationState | null;
  readonly may: May | null;
  readonly command: Command;
}

/**
 * Asks for the facts; rejects where they are not to be had, with a Refuse for who names too many. Whoever may name
 * nobody (`may`) has nobody looked up. What it gives answers with what is known when it is asked, without an await
 * before the decision.
 */
export async function lookUpCalled({
  ports,
  practice,
  people,
  author,
  state,
  may,
  command,
}: LookUp): Promise<() => Called> {
  const names = namesOf(command, may);
  if (names === null) return () => ({});
  const strangers = names.filter(id => people.known(id) === null && !state?.staff.members[id]);
  // Names by a key alone wake the rooms of whomever.
  if (strangers.length > 0) await spend(ports, practice, author, { named: strangers.length });
  const named = names.map((id): Promise<PersonFacts> => {
    const member = state?.staff.members[id]?.person;
    return member === undefined ? people.named(id) : people.facts(member);
  });
  const [mentioned, support] = await Promise.all([
    Promise.all(named),
    command.type === "message" && command.support === true
      ? askSupport(ports, practice).then(found => reachable(people, found))
      : null,
  ]);
  const latest = (facts: PersonFacts): PersonFacts => people.known(facts.person.id) ?? facts;
  return () => ({
    mentioned: new Map<PersonId, PersonFacts>(mentioned.map(facts => [facts.person.id, latest(facts)])),
    ...(support === null ? {} : { support: support.map(latest) }),
  });
}

/** Whom a command names, null where nobody is to be looked up for it. */
function namesOf(command: Command, may: May | null): readonly PersonId[] | null {
  if (command.type === "hand-over-task") return may?.work === null ? [command.to] : null;
  if (may?.mention !== null) return null;
  if (command.type === "change-keys") return command.invites ?? [];
  return command.type === "message" ? (command.mentions ?? []) : null;
}

/** One of them helps as well as another: who cannot be asked is not called. Rejects where that is all of them. */
async function reachable(people: People, persons: readonly Person[]): Promise<PersonFacts[]> {
  const answers = await Promise.allSettled(persons.map(person => people.facts(person)));
  const found = answers.flatMap(answer => (answer.status === "fulfilled" ? [answer.value] : []));
  if (found.length === 0 && persons.length > 0) throw new Error("none of the support could be asked");
  return found;
}

async function askSupport(ports: Ports, practice: string): Promise<Person[]> {
  return (await ask(ports, "practice", practiceRoom(practice), "internal/support", {}, Support)).support;
}
