/** Something that the staff have to do about a conversation: who has it, why it is there, and until when. */
import * as z from "zod/mini";
import { About } from "../correction/correction.ts";
import { orElse } from "../fallbacks.ts";
import { Key } from "../names.ts";
import { Person } from "../people/people.ts";
import { isOpenTask, type TaskMove, TaskStatus, taskWays } from "./table.ts";

/**
 * What made it: a new conversation, a message of the patient's side that nobody answered in time, a coach's rhythm, or a
 * correction that the patient's side asks for.
 */
export const TaskReason = /* @__PURE__ */ orElse(
  z.enum(["new-conversation", "unanswered", "message-due", "correction", "unknown"]),
  "unknown",
);
export type TaskReason = z.infer<typeof TaskReason>;

export const Task = z.object({
  id: Key,
  why: TaskReason,
  status: TaskStatus,
  /** Who has taken it, or was given it. */
  owner: z.optional(Person),
  /** What was said when it was handed over last. */
  note: z.optional(z.string()),
  /** Milliseconds since 1970. */
  raisedAt: z.int(),
  /** By when it should be done; absent where the practice says nothing of that. */
  due: z.optional(z.int()),
  /** The correction that it is about. */
  about: z.optional(About),
});
export type Task = z.infer<typeof Task>;

/** What somebody did with a task. */
export interface Moved {
  readonly move: TaskMove;
  readonly owner?: Person | undefined;
  readonly note?: string | undefined;
}

/** The task after it; the same where the table knows no such way. */
export function moveTask(task: Task, { move, owner, note }: Moved): Task {
  const { from, to, owner: whose } = taskWays[move];
  if (to === undefined || !from.includes(task.status)) return task;
  if (whose === "same") return { ...task, status: to };
  const { owner: _, note: _said, ...bare } = task;
  if (whose === "none") return { ...bare, status: to };
  return {
    ...bare,
    status: to,
    ...(owner === undefined ? {} : { owner }),
    ...(note === undefined ? {} : { note }),
  };
}

/** The open ones of some tasks after somebody did something with one of them. */
export function moveOpenTasks(tasks: readonly Task[], id: string, moved: Moved): Task[] {
  return tasks.map(task => (task.id === id ? moveTask(task, moved) : task)).filter(isOpenTask);
}
