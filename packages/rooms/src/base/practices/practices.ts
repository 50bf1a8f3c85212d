/** The practices that a deployment serves. */
export { type Known, KnownPractices, nothingPushed, Registered, registeredFrom } from "./known.ts";
export { type Practice, practiceFrom } from "./practice.ts";
