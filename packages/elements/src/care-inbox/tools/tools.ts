/** The box that searches the list, its parts, and what was found: fetched beside the list. */
export { type ListHost, ListTools, type ToolsView } from "./list-tools.ts";
