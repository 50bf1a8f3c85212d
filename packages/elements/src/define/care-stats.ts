import { CareStats } from "../care-stats/care-stats.ts";
import { exportParts } from "../exported-parts/exported-parts.ts";
import { register } from "./register.ts";

exportParts(
  "stats",
  "status try-again tile value label about measure chart table toggle reasons staff error",
);
register("care-stats", CareStats);

// For TypeScript alone: who imports this module knows the tag and its events.
export type { CareStats } from "../care-stats/care-stats.ts";
