/** What every command says of itself. */
import * as z from "zod/mini";
import { Key } from "../../names.ts";
import type { Refusal } from "../../refusals/refusals.ts";
import type { Context, Decided } from "../context.ts";
import type { ConversationState } from "../state.ts";

/** A client makes it once a command and sends it again until there is a final answer. */
export const CommandId = Key;
export type CommandId = z.infer<typeof CommandId>;

/** Longer texts than the limit pass the schema, so that the rule can refuse them by their own code. */
export const Text = z.string();

/** One command on a conversation that is there. */
export interface CommandRule<C> {
  decide(state: ConversationState, context: Context, command: C): Decided | Refusal;
}

/** One that people give over their sockets. */
export interface SpokenRule<C> extends CommandRule<C> {
  readonly schema: z.ZodMiniObject & z.ZodMiniType<C>;
}

/** The one that begins a conversation. */
export interface BeginningRule<C> {
  decide(state: ConversationState | null, context: Context, command: C): Decided | Refusal;
}
