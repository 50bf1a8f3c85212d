/** The invented practices, and how their past is brought in. */

export type { DemoPractice } from "./data.ts";
export { bringIn, type SteadyDevice, SteadyPeople } from "./past/past.ts";
export { practices, practicesFor, usual } from "./practices/practices.ts";
export { portalLogins, rosterOf } from "./roster.ts";
export { streamsOf } from "./stream.ts";
