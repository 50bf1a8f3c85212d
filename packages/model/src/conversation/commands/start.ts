/** Starts a conversation, with its first message in the same step where there is one. */
import * as z from "zod/mini";
import { canStart, type Facts, isInTeam } from "../../access/access.ts";
import { Key, type PersonId } from "../../names.ts";
import { cardOf, type Person } from "../../people/people.ts";
import { beginsEmpty, Kind, kinds, type Policy } from "../../practice/practice.ts";
import { type Refusal, refusal } from "../../refusals/refusals.ts";
import { cleanText, textProblem, titleProblem } from "../../text/text.ts";
import { authorOf, type Context, type Decided } from "../context.ts";
import { Draft } from "../draft.ts";
import { startWatching } from "../joining.ts";
import { membersFor } from "../members-for.ts";
import type { ConversationState } from "../state.ts";
import { type BeginningRule, CommandId, Text } from "./base.ts";
import { message } from "./message.ts";

export const StartConversation = z.object({
  commandId: CommandId,
  kind: Kind,
  title: z.optional(z.string()),
  first: z.optional(z.object({ text: Text })),
  /** Whom it is addressed to, where the kind has one recipient: one of the team. A starter of the staff is it. */
  recipient: z.optional(Key),
  /** When it began; only the host's back end may say so, for conversations of the past. */
  at: z.optional(z.int().check(z.nonnegative())),
});
export type StartConversation = z.infer<typeof StartConversation>;

export type Start = { readonly type: "start"; readonly conversation: string } & Omit<
  StartConversation,
  "commandId"
>;

export const start: BeginningRule<Start> = {
  decide: (state, context, command) =>
    state === null ? begin(context, command) : goOn(state, context, command),
};

/** What is there already is not begun again; where a patient has one of its kind at most, it is written into. */
function goOn(state: ConversationState, context: Context, { first }: Start): Decided | Refusal {
  if (!state.staff.head.policy.unique || first === undefined) return { events: [], state };
  return message.decide(state, context, { type: "message", text: first.text, visibility: "everyone" });
}

function begin(context: Context, command: Start): Decided | Refusal {
  const { facts } = context;
  const denied = canStart(facts, command.kind);
  if (denied !== null) return refusal(denied);
  const policy = kinds[command.kind];
  const title = cleanText(command.title ?? "");
  const untitled = titleProblem(title, policy.title);
  if (untitled !== null) return refusal(untitled);
  // Past conversations get their words by import.
  const { side } = facts.person.person;
  if (command.first === undefined && side !== "system" && !beginsEmpty(command.kind, side))
    return refusal("text-empty");
  const text = command.first === undefined ? null : cleanText(command.first.text);
  const problem = text === null ? null : textProblem(text);
  if (problem !== null) return refusal(problem);
  const author = authorOf(facts);
  const past = author.side === "system" ? command.at : undefined;
  if (past !== undefined && past > context.now) return refusal("import-from-future");
  if (text !== null && author.side === "system") return refusal("not-allowed");

  const recipient = recipientOf(policy, author, facts, command);
  if (recipient !== undefined && typeof recipient !== "string") return recipient;

  const draft = new Draft(null, past === undefined ? context : { ...context, now: past });
  draft.add(
    {
      type: "created",
      conversation: command.conversation,
      patient: cardOf(facts.patient),
      kind: command.kind,
      policy,
      title,
      ...(recipient === undefined ? {} : { recipient }),
    },
    author,
  );
  const members = membersFor(policy, facts.patient, facts.settings, recipient);
  for (const member of members) draft.member(member, author);
  if (text !== null) {
    draft.message({ body: { text }, visibility: "everyone" }, author);
    startWatching(draft, author);
  }
  return draft.decided();
}

/** Whom a conversation is addressed to; undefined for those that have no recipient. */
function recipientOf(
  policy: Policy,
  author: Person,
  { patient }: Facts,
  command: Start,
): PersonId | undefined | Refusal {
  const own = author.side === "staff" ? author.id : undefined;
  const recipient = command.recipient ?? own;
  const isAddressed = policy.audience === "single-recipient";
  if (!isAddressed && command.recipient === undefined) return undefined;
  if (!isAddressed || recipient === undefined || (own !== undefined && recipient !== own))
    return refusal("bad-request", { at: "recipient" });
  return isInTeam(patient, recipient) ? recipient : refusal("recipient-gone");
}
