/** The invented practices, and how their past is brought in. */
export { bringIn } from "./bring-in.ts";
export type { DemoPractice } from "./data.ts";
export { type SteadyDevice, SteadyPeople } from "./encrypted/encrypted.ts";
export { practices, practicesFor, usual } from "./practices.ts";
export { portalLogins, rosterOf } from "./roster.ts";
export { streamsOf } from "./stream.ts";
