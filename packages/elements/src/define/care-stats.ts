import { CareStats } from "../care-stats/care-stats.ts";
import { register } from "./register.ts";

register("care-stats", CareStats);

// For TypeScript alone: who imports this module knows the tag and its events.
export type { CareStats } from "../care-stats/care-stats.ts";
