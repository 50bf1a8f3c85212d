import { CareInbox } from "../care-inbox/care-inbox.ts";
import { exportParts } from "../exported-parts/exported-parts.ts";
import { register } from "./register.ts";

exportParts(
  "inbox",
  "bar search-field clear-search search-hint tabs tab tab-shown tab-count hits hit excerpt mark search-older search-rebuilding status lost list row row-unread row-current row-button encrypted avatar patient preview note staff-only closed time count unread envelope due waiting patients empty try-again",
);
register("care-inbox", CareInbox);

// For TypeScript alone: who imports this module knows the tag and its events.
export type { CareInbox } from "../care-inbox/care-inbox.ts";
export type {
  CareNewMessageEvent,
  CareOpenConversationEvent,
  CareOpenPatientEvent,
} from "../events/events.ts";
