/** Gives a task back, so that somebody else can take it. */
import * as z from "zod/mini";
import type { SpokenRule } from "../base.ts";
import { moved, seenTask, taskAsSeen } from "./moving.ts";

export const ReleaseTask = /* @__PURE__ */ z.object({ type: z.literal("release-task"), ...seenTask });
export type ReleaseTask = z.infer<typeof ReleaseTask>;

export const releaseTask: SpokenRule<ReleaseTask> = {
  schema: ReleaseTask,
  decide(state, context, command) {
    const free = taskAsSeen(state, context, { task: command.task, from: null });
    if (!("refused" in free)) return { events: [], state };
    const task = free.refused === "task-taken" ? taskAsSeen(state, context, command) : free;
    return "refused" in task ? task : moved(state, context, task, { move: "released" });
  },
};
