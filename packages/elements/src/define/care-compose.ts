import { CareCompose } from "../care-compose/care-compose.ts";
import { exportParts } from "../exported-parts/exported-parts.ts";
import { register } from "./register.ts";

exportParts(
  "compose",
  "box attach camera drop attachments__tile attachments__file-name attachments__file-status attachments__progress attachments__error attachments__remove attachments__retry attachments__describe attachments__alt-field send reply hint note popup option avatar picture support expected policy text-count answering answered send-anyway error closed reopen other-conversation",
);
register("care-compose", CareCompose);

// For TypeScript alone: who imports this module knows the tag and its events.
export type { CareCompose } from "../care-compose/care-compose.ts";
export type { CareMessageEditEvent, CareOpenConversationEvent } from "../events/events.ts";
