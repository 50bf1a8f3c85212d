/** What a client and a conversation's room say to each other. */
import * as z from "zod/mini";
import { May } from "../access/access.ts";
import {
  Actor,
  Command,
  CommandId,
  eventRules,
  Head,
  Mark,
  Receipts,
  type Seen,
  Visibility,
} from "../conversation/conversation.ts";
import { Key } from "../names.ts";
import { Members, Person } from "../people/people.ts";
import { Auth, Got, Ping, Refused } from "./session-frames.ts";
import { Pong } from "./version.ts";

const Pos = z.int().check(z.nonnegative());

/** `after` is the last event that the client has. */
export const ConversationHello = z.object({
  type: z.literal("hello"),
  v: z.int(),
  token: z.string(),
  after: z.optional(z.object({ pos: Pos, id: Key })),
});

export const CommandFrame = z.object({ type: z.literal("command"), id: CommandId, command: Command });
export const ReadFrame = z.object({ type: z.literal("read"), pos: Pos });
/** Whether the end of the thread is on the person's screen: the page visible, the window focused. */
export const ScreenFrame = z.object({ type: z.literal("screen"), on: z.boolean() });
export const TypingFrame = z.object({ type: z.literal("typing"), visibility: Visibility });

/** Client → conversation. */
export const ToConversation = z.discriminatedUnion("type", [
  ConversationHello,
  Auth,
  CommandFrame,
  ReadFrame,
  TypingFrame,
  ScreenFrame,
  Got,
  Ping,
]);
export type ToConversation = z.infer<typeof ToConversation>;

/** `command` is there on the author's own connections only. */
export type SeenEvent = Seen & { readonly command?: CommandId | undefined };
type SeenSchema = z.ZodMiniObject<Record<"type", z.ZodMiniLiteral>>;

const seen = { pos: Pos, command: z.optional(CommandId) };
const seenSchemas = /* @__PURE__ */ Object.values(eventRules).map(({ schema, signed }) =>
  z.extend(schema, signed ? seen : { ...seen, by: Actor }),
) as unknown as [SeenSchema, ...SeenSchema[]];

export const SeenEvent = /* @__PURE__ */ z.discriminatedUnion(
  "type",
  seenSchemas,
) as unknown as z.ZodMiniType<SeenEvent>;

/**
 * The answer to every hello. `events` are those after `hello.after` where the room could resume (`from` is
 * then `after.pos + 1`), else the last 100; `from` is the place of the first one, `head.pos + 1` where there
 * are none. More may follow in `events` frames at once.
 */
export const ConversationWelcome = z.object({
  type: z.literal("welcome"),
  you: Person,
  may: May,
  head: Head,
  members: Members,
  receipts: Receipts,
  mark: Mark,
  /** Who is here now. */
  presence: z.array(Key),
  events: z.array(SeenEvent),
  from: Pos,
  hasOlder: z.boolean(),
});
export type ConversationWelcome = z.infer<typeof ConversationWelcome>;

/** Conversation → client. */
export const FromConversation = z.discriminatedUnion("type", [
  ConversationWelcome,
  z.object({ type: z.literal("events"), events: z.array(SeenEvent) }),
  z.object({ type: z.literal("ack"), id: CommandId, pos: Pos }),
  Refused,
  z.object({ type: z.literal("receipts"), receipts: Receipts }),
  z.object({ type: z.literal("may"), may: May }),
  /** `by` is null for one of the care team whom the viewer does not know by name. */
  z.object({ type: z.literal("typing"), by: z.nullable(Person), visibility: Visibility }),
  z.object({ type: z.literal("presence"), people: z.array(Key) }),
  Pong,
]);
export type FromConversation = z.infer<typeof FromConversation>;
