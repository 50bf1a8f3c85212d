/** What all commands on tasks ask first: whether the person may, and whether the task is as they saw it. */
import * as z from "zod/mini";
import { can } from "../../../access/access.ts";
import { Key } from "../../../names.ts";
import { type Refusal, refusal } from "../../../refusals/refusals.ts";
import type { Moved, Task } from "../../../task/task.ts";
import { authorOf, type Context, type Decided, targetOf } from "../../context.ts";
import { Draft } from "../../draft.ts";
import type { ConversationState } from "../../state.ts";

/** Which task, and who had it when the person decided, null where nobody did: of two who decide at once one wins. */
export const seenTask = { task: Key, from: z.nullable(Key) };

interface Seen {
  readonly task: string;
  readonly from: string | null;
}

/** The open task as the person saw it, or why it is not that any more. */
export function taskAsSeen(
  state: ConversationState,
  { facts, now }: Context,
  { task: id, from }: Seen,
): Task | Refusal {
  const denied = can(facts, "work", targetOf(state, now));
  if (denied !== null) return refusal(denied);
  const task = state.staff.head.tasks?.find(task => task.id === id);
  if (task === undefined) return refusal("task-over");
  return (task.owner?.id ?? null) === from ? task : refusal("task-taken");
}

export function moved(state: ConversationState, context: Context, task: Task, how: Moved): Decided {
  const draft = new Draft(state, context);
  const { move, owner, note } = how;
  const { about } = task;
  draft.add(
    {
      ...({ type: "task-moved", task: task.id, move } as const),
      ...(owner === undefined ? {} : { owner }),
      ...(note === undefined ? {} : { note }),
      ...(about === undefined ? {} : { about }),
    },
    authorOf(context.facts),
  );
  return draft.decided();
}
