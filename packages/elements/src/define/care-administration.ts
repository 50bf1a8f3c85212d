import { CareAdministration } from "../care-administration/care-administration.ts";
import { register } from "./register.ts";

register("care-administration", CareAdministration);

// For TypeScript alone: who imports this module knows the tag and its events.
export type { CareAdministration } from "../care-administration/care-administration.ts";
