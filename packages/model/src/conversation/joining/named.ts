/** Whom somebody names, with an @ or as a reader, and who of them becomes a member by it. */
import { canBeMentioned } from "../../access/access.ts";
import type { PersonId } from "../../names.ts";
import { defaultLevel, type Member } from "../../people/people.ts";
import { type Refusal, refusal } from "../../refusals/refusals.ts";
import { type Context, targetOf } from "../context.ts";
import type { ConversationState } from "../state.ts";

export interface Named {
  readonly ids: readonly PersonId[];
  readonly invited: readonly Member[];
  /** By their ids, what they are called. */
  readonly called: Readonly<Record<PersonId, string>>;
}

export function namedBy(
  state: ConversationState,
  { facts, now, mentioned }: Context,
  mentions: readonly PersonId[] = [],
): Named | Refusal {
  const target = targetOf(state, now);
  const { id: author } = facts.person.person;
  // Who names themselves is told nothing by it, and invited nowhere.
  const ids = [...new Set(mentions)].filter(id => id !== author);
  const invited: Member[] = [];
  const called: Record<PersonId, string> = {};
  for (const id of ids) {
    const person = mentioned?.get(id);
    const denied = person === undefined ? "mention-no-access" : canBeMentioned({ ...facts, person }, target);
    if (denied !== null || person === undefined)
      return refusal(denied ?? "mention-no-access", { person: id });
    called[id] = person.person.name;
    if (state.staff.members[id] !== undefined) continue;
    const level = defaultLevel("secondary", facts.settings);
    invited.push({ person: person.person, role: "secondary", level, source: "invited", invitedBy: author });
  }
  return { ids, invited, called };
}
