/** The small entry of the package: what a badge needs and nothing else. */

export type { CareClientOptions, PersonClient, Platform, Status } from "./base/base.ts";
export { createPersonClient } from "./person-client.ts";
