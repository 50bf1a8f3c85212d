/** The counts of the table in use, apart from the rest of it: see en.counts.ts. */
export { overflow, unread } from "./en.counts.ts";
