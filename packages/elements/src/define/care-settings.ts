import { CareSettings } from "../care-settings/care-settings.ts";
import { register } from "./register.ts";

register("care-settings", CareSettings);

// For TypeScript alone: who imports this module knows the tag and its events.
export type { CareSettings } from "../care-settings/care-settings.ts";
