/** Takes a task: one that nobody has, or one that another does not get to. */
import * as z from "zod/mini";
import { refusal } from "../../../refusals/refusals.ts";
import { authorOf } from "../../context.ts";
import type { SpokenRule } from "../base.ts";
import { moved, seenTask, taskAsSeen } from "./moving.ts";

export const ClaimTask = /* @__PURE__ */ z.object({ type: z.literal("claim-task"), ...seenTask });
export type ClaimTask = z.infer<typeof ClaimTask>;

export const claimTask: SpokenRule<ClaimTask> = {
  schema: ClaimTask,
  decide(state, context, command) {
    const owner = authorOf(context.facts);
    const own = taskAsSeen(state, context, { task: command.task, from: owner.id });
    // Who has it already has what they wanted.
    if (!("refused" in own)) return { events: [], state };
    const task = own.refused === "task-taken" ? taskAsSeen(state, context, command) : own;
    if ("refused" in task) return refusal(task.refused);
    return moved(state, context, task, { move: "claimed", owner });
  },
};
