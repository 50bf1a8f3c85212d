/** What is found, and what is shown by itself. */
export type { Filtered } from "./filtering.ts";
export type { Finding, SearchStore } from "./searching.ts";
