/**
 * What ends tasks besides what somebody does with them. Archiving ends none, as it is each person's own; and what is reopened
 * has none until somebody waits in it again.
 */
import { moveTask, type Task, type TaskReason } from "./record.ts";
import { isOpenTask, type TaskMove } from "./table.ts";

/**
 * Nobody waits for staff any more; staff wrote to the patient's side; no message to it is due any more; a conversation was
 * closed; another one stands for it from now on.
 */
export type TaskEnd = "answered" | "written" | "not-due" | "closed" | "merged";

interface Ending {
  readonly move: TaskMove;
  readonly ends: (why: TaskReason) => boolean;
}

const endings: Readonly<Record<TaskEnd, Ending>> = {
  // A new conversation is seen to when somebody says so, or closes it.
  answered: { move: "completed", ends: why => why === "unanswered" },
  written: { move: "completed", ends: why => why === "message-due" },
  "not-due": { move: "cancelled", ends: why => why === "message-due" },
  // Who asks for a correction has a right to an answer, which ends with no conversation.
  closed: { move: "completed", ends: why => why !== "correction" },
  merged: { move: "cancelled", ends: why => why !== "correction" },
};

/** The task after that; the same where it does not end by it. */
export function endTask(task: Task, by: TaskEnd): Task {
  const { move, ends } = endings[by];
  return isOpenTask(task) && ends(task.why) ? moveTask(task, { move }) : task;
}
