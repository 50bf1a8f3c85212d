/** What is done with the tasks of a conversation. */
import * as z from "zod/mini";
import { ClaimTask, claimTask } from "./claim-task.ts";
import { CompleteTask, completeTask } from "./complete-task.ts";
import { HandOverTask, handOverTask } from "./hand-over-task.ts";
import { raiseTask } from "./raise-task.ts";
import { ReleaseTask, releaseTask } from "./release-task.ts";

export { nextTask, raiseForNew } from "./raise-task.ts";

export const taskRules = {
  "claim-task": claimTask,
  "hand-over-task": handOverTask,
  "release-task": releaseTask,
  "complete-task": completeTask,
  "raise-task": raiseTask,
} as const;

/** What people ask of tasks. */
export const TaskCommand = /* @__PURE__ */ z.discriminatedUnion("type", [
  ClaimTask,
  HandOverTask,
  ReleaseTask,
  CompleteTask,
]);
export type TaskCommand = z.infer<typeof TaskCommand>;
