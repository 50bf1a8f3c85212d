/** The sessions of the person whose room it is. */
export { sessionRoutes } from "./door.ts";
export { OwnSessions, type PersonSession } from "./own-sessions.ts";
