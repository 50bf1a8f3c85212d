import { CareAttached } from "../care-attached/care-attached.ts";
import { register } from "./register.ts";

register("care-attached", CareAttached);

// For TypeScript alone: who imports this module knows the tag.
export type { CareAttached } from "../care-attached/care-attached.ts";
