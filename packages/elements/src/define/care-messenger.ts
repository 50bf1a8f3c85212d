import "./care-inbox.ts";
import "./care-thread.ts";
import "./care-compose.ts";
import "./care-new-conversation.ts";
import "./care-patient-search.ts";
import "./care-team.ts";
import { CareMessenger } from "../care-messenger/care-messenger.ts";
import { register } from "./register.ts";

register("care-messenger", CareMessenger);

// For TypeScript alone: who imports this module knows the tag and its events.
export type { CareMessenger } from "../care-messenger/care-messenger.ts";
export type {
  CareConversationLeaveEvent,
  CareConversationStartEvent,
  CareErrorEvent,
  CareNotificationEvent,
  CareSessionExpiredEvent,
  CareSignOutAskEvent,
} from "../events/events.ts";
