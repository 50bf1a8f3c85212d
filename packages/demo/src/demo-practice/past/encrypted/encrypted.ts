/** Encrypted conversations of a practice's past, and the devices by which they are written. */
export { beginEncrypted } from "./begin-encrypted.ts";
export type { SteadyDevice } from "./steady-device.ts";
export { SteadyPeople } from "./steady-people.ts";
