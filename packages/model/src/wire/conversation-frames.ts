/** What a conversation's room says to its clients. What they say to it: to-conversation.ts. */
import * as z from "zod/mini";
import { May } from "../access/access.ts";
import {
  Actor,
  CommandId,
  eventViews,
  Head,
  Mark,
  Receipts,
  type Seen,
  UnknownEvent,
  Visibility,
} from "../conversation/conversation.ts";
import { ShownCorrection } from "../correction/correction.ts";
import { orMake } from "../fallbacks.ts";
import { Key } from "../names.ts";
import { Members, Person, Standing } from "../people/people.ts";
import { Labels, PagePractice } from "../practice/practice.ts";
import { Refused } from "./session-frames.ts";
import { Pong } from "./version.ts";

const Pos = z.int().check(z.nonnegative());

/**
 * `command` is there on the author's own connections only; `changed` where an item of the stream was changed since;
 * `corrections` at a message, as they stood when it was sent: what is said of them from there on comes in events.
 */
export type SeenEvent = Seen & {
  readonly command?: CommandId | undefined;
  readonly changed?: true | undefined;
  readonly corrections?: readonly ShownCorrection[] | undefined;
};
type SeenSchema = z.ZodMiniObject<Record<"type", z.ZodMiniLiteral>>;

const seen = {
  ...{ pos: Pos, command: z.optional(CommandId), changed: z.optional(z.literal(true)) },
  corrections: z.optional(z.array(ShownCorrection)),
};
const seenSchemas = /* @__PURE__ */ Object.values(eventViews).map(({ schema, signed }) =>
  z.object({ ...schema.shape, ...seen, ...(signed ? {} : { by: Actor }) }),
) as unknown as [SeenSchema, ...SeenSchema[]];

export const SeenEvent = /* @__PURE__ */ z.discriminatedUnion(
  "type",
  seenSchemas,
) as unknown as z.ZodMiniType<SeenEvent>;

/** An event in a page's log, where what a newer room says keeps its place. */
export type LoggedEvent = SeenEvent | UnknownEvent;

function toUnknown(event: unknown): unknown {
  return { ...(event as object), type: "unknown" };
}

export const LoggedEvent = /* @__PURE__ */ orMake(
  z.discriminatedUnion("type", [...seenSchemas, UnknownEvent as unknown as SeenSchema]),
  toUnknown,
) as unknown as z.ZodMiniType<LoggedEvent>;

export function isKnown(event: LoggedEvent): event is SeenEvent {
  return event.type !== "unknown";
}

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
  events: z.array(LoggedEvent),
  from: Pos,
  hasOlder: z.boolean(),
  /** The practice's own words, where it has any. */
  labels: z.optional(Labels),
  /** What the practice has chosen, as it concerns who is welcomed; absent from rooms of before. */
  practice: z.optional(PagePractice),
});
export type ConversationWelcome = z.infer<typeof ConversationWelcome>;

/** Conversation → client. */
export const FromConversation = z.discriminatedUnion("type", [
  ConversationWelcome,
  z.object({ type: z.literal("events"), events: z.array(LoggedEvent) }),
  z.object({ type: z.literal("ack"), id: CommandId, pos: Pos }),
  Refused,
  z.object({ type: z.literal("receipts"), receipts: Receipts }),
  z.object({ type: z.literal("may"), may: May }),
  /** The viewer's own: they archived the conversation, or it is active again. */
  z.object({ type: z.literal("archived"), on: z.boolean() }),
  /** The viewer's own place: they marked the conversation as unread on one of their devices, or have read it since. */
  z.object({ type: z.literal("mark"), mark: Mark }),
  /** `by` is null for one of the care team whom the viewer does not know by name. */
  z.object({ type: z.literal("typing"), by: z.nullable(Person), visibility: Visibility }),
  z.object({ type: z.literal("presence"), people: z.array(Key) }),
  /** Members who stand otherwise to being told from now on. */
  z.object({ type: z.literal("standing"), people: z.record(Key, Standing) }),
  Pong,
]);
export type FromConversation = z.infer<typeof FromConversation>;
