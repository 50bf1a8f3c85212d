/** Ends the grants whose time is over; only time itself asks for it. */
import { refusal } from "../../refusals/refusals.ts";
import { Draft } from "../draft.ts";
import { membersFor } from "../joining/joining.ts";
import type { ConversationState } from "../state.ts";
import type { CommandRule } from "./base.ts";

export interface Expire {
  readonly type: "expire";
}

export const expire: CommandRule<Expire> = {
  decide(state, context) {
    if (context.facts.person.person.side !== "system") return refusal("not-allowed");
    const { patient, settings } = context.facts;
    const { head, members } = state.staff;
    const draft = new Draft(state, context);
    const roster = membersFor(head.policy, patient, settings, head);
    for (const member of Object.values(members)) {
      if (member.grant === undefined || member.grant.until > context.now) continue;
      // Whom the chart makes a member is one again, as before.
      const own = roster.find(({ person }) => person.id === member.person.id);
      if (own === undefined) draft.leave(member);
      else draft.member(own);
    }
    return draft.decided();
  },
};

/** When the next grant ends, milliseconds since 1970. */
export function nextExpiry(state: ConversationState): number | null {
  const ends = Object.values(state.staff.members).flatMap(({ grant }) => (grant ? [grant.until] : []));
  return ends.length === 0 ? null : Math.min(...ends);
}
