/** What all commands on corrections need to know: the message, or the correction that is open. */

import { correctionProblem, type OpenCorrection } from "../../../correction/correction.ts";
import { type Refusal, refusal } from "../../../refusals/refusals.ts";
import type { TaskMove } from "../../../task/task.ts";
import { cleanText } from "../../../text/text.ts";
import { authorOf, type Context } from "../../context.ts";
import type { Draft } from "../../draft.ts";
import type { ConversationState } from "../../state.ts";

/** A correction that is open, by its place in both logs. */
export interface Open {
  readonly staff: OpenCorrection;
  readonly portal: OpenCorrection | undefined;
}

export function openOf({ staff, portal }: ConversationState, correction: string): Open | Refusal {
  const isMeant = ({ id }: OpenCorrection): boolean => id === correction;
  const open = staff.head.corrections?.find(isMeant);
  return open === undefined
    ? refusal("correction-over")
    : { staff: open, portal: portal?.head.corrections?.find(isMeant) };
}

/** What an event says of which correction it is about. */
export function aboutOf({ staff: { id, message, place, said }, portal }: Open) {
  return {
    ...{ correction: id, message, place, earlier: said },
    ...(portal === undefined ? {} : { portalPlace: portal.place }),
  };
}

/** Words as they are stored, or why they cannot be. */
export function correctionWords(raw: string): string | Refusal {
  const text = cleanText(raw);
  const problem = correctionProblem(text);
  return problem === null ? text : refusal(problem);
}

/** Its task is done, or not to be done any more. */
export function endTaskOf(
  draft: Draft,
  { facts }: Context,
  { staff: { id: correction } }: Open,
  move: TaskMove,
): void {
  const task = draft.state?.staff.head.tasks?.find(({ about }) => about?.correction === correction);
  if (task?.about === undefined) return;
  draft.add({ type: "task-moved", task: task.id, move, about: task.about }, authorOf(facts));
}
