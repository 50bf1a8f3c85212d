/** What is taken out, as resources of FHIR R4. */
export { escaped } from "./escaped.ts";
export type { Exported, ExportedConversation, Taken } from "./exported.ts";
export { type ExportedResource, exportResources, type ResourceOptions } from "./resources.ts";
