/** There is something to do: staff alone see it. */
import * as z from "zod/mini";
import { About } from "../../../correction/correction.ts";
import { Key } from "../../../names.ts";
import { Person } from "../../../people/people.ts";
import { TaskReason } from "../../../task/task.ts";
import { base, type EventRule, type EventView, unsigned } from "../base.ts";

export const TaskRaised = z.object({
  ...base,
  type: z.literal("task-raised"),
  task: Key,
  why: TaskReason,
  /** By when it should be done, milliseconds since 1970. */
  due: z.optional(z.int()),
  /** Whose it is from the beginning. */
  owner: z.optional(Person),
  /** The correction that it is about. */
  about: z.optional(About),
});
export type TaskRaised = z.infer<typeof TaskRaised>;

export const taskRaised = {
  schema: TaskRaised,
  signed: false,
  apply({ head, members }, { task: id, why, due, owner, about, at }) {
    const task = {
      ...({ id, why, status: owner === undefined ? "requested" : "accepted", raisedAt: at } as const),
      ...(due === undefined ? {} : { due }),
      ...(owner === undefined ? {} : { owner }),
      ...(about === undefined ? {} : { about }),
    };
    const others = (head.tasks ?? []).filter(other => other.id !== id);
    return { head: { ...head, tasks: [...others, task] }, members };
  },
} as const satisfies EventView<TaskRaised>;

export const taskRaisedRule = {
  isForEveryone: () => false,
  shownTo: unsigned<TaskRaised>,
  counts: false,
} as const satisfies EventRule<TaskRaised>;
