/** The box that searches the list, its parts, what was found, how long patients have waited, and what holds rows in their order: fetched beside the list. */
export { type ListHost, ListTools, type ToolsView } from "./list-tools.ts";
