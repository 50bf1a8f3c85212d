/** Where a person is signed in, and for how long. */
export { Device } from "./device.ts";
export { deviceOf } from "./device-of.ts";
export { type SessionLimits, type SessionStanding, type SessionTimes, sessionAt } from "./lasting.ts";
export { sessionLimitsOf } from "./limits-of.ts";
