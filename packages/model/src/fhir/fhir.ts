/** What is taken out, as resources of FHIR R4. */
export { encounterJson } from "./encounter.ts";
export type { Exported, ExportedConversation, Taken } from "./exported.ts";
export type { Reference } from "./references.ts";
export { type ExportedResource, exportResources, type ResourceOptions } from "./resources.ts";
export { epochKeysType, sealedType, sharedKeysType } from "./sealed.ts";
export { taskJson } from "./task.ts";
