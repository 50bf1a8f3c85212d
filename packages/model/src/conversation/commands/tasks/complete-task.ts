/** Says that a task is done, whoever had it. */
import * as z from "zod/mini";
import { can } from "../../../access/access.ts";
import { Key } from "../../../names.ts";
import { refusal } from "../../../refusals/refusals.ts";
import { targetOf } from "../../context.ts";
import type { SpokenRule } from "../base.ts";
import { moved } from "./moving.ts";

export const CompleteTask = /* @__PURE__ */ z.object({ type: z.literal("complete-task"), task: Key });
export type CompleteTask = z.infer<typeof CompleteTask>;

export const completeTask: SpokenRule<CompleteTask> = {
  schema: CompleteTask,
  decide(state, context, { task: id }) {
    const denied = can(context.facts, "work", targetOf(state, context.now));
    if (denied !== null) return refusal(denied);
    const task = state.staff.head.tasks?.find(task => task.id === id);
    // It is done by its answer, which is a deed of its own.
    if (task?.about !== undefined) return refusal("correction-unanswered");
    // Done is done: by an answer, by another's word, or with the conversation.
    return task === undefined ? { events: [], state } : moved(state, context, task, { move: "completed" });
  },
};
