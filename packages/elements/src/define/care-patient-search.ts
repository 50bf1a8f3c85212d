import { CarePatientSearch } from "../care-patient-search/care-patient-search.ts";
import { register } from "./register.ts";

register("care-patient-search", CarePatientSearch);

// For TypeScript alone: who imports this module knows the tag and its events.
export type { CarePatientSearch } from "../care-patient-search/care-patient-search.ts";
export type { CarePatientSelectEvent } from "../events/events.ts";
