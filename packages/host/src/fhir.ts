export {
  type ConversationsOptions,
  conversationsFromFhir,
  type FhirConversation,
  type FhirConversations,
  type LeftOutCommunication,
} from "./fhir/conversations.ts";
export {
  type Deletion,
  type FhirEntry,
  type KeptResource,
  type Place,
  type Problem,
  problemLine,
  type RosterResource,
} from "./fhir/entry.ts";
export { type FhirImport, type FhirImportOptions, importFhir, type Known } from "./fhir/import.ts";
export { type EncounterOptions, encounterResource } from "./fhir/out/encounter.ts";
export { type TaskOptions, taskResource } from "./fhir/out/task.ts";
export { type FhirRead, readFhir } from "./fhir/reading/reading.ts";
export {
  type FhirRoster,
  type Merge,
  type RosterOptions,
  rosterFromFhir,
  type Withdrawn,
} from "./fhir/roster/roster.ts";
export { type SummaryRow, summaryOf, summaryTable } from "./fhir/summary.ts";
export type { LeftOut } from "./fhir/tally.ts";
