/** What happens to a coach's rhythm. */
export { messageDue, messageDueRule } from "./message-due.ts";
export { rhythmChanged, rhythmChangedRule } from "./rhythm-changed.ts";
