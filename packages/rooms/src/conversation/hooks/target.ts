/** The room by which a back end is told: one for the practice. */
import type { Target } from "../../base/base.ts";

export const hooks: Target = { party: "hooks", room: "hooks" };
