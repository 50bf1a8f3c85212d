/** The facts of those whom a message names or calls, looked up as live as its author's. */
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
import { type Ports, Support } from "../../base/base.ts";
import type { People } from "./people.ts";

export type Called = Pick<Context, "mentioned" | "support">;

/**
 * Asks for the facts; rejects where they are not to be had. Whoever may name nobody (`may`) has nobody looked up. What it gives answers with what is known when it is
 * asked, without an await before the decision.
 */
export async function lookUpCalled(
  ports: Ports,
  practice: string,
  people: People,
  state: ConversationState | null,
  may: May | null,
  command: Command,
): Promise<() => Called> {
  if (command.type !== "message" || may?.mention !== null) return () => ({});
  const named = (command.mentions ?? []).map((id): Promise<PersonFacts> => {
    const member = state?.staff.members[id]?.person;
    return member === undefined ? people.named(id) : people.facts(member);
  });
  const [mentioned, support] = await Promise.all([
    Promise.all(named),
    command.support === true ? askSupport(ports, practice).then(found => reachable(people, found)) : null,
  ]);
  const latest = (facts: PersonFacts): PersonFacts => people.known(facts.person.id) ?? facts;
  return () => ({
    mentioned: new Map<PersonId, PersonFacts>(mentioned.map(facts => [facts.person.id, latest(facts)])),
    ...(support === null ? {} : { support: support.map(latest) }),
  });
}

/** One of them helps as well as another: who cannot be asked is not called. Rejects where that is all of them. */
async function reachable(people: People, persons: readonly Person[]): Promise<PersonFacts[]> {
  const answers = await Promise.allSettled(persons.map(person => people.facts(person)));
  const found = answers.flatMap(answer => (answer.status === "fulfilled" ? [answer.value] : []));
  if (found.length === 0 && persons.length > 0) throw new Error("none of the support could be asked");
  return found;
}

async function askSupport(ports: Ports, practice: string): Promise<Person[]> {
  const { status, body } = await ports.call("practice", practiceRoom(practice), "internal/support", {});
  const answer = Support.safeParse(body);
  if (status !== 200 || !answer.success) throw new Error(`the practice's room answered ${status}`);
  return answer.data.support;
}
