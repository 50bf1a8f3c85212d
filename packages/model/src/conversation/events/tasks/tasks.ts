/** What happens to the tasks of a conversation. */
export { taskMoved, taskMovedRule } from "./task-moved.ts";
export { taskRaised, taskRaisedRule } from "./task-raised.ts";
