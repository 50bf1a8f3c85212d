/** Where a person is signed in, and for how long. */
export { Device, deviceOf } from "./device.ts";
export { type SessionLimits, type SessionStanding, type SessionTimes, sessionAt } from "./lasting.ts";
export { sessionLimitsOf } from "./limits-of.ts";
