/** What a hello is answered with besides the log: the conversation and the practice as the viewer sees them. */
import {
  authorOf,
  type ConversationState,
  type ConversationWelcome,
  type Facts,
  markFor,
  mayIn,
  receiptsFor,
  stateOf,
  targetOf,
  toldLabels,
  toldPractice,
} from "@carethread/model";
import type { Viewing } from "./rights/rights.ts";

export type Welcome = Omit<ConversationWelcome, "type" | "presence" | "events" | "from" | "hasOlder">;

/** Null where there is nothing to see. `practice` is its name. */
export function welcomeFor(
  state: ConversationState,
  { person, view, first }: Viewing,
  facts: Facts,
  now: number,
  practice: string,
): Welcome | null {
  const shown = stateOf(state, person);
  return (
    shown && {
      you: authorOf(facts),
      may: mayIn(facts, targetOf(state, now)),
      head: shown.head,
      members: shown.members,
      receipts: receiptsFor(state, view, first),
      mark: markFor(state, person.id, view),
      ...toldLabels(facts.settings),
      practice: toldPractice(facts.settings, person.side, practice),
    }
  );
}
