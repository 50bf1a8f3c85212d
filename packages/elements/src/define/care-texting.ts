import { CareTexting } from "../care-texting/care-texting.ts";
import { register } from "./register.ts";

register("care-texting", CareTexting);

// For TypeScript alone: who imports this module knows the tag and its events.
export type { CareTexting } from "../care-texting/care-texting.ts";
