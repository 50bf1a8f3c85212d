/** Starts a conversation, with its first message in the same step where there is one. */
import * as z from "zod/mini";
import { canStart, type Facts, isTexted } from "../../access/access.ts";
import { EpochKeys, Sealed, withEpoch } from "../../encryption/encryption.ts";
import { Key } from "../../names.ts";
import { cardOf, type Person } from "../../people/people.ts";
import {
  beginsEmpty,
  canEncrypt,
  encrypted,
  Kind,
  type Policy,
  policyOf,
  starting,
} from "../../practice/practice.ts";
import { type AnsweredStart, QuestionnaireAnswers } from "../../questionnaire/questionnaire.ts";
import { type Refusal, refusal } from "../../refusals/refusals.ts";
import { cleanText, titleProblem } from "../../text/text.ts";
import { answerAfterHours } from "../after-hours/after-hours.ts";
import { bodyOf, broughtBy, NamedFiles } from "../body/body.ts";
import { authorOf, type Context, type Decided } from "../context.ts";
import { Draft } from "../draft.ts";
import { betweenOf, membersFor, startWatching, toWhom } from "../joining/joining.ts";
import type { ConversationState } from "../state.ts";
import { type BeginningRule, CommandId, Text } from "./base.ts";
import { followPlan } from "./cadence/cadence.ts";
import { meetToday, openEncounter } from "./encounter/encounter.ts";
import { keysProblem } from "./encryption/encryption.ts";
import { message } from "./message.ts";
import { raiseForNew } from "./tasks/tasks.ts";
import { followTexting } from "./texting/texting.ts";

export const StartConversation = z.object({
  commandId: CommandId,
  kind: Kind,
  title: z.optional(z.string()),
  /** Its files were brought up for a start of this kind. */
  first: z.optional(
    z.object({
      text: Text,
      attachments: z.optional(NamedFiles),
      sealed: z.optional(Sealed),
      preview: z.optional(Sealed),
    }),
  ),
  /** By them it is encrypted from end to end, which it is from then on: they have the title, and seal the first message. */
  keys: z.optional(EpochKeys),
  /** Answers to one of the practice's questionnaires, where a portal user begins by them: title and first message follow. */
  answers: z.optional(QuestionnaireAnswers),
  /** Whom it is addressed to, where the kind has one recipient: one of the team. A starter of the staff is it. */
  recipient: z.optional(Key),
  /** Who of those linked to the patient takes part, where one of the staff begins what has one recipient; a starter of theirs does. */
  addressee: z.optional(Key),
  /** The episode of care that it is about, by the host's reference. */
  regarding: z.optional(z.string().check(z.maxLength(200))),
  /** When it began; only the host's back end may say so, for conversations of the past. */
  at: z.optional(z.int().check(z.nonnegative())),
});
export type StartConversation = z.infer<typeof StartConversation>;

export type Start = { readonly type: "start"; readonly conversation: string } & Omit<
  StartConversation,
  "commandId"
> & {
    /** What the patient's room made of the answers. */
    readonly answered?: AnsweredStart;
  };

export const start: BeginningRule<Start> = {
  decide: (state, context, command) =>
    state === null ? begin(context, command) : goOn(state, context, command),
};

/** What is there already is not begun again; where a patient has one of its kind at most, it is written into. */
function goOn(state: ConversationState, context: Context, { first }: Start): Decided | Refusal {
  if (!state.staff.head.policy.unique || first === undefined) return { events: [], state };
  return message.decide(state, context, { type: "message", ...first, visibility: "everyone" });
}

