/** Finishes the encounter of a day that is over; only time itself asks for it. */
import { refusal } from "../../../refusals/refusals.ts";
import { Draft } from "../../draft.ts";
import type { CommandRule } from "../base.ts";
import { nextDayEnd } from "./day.ts";
import { moveEncounter } from "./follow.ts";

export interface EndDay {
  readonly type: "end-day";
}

export const endDay: CommandRule<EndDay> = {
  decide(state, context) {
    const { person, settings } = context.facts;
    if (person.person.side !== "system") return refusal("not-allowed");
    const draft = new Draft(state, context);
    const end = nextDayEnd(state, settings);
    if (end !== null && end <= context.now) moveEncounter(draft, "finish");
    return draft.decided();
  },
};
