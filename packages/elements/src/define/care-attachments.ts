import { CareAttachments } from "../care-attachments/care-attachments.ts";
import { register } from "./register.ts";

register("care-attachments", CareAttachments);

// For TypeScript alone: who imports this module knows the tag.
export type { CareAttachments } from "../care-attachments/care-attachments.ts";