function begin(context: Context, command: Start): Decided | Refusal {
  const { facts } = context;
  const denied = canStart(facts, command.kind);
  if (denied !== null) return refusal(denied);
  const unasked = answersProblem(facts.person.person, command);
  if (unasked !== null) return unasked;
  const { answered } = command;
  const { keys } = command;
  const asked = policyOf(facts.settings, command.kind);
  if (keys !== undefined) {
    const off = encryptionProblem(facts, asked, command);
    if (off !== null) return off;
  }
  const policy = keys === undefined ? asked : encrypted(asked);
  const title = cleanText((policy.title === "none" ? undefined : answered?.title) ?? command.title ?? "");
  const untitled = keys?.title === undefined ? titleProblem(title, policy.title) : null;
  if (untitled !== null) return refusal(untitled);
  // Past conversations get their words by import.
  const { side } = facts.person.person;
  const first = answered ?? command.first;
  if (first === undefined && side !== "system" && !beginsEmpty(command.kind, side))
    return refusal("text-empty");
  const brought = broughtBy(policy, context, command.first?.attachments, keys !== undefined);
  if ("refused" in brought) return brought;
  const author = authorOf(facts);
  const body =
    first === undefined ? null : bodyOf(keys && withEpoch(undefined, keys), author.id, first, brought);
  if (body !== null && "refused" in body) return body;
  const past = author.side === "system" ? command.at : undefined;
  if (past !== undefined && past > context.now) return refusal("import-from-future");
  if (body !== null && author.side === "system") return refusal("not-allowed");

  const between = betweenOf(policy, author, facts, command);
  if ("refused" in between) return between;
  const regarding = facts.patient.episodes?.find(({ id }) => id === command.regarding);
  if (command.regarding !== undefined && regarding === undefined)
    return refusal("bad-request", { at: "regarding" });

  const draft = new Draft(null, past === undefined ? context : { ...context, now: past });
  draft.add(
    {
      type: "created",
      conversation: command.conversation,
      patient: cardOf(facts.patient),
      kind: command.kind,
      policy,
      title,
      ...between,
      ...toWhom(between, author, facts.patient),
      ...(regarding === undefined ? {} : { regarding: { id: regarding.id, name: regarding.name } }),
    },
    author,
  );
  const members = membersFor(policy, facts.patient, facts.settings, between);
  for (const member of members) draft.member(member, author);
  if (keys !== undefined) {
    // Who begins it reads it.
    if (draft.members[author.id] === undefined)
      draft.member({ person: author, role: "secondary", level: "all", source: "self" }, author);
    const from = Object.fromEntries(Object.keys(draft.members).map(id => [id, 1]));
    const problem = keysProblem({ epoch: 0, from, left: [] }, keys, author.id);
    if (problem !== null) return problem;
    draft.add({ type: "keys-changed", keys }, author);
  }
  if (body !== null) {
    const isText = author.side === "staff" && isTexted(facts.settings, policy, facts.patient);
    const said = answered === undefined ? body : { ...body, response: answered.response };
    draft.message({ body: said, visibility: "everyone", ...(isText ? { channel: "sms" } : {}) }, author);
    startWatching(draft, author, facts.settings);
    answerAfterHours(draft);
    meetToday(draft, author);
  }
  followTexting(draft, author);
  followPlan(draft, author);
  openEncounter(draft, author);
  // Of what is brought in from the past nothing is to be done.
  if (past === undefined) raiseForNew(draft, author, facts.settings);
  return draft.decided();
}

/** Why a conversation of this policy is not begun encrypted, or null. */
function encryptionProblem(
  { settings, person: { person } }: Facts,
  policy: Policy,
  { first, answers, title }: Start,
): Refusal | null {
  // The host's back end has no device.
  if (!canEncrypt(settings, policy) || person.side === "system") return refusal("encryption-off");
  if (answers !== undefined || (first !== undefined && first.sealed === undefined))
    return refusal("encrypted");
  return title === undefined || title === "" ? null : refusal("encrypted");
}

/** Answers stand for title and words, and are given by portal users alone, where the kind asks for them. */
function answersProblem({ side }: Person, { kind, title, first, answers, answered }: Start): Refusal | null {
  const isAsked = side === "portal" && starting[kind].questionnaire;
  if (answers === undefined) return isAsked && first !== undefined ? refusal("answers-incomplete") : null;
  if (!isAsked || first !== undefined || title !== undefined)
    return refusal("bad-request", { at: "answers" });
  return answered === undefined ? refusal("questionnaire-gone") : null;
}
