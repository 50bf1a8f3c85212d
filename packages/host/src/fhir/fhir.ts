/** Reads a roster and conversations from FHIR R4, and gives encounters and tasks as its resources. */
export {
  type ConversationsOptions,
  conversationsFromFhir,
  type FhirConversation,
  type FhirConversations,
  idIn,
  type LeftOutCommunication,
} from "./conversations.ts";
export {
  type Deletion,
  type FhirEntry,
  type KeptResource,
  type Place,
  type Problem,
  problemLine,
  type RosterResource,
} from "./entry.ts";
export { type FhirImport, type FhirImportOptions, importFhir, type Known } from "./import.ts";
export { type EncounterOptions, encounterResource, type TaskOptions, taskResource } from "./out/out.ts";
export { type FhirRead, readFhir } from "./reading/reading.ts";
export {
  type FhirRoster,
  type Merge,
  type RosterOptions,
  rosterFromFhir,
  type Withdrawn,
} from "./roster/roster.ts";
export { type SummaryRow, summaryOf, summaryTable } from "./summary.ts";
export type { LeftOut } from "./tally.ts";
