/** The practices that a deployment serves, and how a room knows them. */
export { type Finding, findPractice, PracticeUnknown } from "./find.ts";
export { KnownPractices, nothingPushed, Registered } from "./known.ts";
export { type Practice, practiceFrom } from "./practice.ts";
