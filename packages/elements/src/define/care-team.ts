import { CareTeam } from "../care-team/care-team.ts";
import { register } from "./register.ts";

register("care-team", CareTeam);

// For TypeScript alone: who imports this module knows the tag.
export type { CareTeam } from "../care-team/care-team.ts";
