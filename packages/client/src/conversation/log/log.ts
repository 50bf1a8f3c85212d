/** A conversation's log as the page holds and shows it. */
export { createLogView, type LogView } from "./log-view.ts";
export { createPresenting } from "./presenting.ts";
