/** The patient's side asked for a correction of a message. The message stays as it is. */
import * as z from "zod/mini";
import { Day } from "../../../cadence/cadence.ts";
import { openWith } from "../../../correction/correction.ts";
import type { EventRule, EventView } from "../base.ts";
import { about, isForEveryone, shownBeside } from "./base.ts";

export const CorrectionAsked = z.object({
  ...about,
  type: z.literal("correction-asked"),
  /** The last day for an answer. */
  until: Day,
  /** What is wrong, and what should stand there. */
  body: z.object({ wrong: z.string(), right: z.string() }),
});
export type CorrectionAsked = z.infer<typeof CorrectionAsked>;

export const correctionAsked = {
  schema: CorrectionAsked,
  signed: false,
  apply({ head, members }, { correction: id, message, place, until, by, pos }) {
    const asked = { id, message, place, by: by === "team" ? "" : by.id, until, said: [pos] };
    const corrections = openWith(head.corrections ?? [], asked);
    return { head: { ...head, corrections, corrected: true }, members };
  },
} as const satisfies EventView<CorrectionAsked>;

export const correctionAskedRule = {
  isForEveryone,
  shownTo: shownBeside<CorrectionAsked>,
  counts: false,
} as const satisfies EventRule<CorrectionAsked>;
