import { CareHelp } from "../care-help/care-help.ts";
import { register } from "./register.ts";

register("care-help", CareHelp);

// For TypeScript alone: who imports this module knows the tag and its events.
export type { CareHelp } from "../care-help/care-help.ts";
