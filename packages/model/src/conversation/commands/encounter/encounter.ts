/** What is asked of an encounter, and how it goes along with its conversation. */
export { changeEncounter, EncounterChange, FinishEncounter, LinkToEncounter } from "./change-encounter.ts";
export { followLifecycle, openEncounter } from "./follow.ts";
