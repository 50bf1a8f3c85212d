import { CareNewConversation } from "../care-new-conversation/care-new-conversation.ts";
import { register } from "./register.ts";

register("care-new-conversation", CareNewConversation);

// For TypeScript alone: who imports this module knows the tag and its events.
export type { CareNewConversation } from "../care-new-conversation/care-new-conversation.ts";
export type { CareConversationStartEvent, CareStartCancelEvent } from "../events/events.ts";
