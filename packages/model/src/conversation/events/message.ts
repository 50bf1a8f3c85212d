/** What somebody wrote: the only type that is unread, stands in badges and moves a conversation up. */
import * as z from "zod/mini";
import { Key } from "../../names.ts";
import { presentMember } from "../../people/people.ts";
import { QuestionnaireResponse } from "../../questionnaire/questionnaire.ts";
import { preview } from "../../text/text.ts";
import { counts, receives, sees } from "../badge.ts";
import { answered, movedTo, type Reading, Visibility, waiting } from "../state.ts";
import { base, type EventRule, type EventView } from "./base.ts";

/** Message bodies stand in `body`, apart from what the server must read, so that a body can be sealed later. */
export const Message = z.object({
  ...base,
  type: z.literal("message"),
  body: z.object({
    text: z.string(),
    /** The answers of which the text was made. */
    response: z.optional(QuestionnaireResponse),
  }),
  visibility: Visibility,
  /** Brought in from the past: it is nobody's news and enters no badge. */
  imported: z.optional(z.literal(true)),
  /** Who is named with an @ in it, all of them staff; only the staff view has it. */
  mentions: z.optional(z.array(Key)),
  /** What those were called on that day whom the text names: by it they are found in the text. Only the staff view has it. */
  called: z.optional(z.record(Key, z.string())),
  /** The persons whose badge it entered when it was stored; only the staff view has it. */
  received: z.optional(z.array(Key)),
  /** Those of them who had the end of the thread on their screen at that moment; it never leaves the room. */
  shown: z.optional(z.array(Key)),
});
export type Message = z.infer<typeof Message>;

export const message = {
  schema: Message,
  signed: true,
  apply({ head, members }, { by, body, at, pos, visibility }) {
    const awaiting = by.side === "portal" ? true : visibility === "everyone" ? false : head.awaiting;
    const note = visibility === "staff" ? ({ note: true } as const) : {};
    const last = { by: presentMember(members, by), text: preview(body.text), at, pos, ...note };
    const next = { ...head, messages: head.messages + 1, last, awaiting };
    if (by.side === "portal") return { head: waiting(next, at), members };
    return { head: awaiting ? next : answered(next), members };
  },
} as const satisfies EventView<Message>;

export const messageRule = {
  isForEveryone: ({ visibility }, { audience }) => audience !== "staff" && visibility === "everyone",
  shownTo({ shown: _, ...event }, view) {
    if (view === "staff") return event;
    const { received: _received, mentions: _mentions, called: _called, ...open } = event;
    return open;
  },
  counts: true,
  read(readings, members, { event, seq, portal }) {
    const next: Record<string, Reading> = { ...readings };
    for (const [id, member] of Object.entries(members)) {
      const old = next[id];
      if (event.imported) {
        // A note of the past must not move the place of someone who cannot see it.
        if (sees(member, event)) next[id] = movedTo({ seq, portal }, old);
      } else if (old !== undefined && counts(member, event)) {
        next[id] = receives(old, id, { ...event, seq });
      }
    }
    return next;
  },
} as const satisfies EventRule<Message>;
