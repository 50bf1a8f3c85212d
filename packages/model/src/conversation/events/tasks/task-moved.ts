/** Somebody took a task, handed it over, released it or is done with it: staff alone see it. */
import * as z from "zod/mini";
import { About } from "../../../correction/correction.ts";
import { Key } from "../../../names.ts";
import { Person } from "../../../people/people.ts";
import { moveOpenTasks, TaskMove } from "../../../task/task.ts";
import { withTasks, written } from "../../state.ts";
import { base, type EventRule, type EventView, unsigned } from "../base.ts";

export const TaskMoved = z.object({
  ...base,
  type: z.literal("task-moved"),
  task: Key,
  move: TaskMove,
  /** Who has it from here on, where somebody does by this. */
  owner: z.optional(Person),
  /** What was said to them. */
  note: z.optional(z.string()),
  /** The correction that the task is about. */
  about: z.optional(About),
});
export type TaskMoved = z.infer<typeof TaskMoved>;

export const taskMoved = {
  schema: TaskMoved,
  signed: false,
  apply({ head, members }, { task, move, owner, note, at }) {
    const moved = withTasks(head, moveOpenTasks(head.tasks ?? [], task, { move, owner, note }));
    if (move !== "completed") return { head: moved, members };
    const { why } = head.tasks?.find(({ id }) => id === task) ?? {};
    if (why === "message-due") return { head: written(moved, at), members };
    // An answer to who asks for a correction is none to who wrote.
    if (why === "correction") return { head: moved, members };
    // What somebody said is done is not waited for.
    const { waitsSince: _, ...done } = moved;
    return { head: done, members };
  },
} as const satisfies EventView<TaskMoved>;

export const taskMovedRule = {
  isForEveryone: () => false,
  shownTo: unsigned<TaskMoved>,
  counts: false,
} as const satisfies EventRule<TaskMoved>;
