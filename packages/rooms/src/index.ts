export { createRoom } from "./create-room.ts";
export {
  type Delays,
  type Deployment,
  DeploymentError,
  type Practice,
  readDeployment,
} from "./deployment.ts";
export { drain, json, originAllowed, pathBelow, practiceOf, refusedBody } from "./http.ts";
export type { Answer, Connection, ListOptions, Ports, Room, Storage } from "./ports.ts";
