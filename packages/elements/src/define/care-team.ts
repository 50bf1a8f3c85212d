import { CareTeam } from "../care-team/care-team.ts";
import { exportParts } from "../exported-parts/exported-parts.ts";
import { register } from "./register.ts";

exportParts(
  "team",
  "header list person avatar picture here name role notified watching follow remove question ended",
);
register("care-team", CareTeam);

// For TypeScript alone: who imports this module knows the tag.
export type { CareTeam } from "../care-team/care-team.ts";
