/** The day comes on which a message to the patient is due. Only time asks for it. */
import { comesDueAt, dateAt, endOfDay } from "../../../cadence/cadence.ts";
import type { Person } from "../../../people/people.ts";
import { keepsRhythm, type PracticeSettings } from "../../../practice/practice.ts";
import { refusal } from "../../../refusals/refusals.ts";
import { Draft } from "../../draft.ts";
import type { ConversationState } from "../../state.ts";
import type { CommandRule } from "../base.ts";

export interface ComeDue {
  readonly type: "come-due";
}

/** When a message comes due next, milliseconds since 1970; null for never. */
export function nextDue({ staff: { head } }: ConversationState, settings: PracticeSettings): number | null {
  const { coaching, policy, lifecycle, patient, wroteAt } = head;
  if (coaching === undefined || !keepsRhythm(settings, policy) || lifecycle === "closed") return null;
  if (patient.deceased || patient.withdrawn) return null;
  return comesDueAt(coaching, wroteAt, settings.hours);
}

export const comeDue: CommandRule<ComeDue> = {
  decide(state, context) {
    const { person, settings } = context.facts;
    if (person.person.side !== "system") return refusal("not-allowed");
    const draft = new Draft(state, context);
    const at = nextDue(state, settings);
    if (at === null || at > context.now) return draft.decided();
    const day = dateAt(settings.hours, at);
    draft.add({ type: "message-due", day });
    if (settings.tasking) {
      const owner = coachOf(state);
      draft.add({
        ...({ type: "task-raised", task: context.newId(), why: "message-due" } as const),
        due: endOfDay(settings.hours, day),
        ...(owner === undefined ? {} : { owner }),
      });
    }
    return draft.decided();
  },
};

/** Whose message it is, where the chart names one. */
function coachOf({ staff: { members } }: ConversationState): Person | undefined {
  const coaches = Object.values(members).filter(({ role }) => role === "primary-coach");
  return coaches.length === 1 ? coaches[0]?.person : undefined;
}
