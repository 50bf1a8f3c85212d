export {
  type FhirEntry,
  type Place,
  type Problem,
  problemLine,
  type RosterResource,
} from "./fhir/entry.ts";
export { type FhirImport, type FhirImportOptions, importFhir } from "./fhir/import.ts";
export { type FhirRead, readFhir } from "./fhir/read.ts";
export { type FhirRoster, type RosterOptions, rosterFromFhir } from "./fhir/roster.ts";
