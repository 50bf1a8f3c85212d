import { CareCompose } from "../care-compose/care-compose.ts";
import { register } from "./register.ts";

register("care-compose", CareCompose);

// For TypeScript alone: who imports this module knows the tag and its events.
export type { CareCompose } from "../care-compose/care-compose.ts";
export type { CareMessageEditEvent, CareOpenConversationEvent } from "../events/events.ts";
