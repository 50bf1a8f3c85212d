/** What is asked of an encounter, and how it goes along with its conversation. */
export { changeEncounter, EncounterChange, FinishEncounter, LinkToEncounter } from "./change-encounter.ts";
export { nextDayEnd } from "./day.ts";
export { endDay } from "./end-day.ts";
export { followLifecycle, meetToday, openEncounter } from "./follow.ts";
