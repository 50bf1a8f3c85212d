/** How far a patient is on the way to being texted: as much as a list is told. */
import * as z from "zod/mini";
import { orElse } from "../fallbacks.ts";

/** To a page that does not know a status nobody can be texted. */
export const TextingStatus = /* @__PURE__ */ orElse(
  z.enum(["none", "pending", "enabled", "failed", "opted-out"]),
  "none",
);
export type TextingStatus = z.infer<typeof TextingStatus>;
