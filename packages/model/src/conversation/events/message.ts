/** What somebody wrote: the only type that is unread, stands in badges and moves a conversation up. */
import * as z from "zod/mini";
import { Attachment, attachedIn } from "../../attachment/attachment.ts";
import { Sealed } from "../../encryption/encryption.ts";
import { oneOf } from "../../fallbacks.ts";
import { Key } from "../../names.ts";
import { presentMember } from "../../people/people.ts";
import { QuestionnaireResponse } from "../../questionnaire/questionnaire.ts";
import { linksIn, preview } from "../../text/text.ts";
import { counts, receives, sees } from "../badge.ts";
import {
  answered,
  movedTo,
  type Reading,
  Visibility,
  type Waiting,
  waitsFrom,
  withPerson,
  written,
} from "../state.ts";
import { base, type EventRule, type EventView } from "./base.ts";

/** Message bodies stand in `body`, apart from what the server must read, so that a body can be sealed later. */
export const Message = z.object({
  ...base,
  type: z.literal("message"),
  body: z.object({
    text: z.string(),
    /** The answers of which the text was made. */
    response: z.optional(QuestionnaireResponse),
    /** Files beside the text, which may then be empty. */
    attachments: z.optional(z.array(Attachment)),
    /** In an encrypted conversation the words, in place of a text, which is empty then. */
    sealed: z.optional(Sealed),
    /** Their beginning, where they are more than an inbox row opens. */
    preview: z.optional(Sealed),
  }),
  visibility: Visibility,
  /** By which way it came, or also went: the portal where nothing is said. */
  channel: z.optional(oneOf("portal", "sms")),
  /** Files that a text came with, and that nobody took over. */
  omitted: z.optional(z.int().check(z.positive())),
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
    const { waiting: before, ...known } = head;
    const isPatients = by.side === "portal";
    // A note is no answer.
    const isSame = !isPatients && visibility === "staff";
    const waiting = isPatients ? oneMore(before, at) : isSame ? before : undefined;
    const note = visibility === "staff" ? ({ note: true } as const) : {};
    // Of sealed files devices say what they are.
    const attached = body.sealed === undefined ? attachedIn(body.attachments) : undefined;
    const brings = attached === undefined ? {} : { attached };
    const under = body.preview ?? body.sealed;
    const words = { text: preview(body.text), ...(under === undefined ? {} : { sealed: under }) };
    const last = { by: presentMember(members, by), ...words, at, pos, ...note, ...brings };
    const awaiting = isPatients || (isSame && head.awaiting);
    const now = withPerson({ ...known, messages: head.messages + 1, last, awaiting }, last.by);
    const next = waiting === undefined ? now : { ...now, waiting };
    if (isPatients) return { head: waitsFrom(next, at), members };
    const told = by.side === "staff" && !isSame ? written(next, at) : next;
    return { head: awaiting ? told : answered(told), members };
  },
} as const satisfies EventView<Message>;

function oneMore(before: Waiting | undefined, at: number): Waiting {
  return before === undefined ? { since: at, messages: 1 } : { ...before, messages: before.messages + 1 };
}

export const messageRule = {
  isForEveryone: ({ visibility }, { audience }) => audience !== "staff" && visibility === "everyone",
  shownTo({ shown: _, ...event }, view) {
    if (view === "staff") return event;
    const { received: _received, mentions: _mentions, called: _called, ...open } = event;
    return open;
  },
  counts: true,
  filters: ({ body }) => [
    ...((body.attachments ?? []).length > 0 ? ["attachments" as const] : []),
    ...(linksIn(body.text).length > 0 ? ["links" as const] : []),
  ],
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
