/** The deployment itself as an actor: it follows the roster in a conversation. */
import { type PersonFacts, personKey } from "@carethread/model";

/** Facts of the practice's own system actor. */
export async function systemFacts(practice: string): Promise<PersonFacts> {
  const id = await personKey(practice, "system", "carethread");
  return {
    rev: 0,
    person: { id, side: "system", name: "Carethread" },
    active: true,
    restrictions: [],
    support: false,
  };
}
