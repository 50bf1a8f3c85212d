/** Encounters and tasks of conversations as resources of FHIR R4. */
export { type EncounterOptions, encounterResource } from "./encounter.ts";
export { type TaskOptions, taskResource } from "./task.ts";
