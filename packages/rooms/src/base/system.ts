/** The deployment itself as an actor: it follows the roster in a conversation. */
import { type PersonFacts, personKey } from "@carethread/model";
import type { Practice } from "./practices/practices.ts";

/** Facts of the practice's own system actor. */
export function systemFacts({ idSecret }: Practice): PersonFacts {
  const id = personKey(idSecret, "system", "carethread");
  return {
    rev: 0,
    person: { id, side: "system", name: "Carethread" },
    active: true,
    restrictions: [],
    support: false,
  };
}
