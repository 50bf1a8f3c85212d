import { CareThread } from "../care-thread/care-thread.ts";
import { register } from "./register.ts";

register("care-thread", CareThread);

// For TypeScript alone: who imports this module knows the tag and its events.
export type { CareThread } from "../care-thread/care-thread.ts";
export type {
  CareMessageEditEvent,
  CareOpenConversationEvent,
  CareOpenEncounterEvent,
  CareOpenPatientEvent,
} from "../events/events.ts";
