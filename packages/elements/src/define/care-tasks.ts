import { CareTasks } from "../care-tasks/care-tasks.ts";
import { register } from "./register.ts";

register("care-tasks", CareTasks);

// For TypeScript alone: who imports this module knows the tag and its events.
export type { CareTasks } from "../care-tasks/care-tasks.ts";
export type { CareOpenConversationEvent } from "../events/events.ts";
