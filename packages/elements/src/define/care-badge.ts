import { CareBadge } from "../care-badge/care-badge.ts";
import { register } from "./register.ts";

register("care-badge", CareBadge);

// For TypeScript alone: who imports this module knows the tag and its events.
export type { CareBadge } from "../care-badge/care-badge.ts";
export type { CareErrorEvent, CareSessionExpiredEvent, CareSignInAskEvent } from "../events/events.ts";
