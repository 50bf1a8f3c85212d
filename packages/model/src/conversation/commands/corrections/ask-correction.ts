/** The patient's side asks for a correction of a message: staff have a task of it from now on. */
import * as z from "zod/mini";
import { can } from "../../../access/access.ts";
import { endOfDay } from "../../../cadence/cadence.ts";
import { answerBy } from "../../../correction/correction.ts";
import { limits } from "../../../limits.ts";
import { refusal } from "../../../refusals/refusals.ts";
import { authorOf, targetOf } from "../../context.ts";
import { Draft } from "../../draft.ts";
import { type SpokenRule, Text } from "../base.ts";
import { correctionWords } from "./base.ts";

export const AskCorrection = z.object({
  type: z.literal("ask-correction"),
  /** The place of the message in the viewer's log. */
  pos: z.int().check(z.positive()),
  /** What is wrong, and what should stand there. */
  wrong: Text,
  right: Text,
});
export type AskCorrection = z.infer<typeof AskCorrection>;

export const askCorrection: SpokenRule<AskCorrection> = {
  schema: AskCorrection,
  decide(state, context, { wrong: saidWrong, right: saidRight }) {
    const { facts, now, said, newId } = context;
    const denied = can(facts, "correct", targetOf(state, now));
    if (denied !== null) return refusal(denied);
    if (said === undefined) return refusal("correction-nothing");
    const { corrections: open = [] } = state.staff.head;
    if (open.some(({ message }) => message === said.id)) return refusal("correction-open");
    const wrong = correctionWords(saidWrong);
    if (typeof wrong !== "string") return wrong;
    const right = correctionWords(saidRight);
    if (typeof right !== "string") return right;
    if (open.length >= limits.openCorrections) return refusal("too-many-corrections");
    const { hours } = facts.settings;
    const until = answerBy(hours, now);
    const correction = newId();
    const draft = new Draft(state, context);
    const about = { correction, place: said.seq };
    draft.add(
      {
        ...({ type: "correction-asked", message: said.id, until, body: { wrong, right } } as const),
        ...{ ...about, portalPlace: said.portal },
      },
      authorOf(facts),
    );
    draft.add({ type: "task-raised", task: newId(), why: "correction", due: endOfDay(hours, until), about });
    return draft.decided();
  },
};
