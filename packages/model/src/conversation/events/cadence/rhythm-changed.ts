/** A plan began or ended, or a coach set another rhythm: staff alone see it. */
import * as z from "zod/mini";
import { Coaching } from "../../../cadence/cadence.ts";
import { coached } from "../../state.ts";
import { base, type EventRule, type EventView, unsigned } from "../base.ts";

export const RhythmChanged = z.object({
  ...base,
  type: z.literal("rhythm-changed"),
  /** As it is from here on; absent where there is neither a plan nor a rhythm any more. */
  coaching: z.optional(Coaching),
});
export type RhythmChanged = z.infer<typeof RhythmChanged>;

export const rhythmChanged = {
  schema: RhythmChanged,
  signed: false,
  apply: (view, { coaching }) => ({ ...view, head: coached(view.head, coaching) }),
} as const satisfies EventView<RhythmChanged>;

export const rhythmChangedRule = {
  isForEveryone: () => false,
  shownTo: unsigned<RhythmChanged>,
  counts: false,
} as const satisfies EventRule<RhythmChanged>;
