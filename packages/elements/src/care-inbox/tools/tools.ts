/** The box that searches the list, its parts, what was found, and what holds rows in their order: fetched beside the list. */
export { type ListHost, ListTools, type ToolsView } from "./list-tools.ts";
