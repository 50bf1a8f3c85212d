/** What a client says to a conversation's room, apart from the answers: no page loads what only rooms read. */
import * as z from "zod/mini";
import { Command, CommandId, Visibility } from "../conversation/conversation.ts";
import { Key } from "../names.ts";
import { Auth, Got, Ping } from "./session-frames.ts";

const Pos = z.int().check(z.nonnegative());

/** `after` is the last event that the client has. */
export const ConversationHello = z.object({
  type: z.literal("hello"),
  v: z.int(),
  token: z.string(),
  after: z.optional(z.object({ pos: Pos, id: Key })),
});

export const CommandFrame = z.object({ type: z.literal("command"), id: CommandId, command: Command });
/** Every message of others from one place to another was on the person's screen; it moves receipt and mark that reach so far. */
export const ReadFrame = z.object({ type: z.literal("read"), from: Pos, pos: Pos });
/** The person is done with what stands up to here; it moves their own mark, and tells nobody anything. */
export const MarkReadFrame = z.object({ type: z.literal("mark-read"), pos: Pos });
/** Whether the end of the thread is on the person's screen: the page visible, the window focused. */
export const ScreenFrame = z.object({ type: z.literal("screen"), on: z.boolean() });
export const TypingFrame = z.object({ type: z.literal("typing"), visibility: Visibility });

/** Client → conversation. */
export const ToConversation = z.discriminatedUnion("type", [
  ConversationHello,
  Auth,
  CommandFrame,
  ReadFrame,
  MarkReadFrame,
  TypingFrame,
  ScreenFrame,
  Got,
  Ping,
]);
export type ToConversation = z.infer<typeof ToConversation>;
