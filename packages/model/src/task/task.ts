/** What the staff have to do: a task, what becomes of it, and lists of tasks. */
export { endTask, type TaskEnd } from "./ends.ts";
export { type ListedTask, parseTaskCursor, TaskListName, taskCursor, taskOrder } from "./list.ts";
export { type Moved, moveOpenTasks, moveTask, Task, TaskReason } from "./record.ts";
export { isOpenTask, TaskMove, TaskStatus, taskWays } from "./table.ts";
