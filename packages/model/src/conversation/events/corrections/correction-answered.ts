/** Staff answered: a corrected text stands beside the message from here on, or they said why none does. */
import * as z from "zod/mini";
import { AnsweredAs } from "../../../correction/correction.ts";
import { withoutCorrection } from "../../state.ts";
import type { EventRule, EventView } from "../base.ts";
import { about, isForEveryone, shownBeside } from "./base.ts";

export const CorrectionAnswered = z.object({
  ...about,
  type: z.literal("correction-answered"),
  as: AnsweredAs,
  /** The corrected text, or the reason. */
  body: z.object({ text: z.string() }),
});
export type CorrectionAnswered = z.infer<typeof CorrectionAnswered>;

export const correctionAnswered = {
  schema: CorrectionAnswered,
  signed: false,
  apply: ({ head, members }, { correction }) => ({ head: withoutCorrection(head, correction), members }),
} as const satisfies EventView<CorrectionAnswered>;

export const correctionAnsweredRule = {
  isForEveryone,
  shownTo: shownBeside<CorrectionAnswered>,
  counts: false,
} as const satisfies EventRule<CorrectionAnswered>;
