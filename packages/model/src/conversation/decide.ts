/** What a command does to a conversation: the events to store with the state after them, or why there are none. */
import { type Refusal, refusal } from "../refusals/refusals.ts";
import { type CommandRule, commandRules, type Decidable } from "./commands/commands.ts";
import type { Context, Decided } from "./context.ts";
import type { ConversationState } from "./state.ts";

export function decide(
  state: ConversationState | null,
  context: Context,
  command: Decidable,
): Decided | Refusal {
  if (command.type === "start") return commandRules.start.decide(state, context, command);
  if (state === null) return refusal("not-found");
  const rule: CommandRule<Decidable> = commandRules[command.type];
  return rule.decide(state, context, command);
}
