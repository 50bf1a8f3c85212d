import { CareInbox } from "../care-inbox.ts";
import { register } from "./register.ts";

register("care-inbox", CareInbox);

// For TypeScript alone: who imports this module knows the tag and its events.
export type { CareInbox } from "../care-inbox.ts";
export type { CareNewMessageEvent } from "../events/new-message.ts";
export type { CareOpenConversationEvent } from "../events/open-conversation.ts";
export type { CareOpenPatientEvent } from "../events/open-patient.ts";
