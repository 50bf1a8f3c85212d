/** Gives a task to somebody else, with a word to them. */
import * as z from "zod/mini";
import { canBeHanded } from "../../../access/access.ts";
import { Key } from "../../../names.ts";
import { pageLimits } from "../../../page-limits.ts";
import { refusal } from "../../../refusals/refusals.ts";
import { cleanText, textProblem } from "../../../text/text.ts";
import { targetOf } from "../../context.ts";
import type { SpokenRule } from "../base.ts";
import { moved, seenTask, taskAsSeen } from "./moving.ts";

export const HandOverTask = /* @__PURE__ */ z.object({
  ...{ type: z.literal("hand-over-task"), ...seenTask, to: Key },
  note: z.optional(/* @__PURE__ */ z.string().check(z.maxLength(pageLimits.taskNoteLength))),
});
export type HandOverTask = z.infer<typeof HandOverTask>;

export const handOverTask: SpokenRule<HandOverTask> = {
  schema: HandOverTask,
  decide(state, context, command) {
    const { to, note: said = "" } = command;
    const task = taskAsSeen(state, context, command);
    if ("refused" in task) return task;
    const note = cleanText(said);
    const problem = note === "" ? null : textProblem(note);
    if (problem !== null) return refusal(problem);
    const { facts, mentioned } = context;
    const person = facts.person.person.id === to ? facts.person : mentioned?.get(to);
    const target = targetOf(state, context.now);
    const denied = person === undefined ? "task-no-access" : canBeHanded({ ...facts, person }, target);
    if (denied !== null || person === undefined) return refusal(denied ?? "task-no-access");
    const how = { owner: person.person, ...(note === "" ? {} : { note }) };
    return moved(state, context, task, { move: "handed-over", ...how });
  },
};
