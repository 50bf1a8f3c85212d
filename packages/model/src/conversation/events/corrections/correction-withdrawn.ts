/** Who asked for a correction does so no more. */
import * as z from "zod/mini";
import { withoutCorrection } from "../../state.ts";
import type { EventRule, EventView } from "../base.ts";
import { about, isForEveryone, shownBeside } from "./base.ts";

export const CorrectionWithdrawn = z.object({ ...about, type: z.literal("correction-withdrawn") });
export type CorrectionWithdrawn = z.infer<typeof CorrectionWithdrawn>;

export const correctionWithdrawn = {
  schema: CorrectionWithdrawn,
  signed: false,
  apply: ({ head, members }, { correction }) => ({ head: withoutCorrection(head, correction), members }),
} as const satisfies EventView<CorrectionWithdrawn>;

export const correctionWithdrawnRule = {
  isForEveryone,
  shownTo: shownBeside<CorrectionWithdrawn>,
  counts: false,
} as const satisfies EventRule<CorrectionWithdrawn>;
