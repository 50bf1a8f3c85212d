/** Tasks of many conversations as one list: what is due first stands first. */
import * as z from "zod/mini";
import type { Task } from "./record.ts";

/** The list of one person's own, of those that nobody has taken, and of all that are open. */
export const TaskListName = z.enum(["mine", "pool", "all"]);
export type TaskListName = z.infer<typeof TaskListName>;

/** What a task's place in the list follows from. */
export type ListedTask = Pick<Task, "id" | "due" | "raisedAt">;

const endless = Number.MAX_SAFE_INTEGER;

/** The order: by when it is due, what is never due last; then the oldest first, a tie by id so that it is the same everywhere. */
export function taskOrder(a: ListedTask, b: ListedTask): number {
  const due = (a.due ?? endless) - (b.due ?? endless);
  if (due !== 0) return due;
  if (a.raisedAt !== b.raisedAt) return a.raisedAt - b.raisedAt;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/** A place in the list, as a page is asked for: no patient data. */
export function taskCursor({ id, due, raisedAt }: ListedTask): string {
  return `${due ?? ""}.${raisedAt}.${id}`;
}

export function parseTaskCursor(text: string): ListedTask | null {
  const match = /^(\d{0,16})\.(\d{1,16})\.([a-z2-7]{26})$/.exec(text);
  if (!match) return null;
  const [, due = "", raisedAt, id = ""] = match;
  return { id, raisedAt: Number(raisedAt), ...(due === "" ? {} : { due: Number(due) }) };
}
