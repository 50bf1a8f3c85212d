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
  CareSessionWarningEvent,
  CareSignInAskEvent,
  CareSignOutAskEvent,
  CareTextingMoveEvent,
} from "../events/events.ts";
export type {} from "./stages.ts";
