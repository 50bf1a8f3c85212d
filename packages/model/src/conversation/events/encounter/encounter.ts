/** What happens to a conversation's encounter: staff alone are told of any of it. */
export { encounterFinished, encounterFinishedRule } from "./encounter-finished.ts";
export { encounterLinked, encounterLinkedRule } from "./encounter-linked.ts";
export { encounterOpened, encounterOpenedRule } from "./encounter-opened.ts";
export { encounterResumed, encounterResumedRule } from "./encounter-resumed.ts";
