/** The scrolling list of a thread's messages: its rows, where its reader is, and what is new out of sight. */
export { logStyles } from "./log.styles.ts";
export { renderLog } from "./log-view.ts";
export { renderPills } from "./pills.ts";
export { rowActions } from "./row-actions.ts";
export { Rows } from "./rows.ts";
export { ThreadLog } from "./thread-log.ts";
