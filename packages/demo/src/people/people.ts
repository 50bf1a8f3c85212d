/** Whom the demo's back end knows, and who of them asks for something. */
export { type Asked, isOurs } from "./asked.ts";
export { type Authorities, certifyDevice, deviceKeys } from "./devices.ts";
export { type Directory, type Login, type PracticeDirectory, withPatient } from "./directory.ts";
export { type Hosts, hostOf } from "./host-of.ts";
export { emailOf, idIn, Sessions } from "./sessions.ts";
