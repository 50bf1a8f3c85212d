/** The small entry of the package: what a badge needs and nothing else. */
export { createPersonClient } from "./person-client.ts";
export type { CareClientOptions, PersonClient, Platform, Status } from "./types.ts";
