/** What is done with the tasks of a conversation. */
import * as z from "zod/mini";
import { ClaimTask } from "./claim-task.ts";
import { CompleteTask } from "./complete-task.ts";
import { HandOverTask } from "./hand-over-task.ts";
import { ReleaseTask } from "./release-task.ts";

export { claimTask } from "./claim-task.ts";
export { completeTask } from "./complete-task.ts";
export { handOverTask } from "./hand-over-task.ts";
export { nextTask, raiseForNew, raiseTask } from "./raise-task.ts";
export { releaseTask } from "./release-task.ts";

/** What people ask of tasks. */
export const TaskCommand = /* @__PURE__ */ z.discriminatedUnion("type", [
  ClaimTask,
  HandOverTask,
  ReleaseTask,
  CompleteTask,
]);
export type TaskCommand = z.infer<typeof TaskCommand>;
