import { CareInbox } from "../care-inbox/care-inbox.ts";
import { register } from "./register.ts";

register("care-inbox", CareInbox);

// For TypeScript alone: who imports this module knows the tag and its events.
export type { CareInbox } from "../care-inbox/care-inbox.ts";
export type {
  CareNewMessageEvent,
  CareOpenConversationEvent,
  CareOpenPatientEvent,
} from "../events/events.ts";
