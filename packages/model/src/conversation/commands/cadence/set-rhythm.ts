/** A coach sets how often a message to this patient is due. */
import * as z from "zod/mini";
import { can } from "../../../access/access.ts";
import { dateAt, Rhythm } from "../../../cadence/cadence.ts";
import { refusal } from "../../../refusals/refusals.ts";
import { authorOf, targetOf } from "../../context.ts";
import { Draft, isSame } from "../../draft.ts";
import type { SpokenRule } from "../base.ts";

export const SetRhythm = z.object({ type: z.literal("set-rhythm"), rhythm: Rhythm });
export type SetRhythm = z.infer<typeof SetRhythm>;

export const setRhythm: SpokenRule<SetRhythm> = {
  schema: SetRhythm,
  decide(state, context, { rhythm }) {
    const { facts, now } = context;
    const denied = can(facts, "coach", targetOf(state, now));
    if (denied !== null) return refusal(denied);
    const today = dateAt(facts.settings.hours, now);
    if (rhythm.type === "paused" && rhythm.until !== undefined && rhythm.until <= today)
      return refusal("pause-over");
    const { plan, rhythm: before } = state.staff.head.coaching ?? {};
    const draft = new Draft(state, context);
    if (isSame(before, rhythm)) return draft.decided();
    const coaching = { ...(plan === undefined ? {} : { plan }), rhythm, setOn: today };
    draft.add({ type: "rhythm-changed", coaching }, authorOf(facts));
    return draft.decided();
  },
};
