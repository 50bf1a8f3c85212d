/** Closes a conversation for which another stands from now on; only the patient's room, which merged the two, asks for it. */
import type { ConversationId } from "../../names.ts";
import { refusal } from "../../refusals/refusals.ts";
import { Draft } from "../draft.ts";
import type { CommandRule } from "./base.ts";
import { followLifecycle } from "./encounter/encounter.ts";

export interface Supersede {
  readonly type: "supersede";
  readonly into: ConversationId;
}

export const supersede: CommandRule<Supersede> = {
  decide(state, context, { into }) {
    if (context.facts.person.person.side !== "system") return refusal("not-allowed");
    const draft = new Draft(state, context);
    // For good: the first of those that took its place leads to the next.
    if (state.staff.head.closed?.reason !== "merged") draft.add({ type: "closed", reason: "merged", into });
    followLifecycle(draft);
    return draft.decided();
  },
};
