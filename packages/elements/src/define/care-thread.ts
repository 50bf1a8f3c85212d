import { CareThread } from "../care-thread.ts";
import { register } from "./register.ts";

register("care-thread", CareThread);

// For TypeScript alone: who imports this module knows the tag and its events.
export type { CareThread } from "../care-thread.ts";
export type { CareMessageEditEvent } from "../events/message-edit.ts";
export type { CareOpenPatientEvent } from "../events/open-patient.ts";
