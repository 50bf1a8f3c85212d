/** Says something to everyone, or to the staff alone; names staff by it, and calls support. */
import * as z from "zod/mini";
import { can, isTexted } from "../../access/access.ts";
import { Sealed } from "../../encryption/encryption.ts";
import { limits } from "../../limits.ts";
import { Key } from "../../names.ts";
import { defaultLevel, type Member } from "../../people/people.ts";
import { refusal } from "../../refusals/refusals.ts";
import { answerAfterHours } from "../after-hours/after-hours.ts";
import { bodyOf, broughtBy, NamedFiles } from "../body/body.ts";
import { authorOf, type Context, targetOf } from "../context.ts";
import { Draft } from "../draft.ts";
import { hasRoom, namedBy, startWatching } from "../joining/joining.ts";
import { type ConversationState, Visibility } from "../state.ts";
import { type SpokenRule, Text } from "./base.ts";
import { meetToday } from "./encounter/encounter.ts";

export const SendMessage = z.object({
  type: z.literal("message"),
  text: Text,
  visibility: Visibility,
  /** Staff named with an @; who is not yet a member is invited. */
  mentions: z.optional(z.array(Key).check(z.maxLength(limits.mentions))),
  /** Calls the practice's support, which sees the conversation from this message on and for a while. */
  support: z.optional(z.literal(true)),
  /** Files that the author has brought up for this conversation, in the order in which they are shown. */
  attachments: z.optional(NamedFiles),
  /** In an encrypted conversation the words, in place of the text, which is empty then; and their beginning for a row. */
  sealed: z.optional(Sealed),
  preview: z.optional(Sealed),
});
export type SendMessage = z.infer<typeof SendMessage>;

export const message: SpokenRule<SendMessage> = {
  schema: SendMessage,
  decide(state, context, command) {
    const { facts } = context;
    const target = targetOf(state, context.now);
    const asksFor = command.support === true || (command.mentions ?? []).length > 0;
    const denied =
      can(facts, command.visibility === "staff" ? "note" : "send", target) ??
      (asksFor ? can(facts, "mention", target) : null);
    if (denied !== null) return refusal(denied);
    const { policy, keys: ring } = state.staff.head;
    const attachments = broughtBy(policy, context, command.attachments, ring !== undefined);
    if ("refused" in attachments) return attachments;
    const body = bodyOf(ring, facts.person.person.id, command, attachments);
    if ("refused" in body) return body;
    if (ring !== undefined && command.support === true) return refusal("encrypted");
    const named = namedBy(state, context, command.mentions);
    if ("refused" in named) return named;
    // Who is asked in by it would not be able to read it.
    if (ring !== undefined && named.invited.length > 0) return refusal("keys-old");
    const helpers = command.support === true ? helpersOf(context) : [];
    if (command.support === true && helpers.length === 0) return refusal("support-unavailable");
    const join = [...named.invited, ...called(state, context, helpers, named.invited.length)];
    const coming = join.filter(({ person }) => state.staff.members[person.id] === undefined);
    if (!hasRoom(state.staff.members, coming.length)) return refusal("too-many-members");

    const author = authorOf(facts);
    const draft = new Draft(state, context);
    for (const member of join) draft.member(member, author);
    const mentions = [...named.ids, ...helpers.map(({ id }) => id)];
    draft.message(
      {
        body,
        visibility: command.visibility,
        ...channelOf(state, context, command.visibility),
        ...(mentions.length > 0 ? { mentions } : {}),
        ...(named.ids.length > 0 ? { called: named.called } : {}),
      },
      author,
    );
    startWatching(draft, author, facts.settings);
    answerAfterHours(draft);
    if (command.visibility === "everyone") meetToday(draft, author);
    return draft.decided();
  },
};

/** What staff write to everyone goes to the phone of who is texted. */
function channelOf(
  { staff: { head } }: ConversationState,
  { facts: { person, patient, settings } }: Context,
  visibility: Visibility,
): { readonly channel?: "sms" } {
  const isTheirs = person.person.side === "staff" && visibility === "everyone";
  return isTheirs && isTexted(settings, head.policy, patient) ? { channel: "sms" } : {};
}

/** The practice's support, who can be called. */
function helpersOf({ support }: Context): readonly Member["person"][] {
  return (support ?? []).filter(({ active, support }) => active && support).map(({ person }) => person);
}

/** Support as members who are lent a part of the conversation; `before` others are told of before them. */
function called(
  { staff: { head, members } }: ConversationState,
  { facts: { settings }, now }: Context,
  helpers: readonly Member["person"][],
  before: number,
): readonly Member[] {
  // Every one of them is told of in an event of its own: the message stands behind all of these.
  const from = head.pos + before + helpers.length + 1;
  const until = now + settings.supportFor;
  const level = defaultLevel("support", settings);
  return helpers.map(person => {
    const old = members[person.id]?.grant;
    // What was said after the end of an earlier call is not shown by this one.
    const begin = old !== undefined && old.until > now ? old : { from, messages: head.messages };
    return { person, role: "support", level, source: "called", grant: { ...begin, until } };
  });
}
