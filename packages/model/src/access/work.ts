/** Who has a list of what is to be done, and figures, over all conversations: what is in them is asked of each conversation. */
import type { PersonFacts } from "../people/people.ts";
import type { RefusalCode } from "../refusals/refusals.ts";

/** To everybody else there is no such thing. */
export function canSeeFigures({ person, active }: PersonFacts): RefusalCode | null {
  return person.side === "staff" && active ? null : "not-found";
}

/** Support is lent a part of a conversation, and no work. */
export function canListTasks(person: PersonFacts): RefusalCode | null {
  return canSeeFigures(person) ?? (person.support ? "not-found" : null);
}
