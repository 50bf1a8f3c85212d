/** Staff answer who asks for a correction: by a corrected text, which stands beside the message, or by why there is none. */
import * as z from "zod/mini";
import { can } from "../../../access/access.ts";
import { Key } from "../../../names.ts";
import { refusal } from "../../../refusals/refusals.ts";
import { authorOf, targetOf } from "../../context.ts";
import { Draft } from "../../draft.ts";
import { type SpokenRule, Text } from "../base.ts";
import { aboutOf, correctionWords, endTaskOf, openOf } from "./base.ts";

export const AnswerCorrection = z.object({
  type: z.literal("answer-correction"),
  correction: Key,
  as: z.enum(["approved", "declined"]),
  /** The corrected text, or the reason. */
  text: Text,
});
export type AnswerCorrection = z.infer<typeof AnswerCorrection>;

export const answerCorrection: SpokenRule<AnswerCorrection> = {
  schema: AnswerCorrection,
  decide(state, context, { correction, as, text: said }) {
    const { facts, now } = context;
    const denied = can(facts, "amend", targetOf(state, now));
    if (denied !== null) return refusal(denied);
    const open = openOf(state, correction);
    if ("refused" in open) return open;
    const text = correctionWords(said);
    if (typeof text !== "string") return text;
    const draft = new Draft(state, context);
    draft.add({ type: "correction-answered", ...aboutOf(open), as, body: { text } }, authorOf(facts));
    endTaskOf(draft, context, open, "completed");
    return draft.decided();
  },
};
