/** Finding something in a thread. */
export { FindBar } from "./find-bar.ts";
export { findingStyles } from "./finding.styles.ts";
