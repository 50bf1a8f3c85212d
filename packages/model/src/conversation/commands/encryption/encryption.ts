/** What devices ask of an encrypted conversation's keys, and what follows where one is taken off. */
export { changeKeys } from "./change-keys.ts";
export { deviceLeft } from "./device-left.ts";
export { keysProblem } from "./keys-problem.ts";
export { shareKeys } from "./share-keys.ts";
