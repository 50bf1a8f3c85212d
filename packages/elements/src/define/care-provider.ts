import { CareProvider } from "../care-provider/care-provider.ts";
import { register } from "./register.ts";

register("care-provider", CareProvider);

// For TypeScript alone: who imports this module knows the tag and its events.
export type { CareProvider } from "../care-provider/care-provider.ts";
export type {
  CareErrorEvent,
  CareNotificationEvent,
  CareSessionExpiredEvent,
  CareSessionWarningEvent,
  CareSignInAskEvent,
  CareSignOutAskEvent,
  CareTextingMoveEvent,
} from "../events/events.ts";
