/** What people and the host may ask a conversation to do. */
import * as z from "zod/mini";
import { limits } from "../../limits.ts";
import { Key } from "../../names.ts";
import { Person } from "../../people/people.ts";
import { Kind } from "../../practice/practice.ts";
import { Visibility } from "../state.ts";

/** A client makes it once a command and sends it again until there is a final answer. */
export const CommandId = Key;
export type CommandId = z.infer<typeof CommandId>;

/** Longer texts than the limit pass the schema, so that the rule can refuse them by their own code. */
const Text = z.string();

export const SendMessage = z.object({
  type: z.literal("message"),
  text: Text,
  visibility: Visibility,
  /** Staff named with an @; who is not yet a member is invited. */
  mentions: z.optional(z.array(Key).check(z.maxLength(limits.mentions))),
  /** Calls the practice's support, which sees the conversation from this message on and for a while. */
  support: z.optional(z.literal(true)),
});
export type SendMessage = z.infer<typeof SendMessage>;

/** Turns hearing of every message on or off. */
export const Watch = z.object({ type: z.literal("watch"), on: z.boolean() });
export type Watch = z.infer<typeof Watch>;

/** A person's commands on an open conversation. */
export const Command = z.discriminatedUnion("type", [SendMessage, Watch]);
export type Command = z.infer<typeof Command>;

/** Starts a conversation, with its first message in the same step where there is one. */
export const StartConversation = z.object({
  commandId: CommandId,
  kind: Kind,
  title: z.optional(z.string()),
  first: z.optional(z.object({ text: Text })),
  /** When it began; only the host's back end may say so, for conversations of the past. */
  at: z.optional(z.int().check(z.nonnegative())),
});
export type StartConversation = z.infer<typeof StartConversation>;

/** Messages of the past, oldest first; from the host's back end alone. */
export const ImportMessages = z.object({
  commandId: CommandId,
  messages: z
    .array(z.object({ at: z.int().check(z.nonnegative()), by: Person, text: Text, visibility: Visibility }))
    .check(z.minLength(1), z.maxLength(limits.importBatch)),
});
export type ImportMessages = z.infer<typeof ImportMessages>;
