/** What is to be done, over all conversations that a person of the staff may see, and doing it. */
import * as z from "zod/mini";
import { Head, TaskCommand } from "../../conversation/conversation.ts";
import { Key } from "../../names.ts";
import { pageLimits } from "../../page-limits.ts";
import { PatientCard } from "../../people/people.ts";
import { Kind } from "../../practice/practice.ts";
import { Task, TaskListName } from "../../task/task.ts";

/** `after` is the `more` of the answer before. */
export const TaskQuery = /* @__PURE__ */ z.object({
  list: TaskListName,
  after: z.optional(/* @__PURE__ */ z.string().check(z.maxLength(64))),
  limit: z.optional(/* @__PURE__ */ z.int().check(z.positive(), z.maximum(pageLimits.pageTasks))),
});
export type TaskQuery = z.infer<typeof TaskQuery>;

/** A task with the conversation that it is about. */
export const TaskItem = /* @__PURE__ */ z.object({
  task: Task,
  patient: PatientCard,
  conversation: z.object({ id: Key, kind: Kind, title: z.string(), lifecycle: Head.shape.lifecycle }),
});
export type TaskItem = z.infer<typeof TaskItem>;

/**
 * What is due first comes first. `more` goes on behind the last of these, null where they are all. `rebuilding`: the list
 * is being made anew, and some may be missing.
 */
export const TaskPage = /* @__PURE__ */ z.object({
  tasks: z.array(TaskItem),
  more: z.nullable(z.string()),
  rebuilding: z.optional(z.literal(true)),
});
export type TaskPage = z.infer<typeof TaskPage>;

/** What somebody does with a task; sent again with its id it is done once. */
export const TaskDeed = /* @__PURE__ */ z.object({ commandId: Key, command: TaskCommand });
export type TaskDeed = z.infer<typeof TaskDeed>;

/** The conversation's tasks that are open after it. */
export const TasksLeft = /* @__PURE__ */ z.object({ tasks: z.array(Task) });
export type TasksLeft = z.infer<typeof TasksLeft>;
